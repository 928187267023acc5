import { Decimal } from '../../core/decimal.ts';
import { notScored, type ItemFigure, type Scored } from '../item-figure.ts';
import type { Scoring } from '../scheme-schema.ts';

type Completion = Extract<Scoring, { kind: 'completion' }>;

/**
 * The figure over its quota, counted from `floor` to `cap`; 100 points a whole quota. Where less is
 * better it is the quota over the figure. A quota of zero divides nothing: the item is left out, or
 * has the points of one whole quota where the figure meets it.
 *
 * @example 380 firms of 400 are 0.95, 95 points; with a cap of 1.2, 600 firms have 120.
 */
export function completion(
  { quota: { zero }, floor, cap }: Completion,
  direction: 'up' | 'down',
  figures: readonly ItemFigure[],
): Scored[] {
  return figures.map(({ value, quota, reason }) => {
    if (value === null) return notScored(reason ?? 'noFigure');
    if (quota === null) return notScored('noQuota');
    if (quota.amount.lte(0)) {
      if (zero === 'leaveOut') return notScored('zeroQuota');
      const met = direction === 'up' ? value.gte(quota.amount) : value.lte(quota.amount);
      return bounded(new Decimal(met ? 1 : 0), null);
    }
    if (direction === 'up') return bounded(value.div(quota.amount));
    return value.lte(0) ? bounded(new Decimal(cap)) : bounded(quota.amount.div(value));
  });

  function bounded(ratio: Decimal, measure: Decimal | null = ratio): Scored {
    const counted = Decimal.min(Decimal.max(ratio, floor), cap);
    return { measure, points: counted.times(100), reason: null };
  }
}
