import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectPath } from '../../reference/project-root.ts';
import { scaled } from '../series.ts';
import { smooth } from './damped-trend.ts';
import { dampedPath } from './model.ts';
import { slope, smoothWithDrift } from './theta.ts';

const common = { series: z.string(), alpha: z.number(), logForecast: z.array(z.number()) };
const { damped, theta, series } = z
  .object({
    damped: z.array(z.object({ ...common, beta: z.number(), phi: z.number() })),
    theta: z.array(z.object({ ...common, slope: z.number() })),
    series: z.record(z.string(), z.record(z.string(), z.number())),
  })
  .parse(parse(readFileSync(projectPath('tests/cases/forecast/statsmodels.yaml'), 'utf8')));

function logs(name: string) {
  const years = Object.entries(series[name] ?? {});
  return scaled(years.map(([year, value]) => ({ year: Number(year), value }))).points;
}

test.each(damped)(
  'damped trend of $series with $alpha, $beta, $phi goes where statsmodels goes',
  ({ series: name, alpha, beta, phi, logForecast }) => {
    const { level, trend } = smooth(logs(name), { alpha, beta, phi });
    const path = dampedPath(level, trend, phi, logForecast.length);
    for (const [index, value] of logForecast.entries()) expect(path[index]).toBeCloseTo(value, 8);
  },
);

test.each(theta)(
  'theta of $series with $alpha goes where statsmodels goes',
  ({ series: name, alpha, slope: expected, logForecast }) => {
    expect(slope(logs(name))).toBeCloseTo(expected, 8);
    const drift = slope(logs(name)) / 2;
    const { level } = smoothWithDrift(logs(name), alpha, drift);
    for (const [index, value] of logForecast.entries()) {
      expect(level + drift * (index + 1)).toBeCloseTo(value, 8);
    }
  },
);
