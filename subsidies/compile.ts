import type { AppliedRule } from './applied-rule.ts';
import { conditionSql } from './condition-sql.ts';
import { inputsOf } from './inputs.ts';
import { amountOf, type MechanismEntry } from './mechanisms.ts';
import type { PaymentUnit } from './payment-unit.ts';
import type { Rule } from './rule-schema.ts';
import { termsOf } from './terms.ts';
import { barsOnDay } from './gates.ts';

/** Further caps that a rule can have beside its mechanism's own. */
export const CAPS = 3;

/** Where a rule reads its facts. */
export interface Source {
  readonly table: string;
  /** The name of the flag that says whether a gate bars, by the gate's id. */
  readonly flags: ReadonlyMap<string, string>;
}

/**
 * The SQL that adds to `due` what a rule pays before caps that hold for more than one row, before
 * gates and before other rules: a row a fact, or a row a beneficiary and year. `number` is the rule's
 * place in the run.
 */
export function dueSql(applied: AppliedRule, number: number, source: Source): string {
  const { rule, view, from, to } = applied;
  const inputs = inputsOf(applied);
  const gates = applied.gates.map((gate) => gateSql(gate, applied, source));
  const facts = `SELECT
    f.*,
    ${bits(inputs.filter(({ register }) => !register).map(({ unknown }) => unknown))} AS missing,
    ${bits(inputs.filter(({ register }) => register).map(({ unknown }) => unknown))} AS presumed,
    ${bits(gates)} AS gates
  FROM ${source.table} f
  WHERE ${[
    ...(view.only === undefined ? [] : [view.only]),
    `f.date >= DATE '${from}'`,
    ...(to === null ? [] : [`f.date <= DATE '${to}'`]),
    ...inputs.filter(({ holds }) => holds !== 'true').map(({ holds }) => `${holds} IS NOT FALSE`),
  ].join('\n    AND ')}`;
  const ofYear = rule.row === 'year';
  const basis = basisSql(rule, applied, ofYear ? summed : (sql) => sql);
  const row = ofYear ? yearRow(applied, number, basis) : eventRow(applied, number, basis);
  const having = rule.having === undefined ? '' : havingSql(applied, basis ?? 'NULL');
  const grouped = rule.row === 'year' ? '\nGROUP BY f.b_code, f.simulated, year(f.date)' : '';
  const filled = row.flatMap((sql, at) => (sql === NOTHING ? [] : [`${sql} AS ${COLUMNS[at]}`]));
  return `INSERT INTO due BY NAME
SELECT ${filled.join(',\n  ')}
FROM (
  ${facts}
) f${grouped}${having};`;
}

const NOTHING = 'NULL';

/** The columns of `due` in the order in which rows are put together; what is nothing is left out. */
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
  ...Array.from({ length: CAPS }, (_, at) => [`cap_key_${at + 1}`, `cap_${at + 1}`]).flat(),
];

/** Bit by bit, what of each row is true. */
function bits(conditions: readonly string[]): string {
  if (conditions.length === 0) return '0';
  return conditions.map((sql, at) => `CASE WHEN ${sql} THEN ${2 ** at} ELSE 0 END`).join(' + ');
}

function gateSql(
  gate: AppliedRule['gates'][number],
  { view }: AppliedRule,
  { flags }: Source,
): string {
  const flag = flags.get(gate.id);
  if (flag !== undefined) return `f.${flag}`;
  const { check, from, to, terms } = gate;
  if (check.by !== 'fact') return barsOnDay(gate) ?? 'false';
  const met = Object.entries(check.when).map(([name, test]) => {
    const column = view.columns.get(name);
    return column ? `(${conditionSql(column, test, terms)})` : 'false';
  });
  const until = to === null ? [] : [`f.date <= DATE '${to}'`];
  return [`f.date >= DATE '${from}'`, ...until, ...met].join(' AND ');
}

const COUNTS = 'f.missing = 0 AND f.gates = 0';

function eventRow(applied: AppliedRule, number: number, basis: string | null): string[] {
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
    ownCap(applied, amount, 'f.date', (sql) => sql),
    'f.missing',
    'f.presumed',
    'f.gates',
    ...capSlots(applied, number, amount, (sql) => sql),
  ];
}

/**
 * The sum over a year's facts that count: those that no gate bars, or all where each is barred, so
 * that a barred row shows what it would be.
 */
function summed(sql: string): string {
  return `CASE WHEN count(*) FILTER (WHERE f.gates = 0) > 0 THEN coalesce(sum(${sql}) FILTER (WHERE ${COUNTS}), 0) ELSE sum(${sql}) FILTER (WHERE f.missing = 0) END`;
}

function yearRow(applied: AppliedRule, number: number, basis: string | null): string[] {
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
    ownCap(applied, amount, 'max(f.date)', (sql) => `any_value(${sql})`),
    'coalesce(bit_or(f.missing) FILTER (WHERE f.gates = 0), bit_or(f.missing))',
    'bit_or(f.presumed)',
    'CASE WHEN count(*) FILTER (WHERE f.gates = 0) = 0 THEN bit_or(f.gates) ELSE 0 END',
    ...capSlots(applied, number, amount, (sql) => `any_value(${sql})`),
  ];
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

