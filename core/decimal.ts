import { Decimal as Base } from 'decimal.js';

/**
 * Exact decimals for thresholds, rates and statistics: 40 significant digits, so that sums,
 * products and comparisons of printed figures are exact. Only powers and quotients round.
 */
export const Decimal = Base.clone({
  precision: 40,
  rounding: Base.ROUND_HALF_UP,
  toExpNeg: -30,
  toExpPos: 30,
});
export type Decimal = InstanceType<typeof Decimal>;

/** A decimal number written with digits, an optional sign and an optional fraction: `-12.50`. */
export const DECIMAL_TEXT = /^[+-]?\d+(\.\d+)?$/;

/** Reads decimal text exactly; throws `RangeError` where the text is not a plain decimal number. */
export function decimal(text: string): Decimal {
  if (!DECIMAL_TEXT.test(text)) throw new RangeError(`not a decimal number: ${text}`);
  return new Decimal(text);
}
