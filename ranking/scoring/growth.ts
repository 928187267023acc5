import { notScored, type ItemFigure, type Scored } from '../item-figure.ts';
import { onLine, type Line } from './between.ts';

/**
 * Growth over the same period of the year before, in per cent, on the line. A base that is missing,
 * not positive or from before a break is never another year's and never a small number.
 */
export function growth(line: Line, figures: readonly ItemFigure[]): Scored[] {
  return figures.map(({ value, base, reason }) => {
    if (value === null) return notScored(reason ?? 'noFigure');
    if (base === null) return notScored(reason ?? 'noBase');
    if (base.lte(0)) return notScored('baseNotPositive');
    const percent = value.minus(base).div(base).times(100);
    return { measure: percent, points: onLine(percent, line), reason: null };
  });
}
