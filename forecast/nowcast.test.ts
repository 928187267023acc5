import { expect, test } from 'vitest';
import { nowcast } from './nowcast.ts';

const yearly = [
  { year: 2019, value: 1000 },
  { year: 2020, value: 100 },
  { year: 2021, value: 200 },
  { year: 2022, value: 400 },
];
const part = (year: number, value: number, months = 6) => ({ year, months, value });

test('the months so far are held against the mean share of the same months in three years', () => {
  const parts = [part(2019, 10), part(2020, 40), part(2021, 100), part(2022, 240), part(2023, 300)];
  const said = nowcast(yearly, parts);
  expect(said?.year).toBe(2023);
  expect(said?.share).toBeCloseTo((0.4 + 0.5 + 0.6) / 3, 12);
  expect(said?.value).toBeCloseTo(600, 9);
});

test('the longest part of the latest year counts, and only the same months of earlier years', () => {
  const parts = [part(2022, 100, 3), part(2022, 300, 9), part(2023, 1, 3), part(2023, 450, 9)];
  expect(nowcast(yearly, parts)).toEqual({ year: 2023, value: 600, share: 0.75 });
});

test.each([
  ['no part of a later year', [part(2022, 200)]],
  ['no earlier year with the same months', [part(2022, 100, 3), part(2023, 300)]],
  ['months that came to more than their year', [part(2022, 500), part(2023, 300)]],
  ['months that came to nothing', [part(2022, 0), part(2023, 300)]],
  ['months so far that come to nothing', [part(2022, 200), part(2023, 0)]],
  ['months so far that come to less than nothing', [part(2022, 200), part(2023, -5)]],
  ['twelve months, which are no part', [part(2022, 399, 12), part(2023, 300, 12)]],
])('says nothing of %s', (_, parts) => {
  expect(nowcast(yearly, parts)).toBeNull();
});

test('says nothing without a full year', () => {
  expect(nowcast([], [part(2023, 300)])).toBeNull();
});
