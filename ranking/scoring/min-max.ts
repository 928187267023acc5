import { Decimal } from '../../core/decimal.ts';
import { notScored, type ItemFigure, type Scored } from '../item-figure.ts';

/**
 * The place between the worst and the best of the units: 0 for the worst, 100 for the best. Where all
 * are equal, or one is alone, nothing tells them apart and each has 100.
 */
export function minMax(direction: 'up' | 'down', figures: readonly ItemFigure[]): Scored[] {
  const values = figures.flatMap(({ value }) => value ?? []);
  const low = values.length === 0 ? null : Decimal.min(...values);
  const high = values.length === 0 ? null : Decimal.max(...values);
  return figures.map(({ value, reason }) => {
    if (value === null || low === null || high === null) return notScored(reason ?? 'noFigure');
    const range = high.minus(low);
    if (range.isZero()) return { measure: value, points: new Decimal(100), reason: null };
    const over = direction === 'up' ? value.minus(low) : high.minus(value);
    return { measure: value, points: over.div(range).times(100), reason: null };
  });
}
