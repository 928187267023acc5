import type { Point } from '../series.ts';

/**
 * Predicts the `horizon` years after the last point, on the scale of the points, which are in order
 * of year and may have gaps: a model runs through a gap by its own prediction and learns nothing there.
 */
export type Model = (points: readonly Point[], horizon: number) => number[];

/** What is reached from `level` by changes of which the first is `trend` × `damping`, the next × again. */
export function dampedPath(
  level: number,
  trend: number,
  damping: number,
  horizon: number,
): number[] {
  let change = trend;
  let value = level;
  return Array.from({ length: horizon }, () => {
    change *= damping;
    value += change;
    return value;
  });
}
