import type { CivilDate } from '../core/civil-date.ts';
import { conditionSql, text, type ConditionTerms } from './condition-sql.ts';
import { factText } from './fact-tables.ts';
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

/** The name of the column of facts that says whether the gate bars. */
export function flagName({ id }: Gate): string {
  return `bars_${id.replaceAll(/[^a-z0-9]/g, '_')}`;
}

function checkSql(gate: Gate): string | undefined {
  const { check, terms } = gate;
  switch (check.by) {
    case 'register':
      return inRegister(check.words ?? []);
    case 'zeroRd':
      return `${fourUp(check.fourUp)}(f.b_code, f.simulated, year(f.date)) IN (
    SELECT (code, simulated, year) FROM ${zeroTable(gate.id)}
  )`;
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

/** Leaves out firms that the register knows not to be of 四上. */
function fourUp(wanted: true | readonly string[] | undefined): string {
  if (wanted === undefined) return '';
  const other =
    wanted === true
      ? 'f.u_four_up_category IS NULL AND f.u_above_scale IS NOT TRUE'
      : `coalesce(f.u_four_up_category NOT IN (${wanted.map(text).join(', ')}), true)`;
  return `NOT coalesce(f.u_kind = '企业' AND ${other}, false) AND `;
}

function zeroTable(id: string): string {
  return `zero_${id.replaceAll(/[^a-z0-9]/g, '_')}`;
}

/**
 * The SQL of a table of the units and years of events that a gate of R&D bars: in each of the years
 * before, some source says zero (or was not answered), and none says more.
 */
export function zeroTableSql({ id, check, terms }: Gate): string {
  if (check.by !== 'zeroRd') return '';
  const years = terms.figure(check.years, 0).numerator;
  const none = {
    passes: 'zero',
    bars: 'zero OR silent',
    barsOutsideToo: 'zero OR silent OR not_asked',
  }[check.notReported];
  return `CREATE OR REPLACE TEMP TABLE ${zeroTable(id)} AS
SELECT code, simulated, year + later AS year
FROM (
  SELECT code, simulated, year
  FROM (
${factText('rd-year')})
  WHERE data_source IN (${check.sources.map(text).join(', ')})
  GROUP BY code, simulated, year
  HAVING bool_or(${none}) AND NOT bool_or(spent)
) without, unnest(range(1, ${years} + 1)) AS laters(later)
GROUP BY code, simulated, year + later
HAVING count(*) = ${years};`;
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
    FROM known_event o WHERE ${same} AND ${days}
  ), false)`;
  }
  return `(SELECT count(*) FROM known_event o WHERE ${same} AND ${days} AND ${holds}) >= ${least}`;
}
