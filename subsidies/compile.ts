import type { AppliedRule } from './applied-rule.ts';
import { SLOTS, ownCap, severalRows, type CapPlaces } from './caps.ts';
import { conditionSql } from './condition-sql.ts';
import { numberSql } from './fact-views.ts';
import { inputsOf } from './inputs.ts';
import { amountOf } from './mechanisms.ts';
import type { Rule } from './rule-schema.ts';
import { termsOf } from './terms.ts';
import { tableName } from './fact-tables.ts';
import { barsOnDay, flagName } from './gates.ts';

/**
 * The SQL of what a rule pays, for the table `entitled`, before caps that hold for more than one row, before
 * gates and before other rules: a row a fact, or a row a beneficiary and year. `number` is the rule's
 * place in the run, `places` those of the caps that several of its rules fill.
 */
export function dueSql(applied: AppliedRule, number: number, places: CapPlaces): string {
  const { rule, view, from, to } = applied;
  const inputs = inputsOf(applied);
  const unknown = (register: boolean) =>
    bits(inputs.flatMap((input) => (input.register === register ? [input.unknown] : [])));
  const found: Found = {
    missing: unknown(false),
    presumed: unknown(true),
    gates: bits(applied.gates.map((gate) => gateSql(gate, applied))),
  };
  const facts = `FROM ${tableName(view, rule.beneficiary)} f
WHERE ${[
    ...(view.only === undefined ? [] : [view.only]),
    `f.date >= DATE '${from}'`,
    ...(to === null ? [] : [`f.date <= DATE '${to}'`]),
    ...inputs.filter(({ holds }) => holds !== 'true').map(({ holds }) => `${holds} IS NOT FALSE`),
  ].join('\n  AND ')}`;
  if (rule.row !== 'year') {
    const basis = basisSql(rule, applied, (sql) => sql);
    return `SELECT ${named(eventRow(applied, number, basis, places, found))}\n${facts}`;
  }
  const basis = basisSql(rule, applied, summed);
  const having = rule.having === undefined ? '' : havingSql(applied, basis ?? 'NULL');
  return `SELECT ${named(yearRow(applied, number, basis, places))}
FROM (
SELECT f.*, ${Object.entries(found)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(', ')}
${facts}
) f
GROUP BY f.b_code, f.simulated, year(f.date)${having}`;
}

/** Of each fact, a bit for each input that it lacks, that is presumed of it, and each gate that bars it. */
interface Found {
  readonly missing: string;
  readonly presumed: string;
  readonly gates: string;
}

function named(row: readonly string[]): string {
  return row
    .flatMap((sql, at) => (sql === NOTHING ? [] : [`${sql} AS ${COLUMNS[at]}`]))
    .join(',\n  ');
}

const NOTHING = 'NULL';

/** The columns of settle/entitled.sql in the order in which rows are put together; nothing is left out. */
const COLUMNS = [
  'rule',
  'fact_id',
  'beneficiary',
  'region',
  'simulated',
  'event_date',
  'facts',
  'facts_barred',
  'basis',
  'uncapped',
  'cap',
  'missing',
  'presumed',
  'gates',
  'payable_from',
  'once_key',
  ...SLOTS.flatMap((slot) => [`cap_key_${slot}`, `cap_${slot}`]),
];

/** Bit by bit, what of each row is true. */
function bits(conditions: readonly string[]): string {
  if (conditions.length === 0) return '0';
  return conditions.map((sql, at) => `CASE WHEN ${sql} THEN ${2 ** at} ELSE 0 END`).join(' + ');
}

function gateSql(gate: AppliedRule['gates'][number], { view }: AppliedRule): string {
  if (barsOnDay(gate) !== undefined) return `f.${flagName(gate)}`;
  const { check, from, to, terms } = gate;
  if (check.by !== 'fact') return 'false';
  const met = Object.entries(check.when).map(([name, test]) => {
    const column = view.columns.get(name);
    return column ? `(${conditionSql(column, test, terms)})` : 'false';
  });
  const until = to === null ? [] : [`f.date <= DATE '${to}'`];
  return [`f.date >= DATE '${from}'`, ...until, ...met].join(' AND ');
}

const COUNTS = 'f.missing = 0 AND f.gates = 0';

