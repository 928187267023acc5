import type { AppliedRule } from './applied-rule.ts';
import type { MechanismEntry } from './mechanisms.ts';
import type { PaymentUnit } from './payment-unit.ts';
import type { Rule } from './rule-schema.ts';
import { termsOf } from './terms.ts';

/** Caps over several rows that a rule can have alone, and those that it can share with others. */
const OWN = 2;
const SHARED = 3;

/** Caps over several rows are filled one after another, a rule's own before those that it shares. */
export const SLOTS: readonly number[] = Array.from({ length: OWN + SHARED }, (_, at) => at + 1);

/** The slot of each cap that several rules fill together. */
export type CapPlaces = ReadonlyMap<string, number>;

/**
 * The slots of shared caps: one and the same for all rules that fill a cap, and for a rule that fills
 * several in the order of their names, whichever other rules are in the run.
 */
export function capPlaces(rules: readonly AppliedRule[]): CapPlaces {
  const sets = rules.map(({ rule }) => sharedNames(rule).toSorted());
  const places = new Map<string, number>();
  for (const name of [...new Set(sets.flat())].toSorted()) {
    const before = sets.flatMap((set) =>
      set.includes(name)
        ? set.slice(0, set.indexOf(name)).map((each) => places.get(each) ?? 0)
        : [],
    );
    places.set(name, Math.max(OWN, ...before) + 1);
  }
  return places;
}

