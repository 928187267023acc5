import { ensemble, MEMBERS } from './ensemble.ts';
import { naiveDrift } from './models/naive-drift.ts';
import { changes, inOrder, scaled, type Point } from './series.ts';
import { volatility, type Volatility } from './volatility.ts';

/** One yearly series of a panel. */
export interface PanelSeries {
  readonly region: string;
  readonly indicator: string;
  readonly points: readonly Point[];
}

/** A forecast made from the first points of a series, held against the figure that came. */
export interface Trial {
  readonly region: string;
  readonly indicator: string;
  /** Points that the forecast was made from, the year of the last one, and years ahead. */
  readonly points: number;
  readonly origin: number;
  readonly horizon: number;
  readonly actual: number;
  /** The mean absolute yearly change up to the origin, which absolute errors are divided by (MASE). */
  readonly step: number;
  /** What each method said, in the unit of the figures. */
  readonly said: Readonly<Record<string, number>>;
  /** The error of the ensemble on the scale of the models, in units of a typical figure there. */
  readonly error: number;
  readonly own: Volatility;
  /** The ensemble's forecast on that scale, and back from it to the unit of the figures. */
  readonly at: number;
  readonly unit: number;
  back(value: number): number;
}

/**
 * Every forecast that could have been made of every figure: rolling origin, each from the points before
 * it alone (Tashman, Out-of-sample tests of forecasting accuracy, International Journal of Forecasting
 * 16, 2000).
 */
export function backtest(
  panel: readonly PanelSeries[],
  { minPoints, maxHorizon }: { minPoints: number; maxHorizon: number },
): Trial[] {
  return panel.flatMap((series) => {
    const points = inOrder(series.points);
    const origins = points.slice(minPoints - 1, -1).map((_, index) => index + minPoints);
    return origins.flatMap((known) =>
      trials(series, points.slice(0, known), points.slice(known), maxHorizon),
    );
  });
}

function trials(
  { region, indicator }: PanelSeries,
  known: readonly Point[],
  later: readonly Point[],
  maxHorizon: number,
): Trial[] {
  const series = scaled(known);
  const own = volatility(series);
  const origin = known.at(-1)?.year ?? 0;
  const steps = changes(known);
  const step = steps.reduce((sum, { size, years }) => sum + Math.abs(size) / years, 0);
  const averaged = ensemble(series.points, maxHorizon);
  const members = Object.entries(MEMBERS).map(
    ([name, model]) => [name, model(series.points, maxHorizon).map(series.back)] as const,
  );
  const naive = naiveDrift(known, maxHorizon);
  return later
    .filter(({ year }) => year - origin <= maxHorizon)
    .map(({ year, value }) => {
      const ahead = year - origin - 1;
      const at = averaged[ahead] ?? Number.NaN;
      return {
        region,
        indicator,
        points: known.length,
        origin,
        horizon: ahead + 1,
        actual: value,
        step: step / steps.length,
        said: {
          ensemble: series.back(at),
          ...Object.fromEntries(members.map(([name, path]) => [name, path[ahead] ?? Number.NaN])),
          naiveDrift: naive[ahead] ?? Number.NaN,
        },
        error: (series.on(value) - at) / (series.unit || 1),
        own,
        at,
        unit: series.unit,
        back: series.back,
      };
    });
}
