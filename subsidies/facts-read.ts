import { earlier, type CivilDate } from '../core/civil-date.ts';
import type { AppliedRule } from './applied-rule.ts';
import { capOf, paysOnce } from './caps.ts';
import {
  columnsRead,
  modelColumns,
  tableName,
  type FactTable,
  type SharedModel,
} from './fact-tables.ts';
import { beneficiaryOf } from './fact-views.ts';
import { factFlags } from './fact-flags.ts';
import { barsOnDay } from './gates.ts';

/** The tables of facts that a run makes, and the models of which several are made. */
export interface FactsRead {
  readonly tables: readonly FactTable[];
  readonly shared: ReadonlyMap<string, SharedModel>;
}

/**
 * What the rules read, as their SQL (`statements`, in the order of the rules) says: one table a kind
 * and role, with those columns only, as far back as any rule must look.
 */
export function factsRead(
  rules: readonly AppliedRule[],
  statements: readonly string[],
  { year, asOf }: { readonly year: number; readonly asOf: CivilDate },
): FactsRead {
  const to = earlier(`${year}-12-31`, asOf);
  const tables = new Map<string, FactTable>();
  for (const [number, applied] of rules.entries()) {
    const { rule, view } = applied;
    const beneficiary = beneficiaryOf(view, rule.beneficiary);
    if (view.model === null || !beneficiary) continue;
    const name = tableName(view, rule.beneficiary);
    const known = tables.get(name);
    const from = looksBack(applied) ? applied.from : `${year}-01-01`;
    const flags = new Map([...(known?.flags ?? []), ...factFlags(applied)]);
    tables.set(name, {
      name,
      model: view.model,
      beneficiary,
      from: known ? earlier(known.from, from) : from,
      to,
      flags,
      columns: new Set([
        ...(known?.columns ?? []),
        ...[statements[number] ?? '', ...flags.values()].flatMap((sql) => columnsRead(sql)),
      ]),
    });
  }
  return { tables: [...tables.values()], shared: sharedModels([...tables.values()], rules, to) };
}

function sharedModels(
  tables: readonly FactTable[],
  rules: readonly AppliedRule[],
  to: CivilDate,
): Map<string, SharedModel> {
  const shared = new Map<string, SharedModel>();
  for (const [model, of] of Map.groupBy(tables, (table) => table.model)) {
    if (of.length === 1) continue;
    const from = of.map((table) => table.from).reduce(earlier);
    const columns = new Set(of.flatMap((table) => [...modelColumns(table)]));
    shared.set(model, { model, from, to, columns });
  }
  const others = rules.flatMap(({ gates }) =>
    gates.flatMap((gate) => (gate.check.by === 'otherEvent' ? [barsOnDay(gate) ?? ''] : [])),
  );
  if (others.length === 0) return shared;
  // Gates look at the other events of a unit, whenever they were.
  const events = tables.filter(({ model }) => model === 'event');
  const columns = new Set([
    ...events.flatMap((table) => [...modelColumns(table)]),
    ...modelColumns({ columns: new Set(others.flatMap((sql) => columnsRead(sql, 'o'))) }),
  ]);
  return shared.set('event', { model: 'event', from: '0001-01-01', to, columns });
}

/** True where what was paid in former years counts: a sum or cap for good, or a number of times. */
function looksBack({ rule, gates }: AppliedRule): boolean {
  const { mechanism, caps } = rule;
  const forGood = (per: readonly string[]) => !per.includes('year') && !per.includes('event');
  const own = 'per' in mechanism && forGood(mechanism.per);
  return (
    (own && (paysOnce(rule) || capOf(mechanism) !== null)) ||
    caps.some(({ per }) => forGood(per)) ||
    gates.some(({ check }) => check.by === 'times')
  );
}
