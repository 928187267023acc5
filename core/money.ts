import { DECIMAL_TEXT } from './decimal.ts';

/** An amount of money in integer fen (分), a hundredth of a yuan. */
export type Fen = bigint;

/** An exact rate as a fraction of two integers; `0.0015` is 15 / 10000. */
export interface Rate {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ROUNDINGS = ['halfUp', 'halfEven', 'down', 'up'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/**
 * Reads an amount in yuan into fen. Throws `RangeError` where the text is not a plain decimal or
 * carries a fraction of a fen, since such an amount cannot be paid.
 * @example yuan('1234.5') // 123450n
 */
export function yuan(text: string): Fen {
  const { numerator, denominator } = rate(text);
  const scaled = numerator * 100n;
  if (scaled % denominator !== 0n) throw new RangeError(`a fraction of a fen: ${text}`);
  return scaled / denominator;
}

/** Writes fen as yuan with two decimals: `formatYuan(-5n)` is `-0.05`. */
export function formatYuan(amount: Fen): string {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Reads a decimal rate exactly: `rate('0.0015')` is 15 / 10000. */
export function rate(text: string): Rate {
  if (!DECIMAL_TEXT.test(text)) throw new RangeError(`not a decimal number: ${text}`);
  const [whole = '', fraction = ''] = text.split('.');
  return { numerator: BigInt(`${whole}${fraction}`), denominator: 10n ** BigInt(fraction.length) };
}

/** An amount times a rate, rounded once to a whole number of fen. */
export function applyRate(amount: Fen, by: Rate, rounding: Rounding): Fen {
  const product = amount * by.numerator;
  const quotient = product / by.denominator;
  const remainder = product % by.denominator;
  if (remainder === 0n) return quotient;
  const away = product < 0n ? -1n : 1n;
  return roundsAway(quotient, remainder, by.denominator, rounding) ? quotient + away : quotient;
}

function roundsAway(quotient: bigint, remainder: bigint, denominator: bigint, rounding: Rounding) {
  if (rounding === 'down') return false;
  if (rounding === 'up') return true;
  const twice = (remainder < 0n ? -remainder : remainder) * 2n;
  if (twice !== denominator) return twice > denominator;
  return rounding === 'halfUp' || quotient % 2n !== 0n;
}
