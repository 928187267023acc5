import type { Comparator } from '../core/goal.ts';
import type { Distribution } from './distribution.ts';

/** No forecast from a few yearly points is surer than this. */
const LEAST = 0.01;
const MOST = 0.99;

/**
 * The probability that a figure compares so with a threshold, between 0.01 and 0.99. `=` and `approx`
 * ask for the threshold or more: a goal is reached when it is passed.
 */
export function probability(
  { quantiles }: Distribution,
  comparator: Comparator,
  threshold: number,
): number {
  switch (comparator) {
    case '>':
      return sober(1 - upTo(quantiles, threshold));
    case '>=':
    case '=':
    case 'approx':
      return sober(1 - below(quantiles, threshold));
    case '<':
      return sober(below(quantiles, threshold));
    case '<=':
      return sober(upTo(quantiles, threshold));
  }
}

/**
 * A running total: what is known of it, and the years to come. Quantiles are added as if the years
 * erred together, all high or all low; were they to err each for itself, the total would be surer than
 * this says. Throws `RangeError` where no year is to come.
 */
export function sumOf(distributions: readonly Distribution[], known: number): Distribution {
  const last = distributions.at(-1);
  if (!last) throw new RangeError('a total of no years');
  const total = (of: (each: Distribution) => number) =>
    distributions.reduce((sum, each) => sum + of(each), known);
  return {
    year: last.year,
    horizon: last.horizon,
    mean: total(({ mean }) => mean),
    p025: total(({ p025 }) => p025),
    p10: total(({ p10 }) => p10),
    p50: total(({ p50 }) => p50),
    p90: total(({ p90 }) => p90),
    p975: total(({ p975 }) => p975),
    quantiles: last.quantiles.map((_, index) =>
      total(({ quantiles }) => quantiles[index] ?? Number.NaN),
    ),
  };
}

function sober(share: number): number {
  return Math.min(MOST, Math.max(LEAST, share));
}

/** The share of the distribution below a value; it jumps where quantiles are equal. */
function below(quantiles: readonly number[], value: number): number {
  const index = quantiles.findIndex((each) => each >= value);
  return index === -1 ? 1 : index === 0 ? 0 : between(quantiles, index - 1, value);
}

function upTo(quantiles: readonly number[], value: number): number {
  const index = quantiles.findLastIndex((each) => each <= value);
  return index === -1 ? 0 : index === quantiles.length - 1 ? 1 : between(quantiles, index, value);
}

/** The share below a value from one quantile to the next; the first is at 1 %. */
function between(quantiles: readonly number[], index: number, value: number): number {
  const low = quantiles[index] ?? value;
  const high = quantiles[index + 1] ?? value;
  return (index + 1 + (value - low) / (high - low)) / 100;
}
