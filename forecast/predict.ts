import { poolOf, pooledSpread, type Calibration } from './calibration.ts';
import PANEL from './calibration.json' with { type: 'json' };
import { distribution, type Distribution } from './distribution.ts';
import { ensemble } from './ensemble.ts';
import { MAX_HORIZON, MIN_POINTS } from './limits.ts';
import type { Nowcast } from './nowcast.ts';
import { inOrder, scaled, type Point } from './series.ts';
import { volatility } from './volatility.ts';

export { MAX_HORIZON, MIN_POINTS, type Distribution, type Point };

/** What is asked of a series. */
export interface Question {
  /** The id of the indicator; one that the panel lacks gets the errors of all. */
  readonly indicator: string;
  /** Years ahead, 1 to `MAX_HORIZON`. */
  readonly horizon: number;
  /** What a part of a later year says of it. */
  readonly nowcast?: Nowcast;
}

/**
 * What the years after the last point may bring, one distribution a year, in order. Null where there
 * are fewer than `MIN_POINTS` points. Points need no order; a year may be missing, none may be there
 * twice. Throws `RangeError` on a horizon outside 1 … `MAX_HORIZON`, a year given twice, a figure that
 * is not finite. The report of how well this does is docs/forecast-report.md.
 */
export function predict(
  points: readonly Point[],
  question: Question,
): readonly Distribution[] | null {
  return predictWith(PANEL, points, question);
}

/** As `predict`, with the errors of another panel. */
export function predictWith(
  calibration: Calibration,
  points: readonly Point[],
  { indicator, horizon, nowcast }: Question,
): readonly Distribution[] | null {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > MAX_HORIZON) {
    throw new RangeError(`a horizon of ${horizon} years is not within 1 to ${MAX_HORIZON}`);
  }
  const known = inOrder(points);
  const last = known.at(-1)?.year;
  if (last === undefined || known.length < MIN_POINTS) return null;
  const part = nowcast && nowcast.year > last ? nowcast : undefined;
  const toPart = part ? part.year - last - 1 : Infinity;
  const series = scaled(part ? [...known, { year: part.year, value: part.value }] : known);
  const full = series.points.slice(0, known.length);
  const own = volatility({ ...series, points: full });
  const by = series.unit * pooledSpread(own, poolOf(calibration, indicator));
  const errors = (ahead: number) =>
    (calibration.quantiles[ahead - 1] ?? []).map((error) => error * by);
  const fromFull = ensemble(full, horizon);
  const fromPart = part ? ensemble(series.points, horizon) : [];
  const open = Math.sqrt(1 - (part?.share ?? 1));
  const partError = errors(Math.min(toPart + 1, MAX_HORIZON)).map((error) => error * open);

  return Array.from({ length: horizon }, (_, index) => {
    const year = last + index + 1;
    const { at = Number.NaN, offsets } = reached(index);
    return distribution(
      { year, horizon: index + 1, mean: series.back(at) },
      offsets.map((offset) => series.back(at + offset)),
    );
  });

  /** From the full years before the part, from the part for its year, from both after it. */
  function reached(index: number): { at: number | undefined; offsets: readonly number[] } {
    const beyond = index - toPart;
    if (beyond < 0) return { at: fromFull[index], offsets: errors(index + 1) };
    if (beyond === 0) return { at: series.points.at(-1)?.value, offsets: partError };
    return { at: fromPart[beyond - 1], offsets: together(errors(beyond), partError) };
  }
}

/** Errors that have nothing to do with each other, quantile by quantile: their squares add. */
function together(one: readonly number[], other: readonly number[]): number[] {
  return one.map((error, index) => {
    const second = other[index] ?? 0;
    const squares = error * Math.abs(error) + second * Math.abs(second);
    return Math.sign(squares) * Math.sqrt(Math.abs(squares));
  });
}
