import { rate, type Rate } from '../core/money.ts';

/** A share as a text prints it: `0.4`, or `1/3` where no decimal is exact. */
export const FRACTION_TEXT = /^\d+(\.\d+)?$|^\d+\/[1-9]\d*$/;

/** Reads a share exactly; throws `RangeError` where it is neither a decimal nor a fraction. */
export function readFraction(text: string): Rate {
  const [above = '', below] = text.split('/');
  const { numerator, denominator } = rate(above);
  return below === undefined
    ? { numerator, denominator }
    : { numerator, denominator: BigInt(below) };
}

/** The least whole number that both divide. */
export function commonMultiple(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return (a / left) * b;
}

/** True where shares are one in all. */
export function sumToOne(shares: readonly string[]): boolean {
  const parts = shares.map(readFraction);
  const denominator = parts.map((part) => part.denominator).reduce(commonMultiple, 1n);
  const sum = parts.reduce(
    (total, part) => total + (part.numerator * denominator) / part.denominator,
    0n,
  );
  return sum === denominator;
}
