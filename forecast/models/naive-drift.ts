import { ends, meanChange } from '../series.ts';
import type { Model } from './model.ts';

/**
 * Random walk with drift over the whole history: the last figure plus the mean yearly change for each
 * year ahead. The benchmark that the ensemble is held against, on the figures themselves.
 * Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2.
 */
export const naiveDrift: Model = (points, horizon) => {
  const { last } = ends(points);
  const drift = meanChange(points);
  return Array.from({ length: horizon }, (_, index) => last.value + drift * (index + 1));
};