function sharedNames({ caps }: Rule): string[] {
  return caps.flatMap(({ shared }) => shared ?? []);
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

/**
 * True where the sum is due once for each of the mechanism's `per`, over several rows: the first that
 * counts has it, and later ones nothing, whatever they would come to.
 */
export function paysOnce(rule: Rule): boolean {
  const { mechanism } = rule;
  return (
    ONCE.has(mechanism.kind) &&
    capOf(mechanism) === null &&
    'per' in mechanism &&
    !aloneIn(rule, mechanism.per)
  );
}

const ONCE: ReadonlySet<string> = new Set(['fixed', 'graded', 'tiered', 'instalments']);

/** True where each row of the rule has a cap of its own. */
function aloneIn({ row }: Rule, per: PaymentUnit): boolean {
  return row === 'year' ? per.includes('year') : per.includes('event');
}

/** The caps that hold for one row alone, in fen; null in SQL where there are none. */
export function ownCap(applied: AppliedRule, date: string, wrap: Wrap): string {
  const { rule } = applied;
  const rowAlone = rule.caps
    .filter(({ per, shared }) => shared === undefined && aloneIn(rule, per))
    .map((cap) => capMoney(applied, cap.amount, date, wrap));
  const own = capOf(rule.mechanism);
  if (own !== null && 'per' in rule.mechanism && aloneIn(rule, rule.mechanism.per)) {
    rowAlone.push(money(applied, own, date));
  }
  if (rowAlone.length === 0) return 'NULL';
  return rowAlone.length === 1 ? String(rowAlone[0]) : `least(${rowAlone.join(', ')})`;
}

/**
 * Over several rows: the key under which only the first is paid, then for each slot the key under which
 * rows fill a cap together, and its sum.
 */
export function severalRows(
  applied: AppliedRule,
  number: number,
  places: CapPlaces,
  date: string,
  wrap: Wrap,
): string[] {
  const { rule } = applied;
  const { mechanism, caps } = rule;
  const slots = new Map<number, readonly [key: string, fen: string]>();
  const own = capOf(mechanism);
  const alone: { amount: CapAmount; per: PaymentUnit }[] = [];
  if (own !== null && 'per' in mechanism) alone.push({ amount: own, per: mechanism.per });
  alone.push(...caps.filter(({ shared }) => shared === undefined));
  for (const { amount, per } of alone) {
    if (aloneIn(rule, per)) continue;
    const slot = slots.size + 1;
    if (slot > OWN) throw new Error(`${rule.id} has more than ${OWN} caps over its rows`);
    const key = keySql(applied, `rule ${number} cap ${slot}`, per, wrap);
    slots.set(slot, [key, capMoney(applied, amount, date, wrap)]);
  }
  for (const { amount, per, shared } of caps) {
    if (shared === undefined) continue;
    const slot = places.get(shared) ?? 0;
    if (!SLOTS.includes(slot)) throw new Error(`${rule.id} shares more than ${SHARED} caps`);
    slots.set(slot, [keySql(applied, shared, per, wrap), capMoney(applied, amount, date, wrap)]);
  }
  const once =
    paysOnce(rule) && 'per' in mechanism
      ? keySql(applied, `rule ${number}`, mechanism.per, wrap)
      : 'NULL';
  return [once, ...SLOTS.flatMap((slot) => slots.get(slot) ?? ['NULL', 'NULL'])];
}

type CapAmount = Rule['caps'][number]['amount'];
type Wrap = (sql: string) => string;

function money(applied: AppliedRule, reference: string, date: string): string {
  return terms(applied, 'NULL', date).money(reference);
}

function capMoney(applied: AppliedRule, amount: CapAmount, date: string, wrap: Wrap): string {
  if (typeof amount === 'string') return money(applied, amount, date);
  const column = wrap(applied.view.columns.get(amount.column)?.sql ?? 'NULL');
  if (amount.rate === undefined) return column;
  return terms(applied, column, date).times(column, amount.rate);
}

function terms({ rule, parametersOf, view }: AppliedRule, basis: string, date: string) {
  const { parameters } = rule;
  return termsOf({
    parameters,
    parametersOf,
    view,
    basis,
    date,
    rounding: 'down',
    wrap: (sql) => sql,
  });
}

function keySql({ view }: AppliedRule, name: string, per: PaymentUnit, wrap: Wrap): string {
  const parts = per.map((unit) => {
    if (unit === 'beneficiary') return 'f.b_code';
    if (unit === 'year') return 'CAST(year(f.date) AS VARCHAR)';
    if (unit === 'event') return wrap('f.fact_id');
    return wrap(`CAST(${view.columns.get(unit)?.sql ?? 'NULL'} AS VARCHAR)`);
  });
  return `concat_ws('|', '${name}', f.simulated, ${parts.join(', ')})`;
}

/** SQL that is true of a row whose sum fills caps: none that a gate bars or whose inputs are not all known. */
const FILLS = 'gates = 0 AND missing = 0 AND ceiling IS NOT NULL';

/** What is due once over several rows: the first that counts has it. */
const ONCE_SQL = `UPDATE entitled SET ceiling = 0
WHERE rowid IN (
  SELECT place
  FROM (
    SELECT rowid AS place, row_number() OVER (PARTITION BY once_key ORDER BY event_date, fact_id) AS nth
    FROM entitled
    WHERE once_key IS NOT NULL AND ceiling > 0 AND ${FILLS}
  )
  WHERE nth > 1
);`;

/**
 * The SQL that caps the sums of the table `entitled` over several rows, where its rules (`statements`) do:
 * first what is due once, then caps that several rows fill in the order of their days: a row gets what
 * the facts before it have left. A fact that several rules pay for fills a cap once, with the highest of
 * them. A barred row, or one whose inputs are not all known, fills nothing, and shows what it would get.
 */
export function capsSql(statements: readonly string[]): string[] {
  const fill = (column: string) => statements.some((sql) => sql.includes(` AS ${column}`));
  return [
    ...(fill('once_key') ? [ONCE_SQL] : []),
    ...SLOTS.filter((slot) => fill(`cap_${slot}`)).map(slotSql),
  ];
}

function slotSql(slot: number): string {
  const key = `cap_key_${slot}`;
  const cap = `cap_${slot}`;
  return `UPDATE entitled SET ceiling = least(ceiling, CASE WHEN ${FILLS} THEN greatest(${cap} - filled, 0) ELSE ${cap} END)
FROM (
  SELECT
    place,
    coalesce(sum(of_fact) OVER (
      PARTITION BY ${key} ORDER BY event_date, fact_id GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS filled
  FROM (
    SELECT
      *,
      rowid AS place,
      CASE
        WHEN ${FILLS} AND row_number() OVER (
          PARTITION BY ${key}, event_date, fact_id ORDER BY CASE WHEN ${FILLS} THEN ceiling END DESC NULLS LAST, rule
        ) = 1 THEN ceiling
        ELSE 0
      END AS of_fact
    FROM entitled
    WHERE
      ${cap} IS NOT NULL
      AND ${key} IN (SELECT ${key} FROM entitled WHERE ${cap} IS NOT NULL GROUP BY ${key} HAVING count(*) > 1)
  )
)
WHERE place = entitled.rowid AND ceiling IS NOT NULL;
-- Rows that fill it alone.
UPDATE entitled SET ceiling = ${cap} WHERE ceiling > ${cap};`;
}