function eventRow(
  applied: AppliedRule,
  number: number,
  basis: string | null,
  places: CapPlaces,
  { missing, presumed, gates }: Found,
): string[] {
  const amount = amountSql(applied, basis, (sql) => sql, 'f.date');
  return [
    String(number),
    'f.fact_id',
    'f.b_code',
    'f.b_region',
    'f.simulated',
    'f.date',
    '1',
    '0',
    basis ?? NOTHING,
    amount,
    ownCap(applied, 'f.date', (sql) => sql),
    missing,
    presumed,
    gates,
    payableFrom(applied),
    ...severalRows(applied, number, places, 'f.date', (sql) => sql),
  ];
}

/**
 * The sum over a year's facts that count: those that no gate bars, or all where each is barred, so
 * that a barred row shows what it would be.
 */
function summed(sql: string): string {
  return `CASE WHEN count(*) FILTER (WHERE f.gates = 0) > 0 THEN coalesce(sum(${sql}) FILTER (WHERE ${COUNTS}), 0) ELSE sum(${sql}) FILTER (WHERE f.missing = 0) END`;
}

function yearRow(
  applied: AppliedRule,
  number: number,
  basis: string | null,
  places: CapPlaces,
): string[] {
  const amount = amountSql(applied, basis, summed, 'max(f.date)');
  return [
    String(number),
    `CAST(year(f.date) AS VARCHAR)`,
    'f.b_code',
    'arg_max(f.b_region, f.date)',
    'f.simulated',
    'max(f.date)',
    'count(*) FILTER (WHERE f.gates = 0)',
    'count(*) FILTER (WHERE f.gates <> 0)',
    basis ?? NOTHING,
    amount,
    ownCap(applied, 'max(f.date)', (sql) => `any_value(${sql})`),
    'coalesce(bit_or(f.missing) FILTER (WHERE f.gates = 0), bit_or(f.missing))',
    'bit_or(f.presumed)',
    'CASE WHEN count(*) FILTER (WHERE f.gates = 0) = 0 THEN bit_or(f.gates) ELSE 0 END',
    payableFrom(applied, 'max'),
    ...severalRows(applied, number, places, 'max(f.date)', (sql) => `any_value(${sql})`),
  ];
}

/** The year from which the day of payment is counted, where a column gives it. */
function payableFrom({ rule, view }: AppliedRule, of = ''): string {
  const column = view.columns.get(rule.payable.yearOf ?? '');
  return column ? `${of}(CAST(${numberSql(column)} AS INTEGER))` : NOTHING;
}

/** What the rate applies to, in fen. */
function basisSql(
  { basis }: Rule,
  { view }: AppliedRule,
  wrap: (sql: string) => string,
): string | null {
  if (basis === null) return null;
  const column = (name: string) => view.columns.get(name)?.sql ?? 'NULL';
  const sum = (of: Exclude<typeof basis, unknown[]>) =>
    typeof of === 'string'
      ? column(of)
      : `(${[of.plus.map(column).join(' + '), ...(of.minus ?? []).map(column)].join(' - ')})`;
  if (!Array.isArray(basis)) return wrap(sum(basis));
  const branches = basis.map(({ to, is }) =>
    to === undefined ? `ELSE ${sum(is)}` : `WHEN f.date <= DATE '${to}' THEN ${sum(is)}`,
  );
  return wrap(`CASE ${branches.join(' ')} END`);
}

function amountSql(
  applied: AppliedRule,
  basis: string | null,
  wrap: (sql: string) => string,
  date: string,
): string {
  const { rule, view, rounding, parametersOf } = applied;
  const terms = termsOf({
    parameters: rule.parameters,
    parametersOf,
    view,
    basis: basis ?? NOTHING,
    date,
    rounding,
    wrap,
  });
  return amountOf(rule.mechanism, terms) ?? NOTHING;
}

/** Conditions on what a year's facts come to; a row with missing inputs stays, since more may come. */
function havingSql({ rule, conditions }: AppliedRule, sum: string): string {
  const met = Object.entries(rule.having ?? {}).map(([name, test]) => {
    const sql = name === 'count' ? `count(*) FILTER (WHERE ${COUNTS})` : sum;
    const kind = name === 'count' ? 'number' : 'money';
    return conditionSql({ name, zh: name, kind, sql }, test, conditions);
  });
  return `\nHAVING (${met.join(' AND ').replaceAll('f.date', 'max(f.date)')}) OR bit_or(f.missing) <> 0`;
}
