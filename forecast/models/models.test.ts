import { expect, test } from 'vitest';
import { dampedTrend, smooth } from './damped-trend.ts';
import { naiveDrift } from './naive-drift.ts';
import { recentDrift } from './recent-drift.ts';
import { slope, theta } from './theta.ts';

const line = [0, 1, 2, 3, 4].map((step) => ({ year: 2015 + step, value: 10 + 2 * step }));
const withGap = line.filter(({ year }) => year !== 2017);

test('naive drift goes on along a straight line, whether or not a year is missing', () => {
  expect(naiveDrift(line, 3)).toEqual([20, 22, 24]);
  expect(naiveDrift(withGap, 3)).toEqual([20, 22, 24]);
});

test('recent drift loses a tenth of the change each year', () => {
  const [one = 0, two = 0] = recentDrift(line, 2);
  expect(one).toBeCloseTo(18 + 1.8, 12);
  expect(two).toBeCloseTo(18 + 1.8 + 1.62, 12);
});

test('recent drift knows nothing of changes before the last five', () => {
  const long = [2008, 2009, 2010].map((year) => ({ year, value: -1000 * (2011 - year) }));
  const flat = [2011, 2012, 2013, 2014, 2015, 2016].map((year) => ({ year, value: 7 }));
  expect(recentDrift([...long, ...flat], 3)).toEqual([7, 7, 7]);
});

test('theta follows half the slope of a line from its last point', () => {
  expect(slope(withGap)).toBeCloseTo(2, 12);
  const [one = 0, two = 0] = theta(line, 2);
  expect(two - one).toBeCloseTo(1, 12);
  expect(one).toBeCloseTo(19, 12);
});

test('in a gap the damped trend runs on by itself and learns nothing', () => {
  const smoothing = { alpha: 1, beta: 0, phi: 0.5 };
  const points = [
    { year: 2015, value: 0 },
    { year: 2016, value: 8 },
    { year: 2018, value: 14 },
  ];
  const early = (14 - 0) / 3;
  const { level, trend, error } = smooth(points, smoothing);
  expect(level).toBe(14);
  expect(trend).toBeCloseTo(early / 8, 12);
  const expected2018 = 8 + early / 4 + early / 8;
  expect(error).toBeCloseTo(((8 - early / 2) ** 2 + (14 - expected2018) ** 2) / 2, 12);
});

test('the damped trend stays on a constant', () => {
  expect(
    dampedTrend(
      line.map(({ year }) => ({ year, value: 5 })),
      3,
    ),
  ).toEqual([5, 5, 5]);
});
