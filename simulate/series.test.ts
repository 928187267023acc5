import { expect, test } from 'vitest';
import type { Published } from './published.ts';
import { seriesThrough } from './series.ts';

const figure = (year: number, value: string, bound: Published['bound'] = null): Published => ({
  indicator: 'high_tech_firms',
  year,
  value,
  unit: '家',
  bound,
  publisher: '公报',
});

const series = (published: Published[], years: number[]) =>
  seriesThrough({ published, years, scale: 1, step: 1 }).map(({ value, basis }) => [value, basis]);

test('exact figures stay, and years between them lie on a straight line', () => {
  const published = [figure(2019, '100'), figure(2021, '301')];
  expect(series(published, [2019, 2020, 2021])).toEqual([
    [100, 'published'],
    [201, 'interpolated'],
    [301, 'published'],
  ]);
});

test('beyond the last figure the change fades', () => {
  const published = [figure(2019, '1000'), figure(2020, '1100')];
  const [[a = 0] = [], [b = 0] = []] = series(published, [2021, 2022]) as number[][];
  expect(a).toBe(1185);
  expect(b - 1185).toBeLessThan(85);
  expect(b).toBeGreaterThan(1185);
});

test('before the first figure the series falls, but not to nothing', () => {
  const published = [figure(2020, '100'), figure(2021, '200')];
  expect(series(published, [2015])).toEqual([[25, 'extrapolated']]);
});

test('“more than 5,700” is not forced, but kept', () => {
  const published = [figure(2021, '4397'), figure(2022, '5700', 'atLeast'), figure(2023, '6917')];
  expect(series(published, [2022])).toEqual([[5701, 'bounded']]);
});

test('“nearly” keeps the series below, and “about” is taken as it stands', () => {
  const around = (bound: Published['bound']) =>
    series([figure(2021, '100'), figure(2022, '120', bound), figure(2023, '180')], [2022])[0];
  expect(around('atMost')).toEqual([119, 'bounded']);
  expect(around('about')).toEqual([120, 'bounded']);
});
