import type { Draws } from './random.ts';

const LN2 = 0.6931471805599453;

/**
 * eˣ for |x| ≤ 40 from sums and products alone: the last bits of `Math.exp` differ from engine to
 * engine, and would change the bytes of a simulated city.
 */
export function exponential(x: number): number {
  const twos = Math.round(x / LN2);
  const rest = x - twos * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 14; n++) {
    term = (term * rest) / n;
    sum += term;
  }
  for (let n = 0; n < Math.abs(twos); n++) sum = twos > 0 ? sum * 2 : sum / 2;
  return sum;
}

/** Nearly normal, mean 0, deviation 1: twelve uniform halves of a word less six. */
export function normal(draws: Draws): number {
  let sum = 0;
  for (let n = 0; n < 6; n++) {
    const word = draws.uint();
    sum += (word & 0xffff) + (word >>> 16);
  }
  return (sum + 6) / 65536 - 6;
}

/** Lognormal with median 1. */
export function lognormal(draws: Draws, deviation: number): number {
  return exponential(deviation * normal(draws));
}

/** Pareto from 1 up, with exponent 4/3 (finite mean, no variance), cut off at `most`. */
export function pareto(draws: Draws, most: number): number {
  const root = Math.sqrt(1 - draws.unit());
  return Math.min(most, 1 / (root * Math.sqrt(root)));
}

/** A lognormal body and, for three in a hundred, a Pareto tail: a whole number of thousandths. */
export function heavyTailed(draws: Draws): number {
  const size = draws.chance(0.03) ? 8 * pareto(draws, 300) : lognormal(draws, 1.25);
  return Math.floor(size * 1000) + 1;
}
