import { measure, type Judged } from './measure.ts';
import { median } from './quantile.ts';

/** How often the ensemble is nearer than naive drift, series by series. */
export interface BySeries {
  /** Series in which both methods err and both errors have a scale. */
  readonly compared: number;
  /** Those of them in which the ensemble has the smaller error. */
  readonly won: number;
  /** The geometric mean over them of the ensemble's error ÷ that of naive drift. */
  readonly ratio: number;
}

export function bySeries(judged: readonly Judged[]): BySeries {
  const series = Map.groupBy(judged, ({ trial }) => `${trial.region} ${trial.indicator}`);
  const ratios = [...series.values()].flatMap((of) => {
    const { ensemble, naiveDrift } = measure(of).mase;
    return ensemble && naiveDrift ? [ensemble / naiveDrift] : [];
  });
  const logarithms = ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0);
  return {
    compared: ratios.length,
    won: ratios.filter((ratio) => ratio < 1).length,
    ratio: Math.exp(logarithms / ratios.length),
  };
}

/** The median of the errors that MASE is the mean of. */
export function medianScaledError(
  judged: readonly Judged[],
  of: (each: Judged) => number | undefined,
): number {
  const errors = judged
    .filter(({ trial }) => trial.step > 0)
    .map((each) => Math.abs(each.trial.actual - (of(each) ?? Number.NaN)) / each.trial.step);
  return median(errors);
}
