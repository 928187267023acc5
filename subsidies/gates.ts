import type { CivilDate } from '../core/civil-date.ts';
import { conditionSql, text, type ConditionTerms } from './condition-sql.ts';
import { FACT_VIEWS } from './fact-views.ts';
import type { GateCheck } from './mechanisms/gate.ts';

/** A gate with the days on which it can bar. */
export interface Gate {
  readonly id: string;
  readonly name: string;
  readonly check: GateCheck;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly terms: ConditionTerms;
  /** The kinds of unit that it looks at, as registers write them; all where it names none. */
  readonly kinds: readonly string[] | null;
}

/**
 * SQL over the row `f` of a fact that is true where the gate bars its beneficiary on that day, and
 * undefined where it cannot be told from code and day alone.
 */
export function barsOnDay(gate: Gate): string | undefined {
  const sql = checkSql(gate);
  if (sql === undefined) return undefined;
  const to = gate.to === null ? '' : ` AND f.date <= DATE '${gate.to}'`;
  const kinds =
    gate.kinds === null
      ? ''
      : ` AND coalesce(f.b_kind IN (${gate.kinds.map(text).join(', ')}), true)`;
  return `(f.date >= DATE '${gate.from}'${to}${kinds} AND ${sql})`;
}

function checkSql({ check, terms }: Gate): string | undefined {
  switch (check.by) {
    case 'register':
      return inRegister(check.words ?? []);
    case 'zeroRd':
      return zeroRd(check, terms);
    case 'otherEvent':
      return otherEvent(check, terms);
    default:
      return undefined;
  }
}

function inRegister(words: readonly string[]): string {
  const worded = words.map(
    (word) => `bar.restriction LIKE ${text(`%${word}%`)} OR bar.basis LIKE ${text(`%${word}%`)}`,
  );
  return `EXISTS (
    SELECT 1 FROM bar
    WHERE bar.code = f.b_code AND bar.simulated = f.simulated
      AND f.date BETWEEN bar.valid_from AND bar.valid_to${worded.length > 0 ? ` AND (${worded.join(' OR ')})` : ''}
  )`;
}

/** In each of the years before, some source says zero (or was not answered), and none says more. */
function zeroRd(check: Extract<GateCheck, { by: 'zeroRd' }>, terms: ConditionTerms): string {
  const years = Number(terms.figure(check.years, 0).numerator);
  const sources = check.sources.map(text).join(', ');
  const none = check.notReported === 'bars' ? '(rd_year.zero OR rd_year.silent)' : 'rd_year.zero';
  return Array.from({ length: years }, (_, at) => {
    const ofYear = `rd_year.code = f.b_code AND rd_year.simulated = f.simulated AND rd_year.year = year(f.date) - ${at + 1} AND rd_year.data_source IN (${sources})`;
    return `EXISTS (SELECT 1 FROM rd_year WHERE ${ofYear} AND ${none})
    AND NOT EXISTS (SELECT 1 FROM rd_year WHERE ${ofYear} AND rd_year.spent)`;
  }).join('\n    AND ');
}

function otherEvent(
  check: Extract<GateCheck, { by: 'otherEvent' }>,
  terms: ConditionTerms,
): string {
  const view = FACT_VIEWS.get(check.event);
  const met = Object.entries(check.when).map(([name, test]) => {
    const column = view?.columns.get(name);
    return column
      ? `(${conditionSql({ ...column, sql: column.sql.replaceAll('f.', 'o.') }, test, terms)})`
      : 'false';
  });
  const holds = met.join(' AND ') || 'true';
  const same = `o.code = f.b_code AND o.simulated = f.simulated AND o.event_type = ${text(view?.zh ?? '')}`;
  const days =
    check.within === 'ever'
      ? 'o.date < f.date'
      : check.within === 'sameYear'
        ? 'year(o.date) = year(f.date)'
        : `o.date < f.date AND o.date >= f.date - INTERVAL (${terms.figure(check.within, 0).numerator}) YEAR`;
  const least = check.atLeast === undefined ? '1' : terms.figure(check.atLeast, 0).numerator;
  if (check.consecutive === true) {
    return `coalesce((
    SELECT len(list(1)) >= ${least} AND list_bool_and(list_slice(list((${holds}) IS TRUE ORDER BY o.date DESC), 1, ${least}))
    FROM other_event o WHERE ${same} AND ${days}
  ), false)`;
  }
  return `(SELECT count(*) FROM other_event o WHERE ${same} AND ${days} AND ${holds}) >= ${least}`;
}
