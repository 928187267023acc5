import { Decimal } from '../../core/decimal.ts';
import { notScored, type ItemFigure, type Scored } from '../item-figure.ts';

/** A line from no points at `zeroAt` to 100 at `fullAt`. */
export interface Line {
  readonly zeroAt: string;
  readonly fullAt: string;
}

/** The level itself on the line; nothing below it, 100 beyond. */
export function between(line: Line, figures: readonly ItemFigure[]): Scored[] {
  return figures.map(({ value, reason }) =>
    value === null
      ? notScored(reason ?? 'noFigure')
      : { measure: value, points: onLine(value, line), reason: null },
  );
}

/** Points of a measure on the line. `fullAt` lies below `zeroAt` where less is better. */
export function onLine(measure: Decimal, { zeroAt, fullAt }: Line): Decimal {
  const whole = new Decimal(fullAt).minus(zeroAt);
  const share = measure.minus(zeroAt).div(whole);
  return Decimal.min(Decimal.max(share, 0), 1).times(100);
}
