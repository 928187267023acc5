import { pad } from './calendar.ts';

/** Fen, a whole number within ±2⁵³, as yuan with two decimals: `-12.50`. */
export function inYuan(fen: number): string {
  const size = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}${Math.floor(size / 100)}.${pad(size % 100, 2)}`;
}

/** Fen as 万元 without trailing zeros: 12345600 is `12.3456`. */
export function inWan(fen: number): string {
  const size = Math.abs(fen);
  const fraction = size % 1_000_000;
  const tail = fraction === 0 ? '' : `.${pad(fraction, 6).replace(/0+$/, '')}`;
  return `${fen < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}${tail}`;
}

/** An amount times so many hundredths, rounded down to the fen. */
export function percentOf(fen: number, percent: number): number {
  return Math.floor(fen / 100) * percent + Math.floor(((fen % 100) * percent) / 100);
}
