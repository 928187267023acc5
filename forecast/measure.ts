import type { Trial } from './backtest.ts';
import { calibrate, poolOf, pooledSpread, type Calibration } from './calibration.ts';
import { distribution, type Distribution } from './distribution.ts';
import { median } from './quantile.ts';

/** A trial with what the product would have said of it. */
export interface Judged {
  readonly trial: Trial;
  readonly said: Distribution;
}

/** How a set of forecasts did. Shares are of 1; MASE null where no error could be scaled. */
export interface Measured {
  readonly forecasts: number;
  readonly mase: Readonly<Record<string, number | null>>;
  readonly covered80: number;
  readonly covered95: number;
  readonly below80: number;
  readonly above80: number;
  /** The median of (p90 − p10) ÷ p50. */
  readonly width: number;
  /** Forecasts without a scale, since the series had not moved before: in coverage, not in MASE. */
  readonly unscaled: number;
}

/** Every trial against the errors of all regions but its own. */
export function leaveRegionOut(trials: readonly Trial[], maxHorizon: number): Judged[] {
  return [...Map.groupBy(trials, ({ region }) => region)].flatMap(([left, own]) => {
    const rest = trials.filter(({ region }) => region !== left);
    return judge(own, calibrate(rest, maxHorizon));
  });
}

/** Trials from `year` on, against errors that were known by then. */
export function afterYear(trials: readonly Trial[], year: number, maxHorizon: number): Judged[] {
  const past = trials.filter(({ origin, horizon }) => origin + horizon <= year);
  const later = trials.filter(({ origin, horizon }) => origin >= year && horizon <= maxHorizon);
  return judge(later, calibrate(past, maxHorizon));
}

/** Every trial as if the panel lacked its indicator: against the errors of all others and their pool. */
export function leaveIndicatorOut(trials: readonly Trial[], maxHorizon: number): Judged[] {
  return [...Map.groupBy(trials, ({ indicator }) => indicator)].flatMap(([left, own]) => {
    const rest = trials.filter(({ indicator }) => indicator !== left);
    return judge(own, calibrate(rest, maxHorizon));
  });
}

/** Trials with what the product would have said of them after `calibration`. */
export function judge(trials: readonly Trial[], calibration: Calibration): Judged[] {
  return trials.map((trial) => {
    const { origin, horizon, at, unit, own, indicator } = trial;
    const by = unit * pooledSpread(own, poolOf(calibration, indicator));
    const errors = calibration.quantiles[horizon - 1] ?? [];
    const said = distribution(
      { year: origin + horizon, horizon, mean: trial.back(at) },
      errors.map((error) => trial.back(at + error * by)),
    );
    return { trial, said };
  });
}

/** Sums up. Throws `RangeError` on no forecast at all. */
export function measure(judged: readonly Judged[]): Measured {
  const moved = judged.filter(({ trial }) => trial.step > 0);
  const mase = (of: (each: Judged) => number | undefined) =>
    moved.length === 0
      ? null
      : moved.reduce((sum, each) => {
          const { actual, step } = each.trial;
          return sum + Math.abs(actual - (of(each) ?? Number.NaN)) / step;
        }, 0) / moved.length;
  const share = (of: (actual: number, said: Distribution) => boolean) =>
    judged.filter(({ trial, said }) => of(trial.actual, said)).length / judged.length;
  const methods = Object.keys(judged[0]?.trial.said ?? {});
  return {
    forecasts: judged.length,
    mase: {
      p50: mase(({ said }) => said.p50),
      ...Object.fromEntries(methods.map((name) => [name, mase(({ trial }) => trial.said[name])])),
    },
    covered80: share((actual, { p10, p90 }) => actual >= p10 && actual <= p90),
    covered95: share((actual, { p025, p975 }) => actual >= p025 && actual <= p975),
    below80: share((actual, { p10 }) => actual < p10),
    above80: share((actual, { p90 }) => actual > p90),
    width: median(judged.map(({ said }) => (said.p90 - said.p10) / said.p50)),
    unscaled: judged.length - moved.length,
  };
}
