import { changes, ends, meanChange, type Point } from '../series.ts';
import { dampedPath, type Model } from './model.ts';

/** How fast level and trend learn, and how fast the trend fades. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
}

/** Where smoothing ends: level, trend, and the mean square of the one-step errors on the way. */
export interface Smoothed {
  readonly level: number;
  readonly trend: number;
  readonly error: number;
}

/** Few values on purpose: a finer search fits the noise of a short series. */
const GRID: readonly Smoothing[] = [0.8, 0.9, 0.95].flatMap((phi) =>
  [0.3, 0.5, 0.7, 0.85, 1].flatMap((alpha) =>
    [0, 0.1, 0.3, 0.5].map((beta) => ({ alpha, beta, phi })),
  ),
);
const FIRST_POINTS = 4;

/**
 * Holt's method with a damped trend, its parameters those of a small grid with the least squared
 * one-step error. Gardner and McKenzie, Forecasting trends in time series, Management Science 31
 * (1985); Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 8.2.
 */
export const dampedTrend: Model = (points, horizon) => {
  const fits = GRID.map((smoothing) => ({ smoothing, ...smooth(points, smoothing) }));
  const best = fits.reduce((least, fit) => (betterBy(least.error, fit.error) ? fit : least));
  return dampedPath(best.level, best.trend, best.smoothing.phi, horizon);
};

/** Runs level and trend through the points; the first point and the mean early change start them. */
export function smooth(points: readonly Point[], { alpha, beta, phi }: Smoothing): Smoothed {
  let level = ends(points).first.value;
  let trend = meanChange(points.slice(0, FIRST_POINTS));
  let squares = 0;
  const steps = changes(points);
  for (const [index, { years }] of steps.entries()) {
    for (let year = 1; year < years; year++) {
      trend *= phi;
      level += trend;
    }
    const expected = level + phi * trend;
    const error = (points[index + 1]?.value ?? expected) - expected;
    squares += error * error;
    level = expected + alpha * error;
    trend = phi * trend + alpha * beta * error;
  }
  return { level, trend, error: steps.length === 0 ? 0 : squares / steps.length };
}

/** Rounding decides no choice: an error must be smaller by more than the noise of arithmetic. */
export function betterBy(least: number, error: number): boolean {
  return error < least * (1 - 1e-9);
}
