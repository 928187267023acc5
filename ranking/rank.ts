import type { Decimal } from '../core/decimal.ts';

/** What a unit is ranked by, the weightiest number first, more being better; null where it is not. */
export type RankKey = readonly Decimal[] | null;

/**
 * Standard competition ranks: equal units share a rank and the next one counts them, 1 2 2 4. Depends on
 * the keys alone, never on their order in the list.
 */
export function competitionRanks(keys: readonly RankKey[]): (number | null)[] {
  const ordered = keys.flatMap((key) => (key === null ? [] : [key])).toSorted(better);
  const ranks = new Map<RankKey, number>();
  let rank = 0;
  for (const [at, key] of ordered.entries()) {
    const above = ordered[at - 1];
    if (!above || better(above, key) !== 0) rank = at + 1;
    ranks.set(key, rank);
  }
  return keys.map((key) => ranks.get(key) ?? null);
}

function better(a: readonly Decimal[], b: readonly Decimal[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at];
    if (other === undefined) return -1;
    const order = other.comparedTo(value);
    if (order !== 0) return order;
  }
  return 0;
}
