import { formatYuan, type Fen } from '../core/money.ts';
import type { Reference } from '../reference/catalogue.ts';
import { distributionOf } from './distribution.ts';
import type { Entitlement } from './entitlement.ts';
import type { Shares } from './rule-terms.ts';

export type Provenance = 'reported' | 'simulated';

/**
 * What rows come to. `ceiling` is `due`, `barred`, `lost` and `notComputed` together; money in yuan.
 * Real and simulated rows are never added up: where there are both, the real ones count.
 */
export interface Summary {
  readonly rows: number;
  readonly beneficiaries: number;
  /** What is left once overlaps are settled. */
  readonly due: string;
  readonly ceiling: string;
  /** Rows that a gate bars, and what they would have come to. */
  readonly barred: Part;
  /** Rows that lose to another benefit, and what they would have come to. */
  readonly lost: Part;
  /** Rows of which the text prints a maximum at most. */
  readonly notComputed: Part;
  /** Rows that come to zero, most of them since a cap is used up. */
  readonly nothingLeft: number;
  /** Rows without an amount, since a cell is empty. */
  readonly missing: number;
  /** Rows for which a condition on the register of units is taken to be met. */
  readonly presumed: number;
  /** What is counted, and what there is. */
  readonly counted: Provenance | null;
  readonly provenance: readonly Provenance[];
}

interface Part {
  readonly count: number;
  readonly amount: string;
}

/** The rows that are added up: the real ones, or the simulated where there are no others. */
export function counted(rows: readonly Entitlement[]): readonly Entitlement[] {
  const real = rows.filter(({ simulated }) => !simulated);
  return real.length > 0 ? real : rows;
}

export function summaryOf(all: readonly Entitlement[]): Summary {
  const rows = counted(all);
  const barred = rows.filter(({ gate }) => gate !== null);
  const lost = rows.filter(({ lostTo }) => lostTo.length > 0);
  const notComputed = rows.filter(
    ({ ceiling, afterStacking, gate }) =>
      ceiling !== null && afterStacking === null && gate === null,
  );
  const part = (of: readonly Entitlement[]) => ({
    count: of.length,
    amount: formatYuan(sum(of.map(({ ceiling }) => ceiling))),
  });
  const first = rows[0];
  return {
    rows: rows.length,
    beneficiaries: new Set(rows.map(({ beneficiary }) => beneficiary)).size,
    due: formatYuan(sum(rows.map(({ afterStacking }) => afterStacking))),
    ceiling: formatYuan(sum(rows.map(({ ceiling }) => ceiling))),
    barred: part(barred),
    lost: part(lost),
    notComputed: part(notComputed),
    nothingLeft: rows.filter(({ ceiling }) => ceiling === 0n).length,
    missing: rows.filter(({ missingInputs }) => missingInputs.length > 0).length,
    presumed: rows.filter(({ presumed }) => presumed.length > 0).length,
    counted: first === undefined ? null : provenanceOf(first),
    provenance: [...new Set(all.map(provenanceOf))].toSorted(),
  };
}

/** What is due for each fact, instalments together, and how many are held down by a cap. */
export function dueDistribution(all: readonly Entitlement[]) {
  const facts = new Map<string, { due: Fen; ceiling: Fen; uncapped: Fen | null }>();
  for (const row of counted(all)) {
    const key = `${row.beneficiary}|${row.fact}|${row.rule}`;
    const known = facts.get(key) ?? { due: 0n, ceiling: 0n, uncapped: row.uncapped };
    facts.set(key, {
      ...known,
      due: known.due + (row.afterStacking ?? 0n),
      ceiling: known.ceiling + (row.ceiling ?? 0n),
    });
  }
  const paid = [...facts.values()].filter(({ due }) => due > 0n);
  return {
    ...distributionOf(paid.map(({ due }) => due)),
    atCap: paid.filter(({ ceiling, uncapped }) => uncapped !== null && uncapped > ceiling).length,
  };
}

/** What is due by the region that manages the beneficiary, the largest sum first. */
export function dueByRegion(all: readonly Entitlement[], { regions }: Reference) {
  const sums = new Map<string | null, { count: number; amount: Fen }>();
  for (const { region, afterStacking } of counted(all)) {
    if (afterStacking === null || afterStacking === 0n) continue;
    const { count, amount } = sums.get(region) ?? { count: 0, amount: 0n };
    sums.set(region, { count: count + 1, amount: amount + afterStacking });
  }
  return [...sums]
    .toSorted(([, a], [, b]) => (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0))
    .map(([id, { count, amount }]) => {
      const region = id === null ? undefined : regions.get(id);
      return {
        region: id,
        name: region?.name ?? id,
        nameEn: region?.nameEn ?? id,
        count,
        amount: formatYuan(amount),
      };
    });
}

/** What is due, with its parts by level, and what of the ceilings is not; money in yuan. */
export function totalsOf(all: readonly Entitlement[]) {
  const rows = counted(all);
  const { due, ceiling, barred, lost, notComputed } = summaryOf(all);
  const level = (name: keyof Shares) =>
    formatYuan(sum(rows.map(({ shares }) => shares?.[name] ?? null)));
  return {
    due,
    province: level('province'),
    city: level('city'),
    district: level('district'),
    ceiling,
    barred: barred.amount,
    lost: lost.amount,
    notComputed: notComputed.amount,
  };
}

/** The largest first: by what is due, then by the ceiling; what has no amount last. */
export function bySize(a: Entitlement, b: Entitlement): number {
  return (
    descending(a.afterStacking, b.afterStacking) ||
    descending(a.ceiling, b.ceiling) ||
    (a.beneficiary < b.beneficiary ? -1 : a.beneficiary > b.beneficiary ? 1 : 0)
  );
}

function descending(a: Fen | null, b: Fen | null): number {
  const [left, right] = [a ?? -1n, b ?? -1n];
  return left < right ? 1 : left > right ? -1 : 0;
}

function sum(amounts: readonly (Fen | null)[]): Fen {
  return amounts.reduce<Fen>((total, amount) => total + (amount ?? 0n), 0n);
}

function provenanceOf({ simulated }: Entitlement): Provenance {
  return simulated ? 'simulated' : 'reported';
}
