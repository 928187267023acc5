import { PERCENTS } from './quantile.ts';

/** What a figure of one year may be, in its unit. */
export interface Distribution {
  readonly year: number;
  /** Years after the last full year that is known. */
  readonly horizon: number;
  /** The mean of the models, on their scale: for figures that are all positive a geometric one. */
  readonly mean: number;
  readonly p025: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p975: number;
  /** The figure that is not reached with a probability of 1 % … 99 %, in order. */
  readonly quantiles: readonly number[];
}

/** Values at each of `PERCENTS`, as a distribution. Throws `RangeError` on another number of them. */
export function distribution(
  place: { readonly year: number; readonly horizon: number; readonly mean: number },
  values: readonly number[],
): Distribution {
  const at = (percent: number): number => {
    const value = values[PERCENTS.indexOf(percent)];
    if (value === undefined) throw new RangeError(`no quantile at ${percent} %`);
    return value;
  };
  return {
    ...place,
    p025: at(2.5),
    p10: at(10),
    p50: at(50),
    p90: at(90),
    p975: at(97.5),
    quantiles: values.filter((_, index) => Number.isInteger(PERCENTS[index])),
  };
}
