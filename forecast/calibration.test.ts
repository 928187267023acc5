import { expect, test } from 'vitest';
import { backtest, type PanelSeries } from './backtest.ts';
import { calibrate } from './calibration.ts';
import PANEL from './calibration.json' with { type: 'json' };
import { MAX_HORIZON, MIN_POINTS } from './limits.ts';
import { leaveRegionOut, measure } from './measure.ts';
import { PERCENTS, quantile } from './quantile.ts';
import { predictWith } from './predict.ts';

/** Series that grow by a tenth a year, more or less, each in its own way. */
const panel: PanelSeries[] = Array.from({ length: 12 }, (_, region) => ({
  region: `r${region}`,
  indicator: region % 2 === 0 ? 'calm' : 'rough',
  points: Array.from({ length: 12 }, (__, index) => ({
    year: 2010 + index,
    value:
      100 *
      Math.exp(
        0.1 * index + (region % 2 === 0 ? 0.02 : 0.2) * Math.sin(7 * region + 5 * index * index),
      ),
  })),
}));
const limits = { minPoints: MIN_POINTS, maxHorizon: 4 };
const trials = backtest(panel, limits);

test('every figure is forecast from every origin before it, and from nothing later', () => {
  expect(trials).toHaveLength(12 * (4 * 5 + 3 + 2 + 1));
  const changed = panel.map(({ points, ...rest }) => ({
    ...rest,
    points: points.map((point, index) => (index === 11 ? { ...point, value: 1 } : point)),
  }));
  const said = (of: typeof trials) =>
    of.filter(({ origin }) => origin < 2021).map((each) => each.said);
  expect(said(backtest(changed, limits))).toEqual(said(trials));
});

test('years are counted where a series has gaps', () => {
  const gap = panel.slice(0, 1).map(({ points, ...rest }) => ({
    ...rest,
    points: points.filter(({ year }) => year !== 2014),
  }));
  const [first] = backtest(gap, limits);
  expect(first).toMatchObject({ points: 4, origin: 2013, horizon: 2 });
});

test('the region that is tried has no part in its own intervals', () => {
  const wild = panel.map((series) =>
    series.region === 'r0'
      ? { ...series, points: series.points.map(({ year, value }) => ({ year, value: value ** 3 })) }
      : series,
  );
  const of = (given: readonly PanelSeries[], region: string) =>
    leaveRegionOut(backtest(given, limits), 4)
      .filter(({ trial }) => trial.region === region)
      .map(({ said }) => said);
  const others = calibrate(
    trials.filter(({ region }) => region !== 'r0'),
    4,
  );
  const points = panel[0]?.points.slice(0, 6) ?? [];
  const direct = predictWith(others, points, { indicator: 'calm', horizon: 1 })?.[0];
  expect(of(panel, 'r0').filter(({ year, horizon }) => year === 2016 && horizon === 1)).toEqual([
    direct,
  ]);
  expect(of(wild, 'r1')).not.toEqual(of(panel, 'r1'));
});

test('figures that came are counted as below, in, or above their interval', () => {
  const { covered80, below80, above80, forecasts } = measure(leaveRegionOut(trials, 4));
  expect(forecasts).toBe(trials.length);
  expect(covered80 + below80 + above80).toBeCloseTo(1, 12);
});

test('the shipped calibration has every horizon, and quantiles that rise around zero', () => {
  expect(PANEL.quantiles).toHaveLength(MAX_HORIZON);
  for (const row of PANEL.quantiles) {
    expect(row).toHaveLength(PERCENTS.length);
    expect(row).toEqual(row.toSorted((a, b) => a - b));
    expect(row[0]).toBeLessThan(0);
    expect(row.at(-1)).toBeGreaterThan(0);
  }
});

test('quantiles lie between the values in order', () => {
  expect([0, 25, 50, 62.5, 100].map((percent) => quantile([1, 2, 3, 4, 11], percent))).toEqual([
    1, 2, 3, 3.5, 11,
  ]);
  expect(() => quantile([], 50)).toThrow(RangeError);
});
