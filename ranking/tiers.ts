import { Decimal } from '../core/decimal.ts';
import type { Scheme } from './scheme-schema.ts';

/**
 * The tier of each ranked unit by its id; null where a unit is not ranked. Units that share a rank are
 * always in one tier.
 */
export function tiersOf(
  { by, steps }: Scheme['tiers'],
  units: readonly { readonly score: Decimal | null; readonly rank: number | null }[],
): (string | null)[] {
  const ranked = units.filter(({ rank }) => rank !== null).length;
  return units.map(({ score, rank }) => {
    if (score === null || rank === null) return null;
    const step = steps.find(({ limit }) => {
      if (limit === null) return true;
      if (by === 'score') return score.gte(limit);
      return new Decimal(by === 'rank' ? limit : new Decimal(limit).times(ranked)).gte(rank);
    });
    return step?.id ?? null;
  });
}
