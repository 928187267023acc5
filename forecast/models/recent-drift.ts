import { ends, meanChange } from '../series.ts';
import { dampedPath, type Model } from './model.ts';

const CHANGES = 5;
const DAMPING = 0.9;

/**
 * Random walk with the mean yearly change over the last five changes, damped by 0.9 a year: growth of
 * a decade ago says little of next year, and no growth lasts. Drift: Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., 5.2; damping: Gardner and McKenzie, Forecasting trends
 * in time series, Management Science 31 (1985).
 */
export const recentDrift: Model = (points, horizon) => {
  const recent = points.slice(-CHANGES - 1);
  return dampedPath(ends(recent).last.value, meanChange(recent), DAMPING, horizon);
};
