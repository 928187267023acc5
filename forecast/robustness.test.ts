import { expect, test } from 'vitest';
import { backtest, type PanelSeries } from './backtest.ts';
import { bySeries, medianScaledError } from './by-series.ts';
import { leaveIndicatorOut, leaveRegionOut } from './measure.ts';
import { randomSplits } from './splits.ts';

const steady = (region: number, wild = 1): PanelSeries[] =>
  ['calm', 'rough'].map((indicator, kind) => ({
    region: `r${region}`,
    indicator,
    points: Array.from({ length: 10 }, (_, index) => ({
      year: 2010 + index,
      value: Math.exp(
        0.1 * index + (kind === 0 ? 0.02 : 0.2 * wild) * Math.sin(7 * region + 5 * index * index),
      ),
    })),
  }));
const panel = Array.from({ length: 7 }, (_, region) => steady(region)).flat();
const maxHorizon = 3;
const trialsOf = (series: readonly PanelSeries[]) => backtest(series, { minPoints: 4, maxHorizon });
const trials = trialsOf(panel);

test('an indicator that is left out has no part in its own intervals', () => {
  const calm = (series: readonly PanelSeries[]) =>
    leaveIndicatorOut(trialsOf(series), maxHorizon)
      .filter(({ trial }) => trial.indicator === 'calm' && trial.region !== 'r0')
      .map(({ said }) => said);
  const changed = (indicator: string) =>
    panel.map((series) =>
      series.indicator === indicator && series.region === 'r0'
        ? {
            ...series,
            points: series.points.map(({ year, value }) => ({ year, value: value ** 9 })),
          }
        : series,
    );
  expect(calm(panel)).toHaveLength((trials.length / 14) * 6);
  expect(calm(changed('calm'))).toEqual(calm(panel));
  expect(calm(changed('rough'))).not.toEqual(calm(panel));
});

test('random halves try the other half of the regions, the same for the same seed', () => {
  const options = { count: 5, seed: 3, maxHorizon };
  const splits = randomSplits(trials, options);
  expect(splits.map(({ forecasts }) => forecasts)).toEqual(
    Array.from({ length: 5 }, () => (trials.length / 7) * 4),
  );
  expect(randomSplits(trials, options)).toEqual(splits);
  expect(randomSplits(trials, { ...options, seed: 4 })).not.toEqual(splits);
  expect(new Set(splits.map(({ mase }) => mase['ensemble'])).size).toBeGreaterThan(1);
});

test('series count alike, however large their errors are', () => {
  const judged = leaveRegionOut(trials, maxHorizon);
  const set = judged.map((each) => {
    const factor = each.trial.indicator === 'calm' ? 2 : 1 / 8;
    const { actual } = each.trial;
    const said = { ensemble: actual + factor, naiveDrift: actual + 1 };
    return { ...each, trial: { ...each.trial, step: 1, said } };
  });
  const { compared, won, ratio } = bySeries(set);
  expect([compared, won]).toEqual([14, 7]);
  expect(ratio).toBeCloseTo(1 / 2, 12);
  expect(medianScaledError(set, ({ trial }) => trial.said['naiveDrift'])).toBeCloseTo(1, 12);
});
