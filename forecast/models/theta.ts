import { changes, ends, type Point } from '../series.ts';
import { betterBy } from './damped-trend.ts';
import type { Model } from './model.ts';

const ALPHAS = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/**
 * The theta method: simple exponential smoothing with half the slope of the regression line as drift,
 * which is what it amounts to. Assimakopoulos and Nikolopoulos, The theta model, International Journal
 * of Forecasting 16 (2000); Hyndman and Billah, Unmasking the Theta method, ibid. 19 (2003).
 */
export const theta: Model = (points, horizon) => {
  const drift = slope(points) / 2;
  const fits = ALPHAS.map((alpha) => smoothWithDrift(points, alpha, drift));
  const { level } = fits.reduce((least, fit) => (betterBy(least.error, fit.error) ? fit : least));
  return Array.from({ length: horizon }, (_, index) => level + drift * (index + 1));
};

/** Simple smoothing from the first point, carried by `drift` a year; the mean square of its errors. */
export function smoothWithDrift(points: readonly Point[], alpha: number, drift: number) {
  let level = ends(points).first.value;
  let squares = 0;
  const steps = changes(points);
  for (const [index, { years }] of steps.entries()) {
    const expected = level + drift * years;
    const error = (points[index + 1]?.value ?? expected) - expected;
    squares += error * error;
    level = expected + alpha * error;
  }
  return { level, error: steps.length === 0 ? 0 : squares / steps.length };
}

/** Least-squares slope a year; 0 for a single point. */
export function slope(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const year = mean((point) => point.year);
  const value = mean((point) => point.value);
  const across = points.reduce((sum, point) => sum + (point.year - year) ** 2, 0);
  const along = points.reduce((sum, point) => sum + (point.year - year) * (point.value - value), 0);
  return across === 0 ? 0 : along / across;
}
