/** The quantiles of a distribution in percent: 1 to 99, with the ends of a 95 % interval. */
export const PERCENTS: readonly number[] = [
  1,
  2,
  2.5,
  ...Array.from({ length: 95 }, (_, index) => index + 3),
  97.5,
  98,
  99,
];

/** An empirical quantile, interpolated between order statistics (Hyndman and Fan's type 7). */
export function quantile(sorted: readonly number[], percent: number): number {
  const position = (percent / 100) * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below];
  if (low === undefined) throw new RangeError('a quantile of nothing');
  const high = sorted[below + 1] ?? low;
  return low + (position - below) * (high - low);
}

/** The middle of values in any order. */
export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((a, b) => a - b),
    50,
  );
}
