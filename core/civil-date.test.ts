import { describe, expect, test } from 'vitest';
import {
  earlier,
  isCivilDate,
  lastFullYear,
  shanghaiDate,
  yearBefore,
  yearOf,
  yearsBetween,
} from './civil-date.ts';

describe('a civil date', () => {
  test.each(['2024-02-29', '2000-02-29', '1999-12-31'])('%s is one', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-1',
    '2024/01/01',
    '2024-01-01T00:00',
    '20240101',
    ' 2024-01-01',
    '',
  ])('"%s" is none', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });
});

test('the New Year in Shanghai begins at four in the afternoon UTC', () => {
  const newYear = 1_735_660_800_000; // 2024-12-31T16:00:00Z
  expect(shanghaiDate(newYear - 1)).toBe('2024-12-31');
  expect(shanghaiDate(newYear)).toBe('2025-01-01');
});

test('the earlier of two dates is the same whichever is named first', () => {
  expect(earlier('2024-12-31', '2025-01-01')).toBe('2024-12-31');
  expect(earlier('2025-01-01', '2024-12-31')).toBe('2024-12-31');
});

test('four years with one leap day are exactly four', () => {
  expect(yearsBetween('2020-01-01', '2024-01-01')).toBe(4);
});

test('years counted backwards are negative', () => {
  expect(yearsBetween('2024-01-01', '2020-01-01')).toBe(-4);
});

test('the year of a date is its first four digits', () => {
  expect(yearOf('2022-12-31')).toBe(2022);
});

test('a year has ended on its last day and not on the day before', () => {
  expect(lastFullYear('2022-12-30')).toBe(2021);
  expect(lastFullYear('2022-12-31')).toBe(2022);
  expect(lastFullYear('2023-01-01')).toBe(2022);
});

test('a year before a leap day is 28 February', () => {
  expect(yearBefore('2024-02-29')).toBe('2023-02-28');
  expect(yearBefore('2025-01-01')).toBe('2024-01-01');
});
