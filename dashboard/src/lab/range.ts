import { Decimal } from '../../../core/decimal.ts';
import type { Figure } from '../subsidies/words/figure.ts';

/** What a slider goes through; decimals as text. */
export interface Range {
  readonly least: string;
  readonly most: string;
  readonly step: string;
}

/** Times what is printed that a slider reaches. */
const REACH = 5;

/** From nothing to five times what is printed, never past the whole; steps a hundredth of that. */
export function rangeOf({ value, unit }: Figure): Range {
  const printed = new Decimal(value);
  const reach = printed.isZero()
    ? new Decimal(unit === 'ratio' ? '0.1' : '100')
    : printed.times(REACH);
  const whole = unit === 'ratio' ? 1 : unit === 'percent' ? 100 : null;
  const most = whole === null ? reach : Decimal.min(reach, whole);
  // A power of ten, so that what is printed can be met.
  const power = Math.floor(Math.log10(most.toNumber())) - 2;
  const places = printed.decimalPlaces();
  const counted = unit === 'count' || unit === 'year' || unit === 'month';
  const step = counted
    ? new Decimal(1)
    : new Decimal(10).pow(Math.max(power, -Math.max(places, 6)));
  return { least: '0', most: most.toFixed(), step: step.toFixed() };
}

/** Most that a figure can be written as; null where there is none. */
export function wholeOf(unit: string): string | null {
  if (unit === 'ratio') return '1';
  return unit === 'percent' ? '100' : null;
}
