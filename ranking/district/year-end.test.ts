import { expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { fullYears, yearAhead, yearEnd } from './year-end.ts';

const points = [
  { year: 2020, value: 100 },
  { year: 2021, value: 120 },
  { year: 2022, value: 150 },
  { year: 2023, value: 180 },
];
const ask = (cells: Partial<Parameters<typeof yearEnd>[0]> = {}) =>
  yearEnd({
    indicator: 'high_tech_firms',
    asOf: '2024-06-30',
    points,
    floor: 0,
    quota: new Decimal(200),
    ...cells,
  });

test('the end of the running year is expected, on the last day of a year that of the next one', () => {
  expect(yearAhead('2024-06-30')).toBe(2024);
  expect(yearAhead('2024-12-30')).toBe(2024);
  expect(yearAhead('2024-12-31')).toBe(2025);
  expect(ask().year).toBe(2024);
});

test('an interval surrounds the expected figure, and a chance stands beside the quota', () => {
  const end = ask();
  if (end.reason !== null) throw new Error(end.reason);
  expect(end.p10).toBeLessThan(end.expected);
  expect(end.p90).toBeGreaterThan(end.expected);
  expect(end.chance).toBeGreaterThan(0.01);
  expect(end.chance).toBeLessThan(0.99);
  expect(end.certain).toBe(false);
});

test('nothing is expected below what the year cannot lose any more', () => {
  const end = ask({ floor: 195 });
  if (end.reason !== null) throw new Error(end.reason);
  expect(end.p10).toBe(195);
  expect(end.raised).toBe(true);
  expect(end.expected).toBeGreaterThanOrEqual(195);
});

test('a quota that is met by what cannot be lost is certain, and has no chance', () => {
  expect(ask({ floor: 200 })).toMatchObject({ certain: true, chance: null });
  expect(ask({ floor: 199 })).toMatchObject({ certain: false });
  expect(ask({ quota: null })).toMatchObject({ certain: false, chance: null });
});

test('fewer than four years, none, or none of the last two are told as such', () => {
  expect(ask({ points: points.slice(1) })).toMatchObject({ reason: 'tooFewPoints', needed: 4 });
  expect(ask({ points: [] })).toMatchObject({ reason: 'noData' });
  expect(ask({ asOf: '2026-06-30' })).toMatchObject({ reason: 'stale' });
});

test('a chance follows the floor, and never falls as it rises', () => {
  const chances = [0, 150, 170, 190, 199].map((floor) => {
    const end = ask({ floor });
    return end.reason === null ? (end.chance ?? 1) : -1;
  });
  expect(chances).toEqual(chances.toSorted((a, b) => a - b));
});

test('years before a unit compares are left out: a stock counts from its first year’s end', () => {
  const year = (value: number) => value;
  const years = (kind: 'stock' | 'flow', from: string | null) =>
    fullYears(kind, '2024-06-30', from, year).map((point) => point.year);
  expect(years('stock', '2021-04-25')).toEqual([2021, 2022, 2023]);
  expect(years('flow', '2021-04-25')).toEqual([2022, 2023]);
  expect(years('flow', '2019-01-01')[0]).toBe(2019);
  expect(years('stock', null)).toHaveLength(11);
  expect(fullYears('stock', '2024-12-31', null, year).at(-1)?.year).toBe(2024);
});