function money(applied: AppliedRule, reference: string, date: string): string {
  return termsOf({
    parameters: applied.rule.parameters,
    parametersOf: applied.parametersOf,
    view: applied.view,
    basis: 'NULL',
    date,
    rounding: applied.rounding,
    wrap: (sql) => sql,
  }).money(reference);
}

/** The mechanism's own cap, where it holds for one row alone; null where there is none. */
function ownCap(
  applied: AppliedRule,
  amount: string,
  date: string,
  wrap: (sql: string) => string,
): string {
  const rowAlone = applied.rule.caps
    .filter(({ per, shared }) => shared === undefined && aloneIn(applied.rule, per))
    .map((cap) => capMoney(applied, cap.amount, date, wrap));
  const { mechanism } = applied.rule;
  const own = capOf(mechanism);
  if (own !== null && 'per' in mechanism && aloneIn(applied.rule, mechanism.per)) {
    rowAlone.push(money(applied, own, date));
  }
  if (rowAlone.length === 0) return NOTHING;
  return rowAlone.length === 1 ? String(rowAlone[0]) : `least(${rowAlone.join(', ')})`;
}

type CapAmount = Rule['caps'][number]['amount'];

function capMoney(
  applied: AppliedRule,
  amount: CapAmount,
  date: string,
  wrap: (sql: string) => string,
): string {
  if (typeof amount === 'string') return money(applied, amount, date);
  const column = wrap(applied.view.columns.get(amount.column)?.sql ?? 'NULL');
  if (amount.rate === undefined) return column;
  return termsOf({
    parameters: applied.rule.parameters,
    parametersOf: applied.parametersOf,
    view: applied.view,
    basis: column,
    date,
    rounding: 'down',
    wrap: (sql) => sql,
  }).times(column, amount.rate);
}

export function capOf(mechanism: MechanismEntry): string | null {
  return 'cap' in mechanism ? (mechanism.cap ?? null) : null;
}

/** Every cap that bounds the rule, as its figures name it. */
export function capsOf(rule: Rule) {
  const { mechanism, caps } = rule;
  const own = capOf(mechanism);
  return [
    ...(own === null || !('per' in mechanism)
      ? []
      : [{ amount: own as CapAmount, per: mechanism.per, shared: null }]),
    ...caps.map(({ amount, per, shared = null }) => ({ amount, per, shared })),
  ];
}

/** True where each row of the rule has a cap of its own. */
function aloneIn({ row }: Rule, per: PaymentUnit): boolean {
  return row === 'year' ? per.includes('year') : per.includes('event');
}

/** Caps over several rows: for each slot the key under which rows fill it together, and the sum. */
function capSlots(
  applied: AppliedRule,
  number: number,
  amount: string,
  wrap: (sql: string) => string,
): string[] {
  const { rule } = applied;
  const { mechanism } = rule;
  const date = rule.row === 'year' ? 'max(f.date)' : 'f.date';
  const slots: { key: string; fen: string }[] = [];
  const add = (name: string, per: PaymentUnit, fen: string) =>
    slots.push({ key: keySql(applied, name, per, wrap), fen });
  // A fixed sum once for each of `per` is a sum that only the first row fills.
  if (
    mechanism.kind === 'fixed' ||
    mechanism.kind === 'graded' ||
    mechanism.kind === 'instalments'
  ) {
    if (!aloneIn(rule, mechanism.per)) add(`rule ${number}`, mechanism.per, amount);
  }
  const own = capOf(mechanism);
  if (own !== null && 'per' in mechanism && !aloneIn(rule, mechanism.per)) {
    add(`rule ${number}`, mechanism.per, money(applied, own, date));
  }
  for (const [at, cap] of rule.caps.entries()) {
    if (cap.shared === undefined && aloneIn(rule, cap.per)) continue;
    const name = cap.shared ?? `rule ${number} cap ${at}`;
    add(name, cap.per, capMoney(applied, cap.amount, date, wrap));
  }
  if (slots.length > CAPS) throw new Error(`${rule.id} has more than ${CAPS} caps over its rows`);
  return Array.from(
    { length: CAPS },
    (_, at) => slots[at] ?? { key: NOTHING, fen: NOTHING },
  ).flatMap(({ key, fen }) => [key, fen]);
}

function keySql(
  { view }: AppliedRule,
  name: string,
  per: PaymentUnit,
  wrap: (sql: string) => string,
): string {
  const parts = per.map((unit) => {
    if (unit === 'beneficiary') return 'f.b_code';
    if (unit === 'year') return 'CAST(year(f.date) AS VARCHAR)';
    if (unit === 'event') return wrap('f.fact_id');
    return wrap(`CAST(${view.columns.get(unit)?.sql ?? 'NULL'} AS VARCHAR)`);
  });
  return `concat_ws('|', '${name}', f.simulated, ${parts.join(', ')})`;
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
