import { describe, expect, test } from 'vitest';
import { monthsSince, periodBefore, rankedPeriod, yearEarlier } from './period.ts';

const label = (period: { label: string } | undefined) => period?.label;

describe('a period', () => {
  test.each([
    ['year', '2022', '2022', '2022-12-31'],
    ['half', '2022H2', '2022下半年', '2022-12-31'],
    ['quarter', '2022一季度', '2022一季度', '2022-03-31'],
    ['month', '2022年2月', '2022-02', '2022-02-28'],
  ] as const)('of the %s is read as sources print it: %s', (kind, text, said, to) => {
    const period = rankedPeriod(kind, text);
    expect([period?.label, period?.to]).toEqual([said, to]);
  });

  test.each([
    ['year', '2022Q1'],
    ['quarter', '2022'],
    ['quarter', '2022前三季度'],
    ['month', '2022-05-01'],
    ['year', 'last year'],
  ] as const)('of another kind than the %s is none: %s', (kind, text) => {
    expect(rankedPeriod(kind, text)).toBeUndefined();
  });

  test('follows the one before it over the turn of the year', () => {
    const period = rankedPeriod('quarter', '2022Q1');
    expect(period && label(periodBefore(period))).toBe('2021四季度');
    expect(period && label(yearEarlier(period))).toBe('2021一季度');
  });

  test('has ended no months ago while it runs', () => {
    const to = '2022-12-31';
    expect(
      ['2022-06-30', '2022-12-31', '2023-06-29', '2023-06-30'].map((day) =>
        monthsSince({ to }, day),
      ),
    ).toEqual([-1, 0, 5, 5]);
    expect(monthsSince({ to }, '2023-07-01')).toBe(6);
  });
});
