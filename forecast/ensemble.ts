import { dampedTrend } from './models/damped-trend.ts';
import type { Model } from './models/model.ts';
import { recentDrift } from './models/recent-drift.ts';
import { theta } from './models/theta.ts';

/** The models that are averaged. */
export const MEMBERS = { recentDrift, dampedTrend, theta } satisfies Record<string, Model>;

/**
 * The plain mean of three models. Weights learned from short series lose to equal ones: Bates and
 * Granger, The combination of forecasts (1969); Hyndman and Athanasopoulos, Forecasting: Principles
 * and Practice, 3rd ed., 13.4.
 */
export const ensemble: Model = (points, horizon) => {
  const forecasts = Object.values(MEMBERS).map((model) => model(points, horizon));
  return Array.from({ length: horizon }, (_, index) => {
    const values = forecasts.map((forecast) => forecast[index] ?? 0);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
};
