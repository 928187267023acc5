import { describe, expect, test } from 'vitest';
import {
  latestOver,
  monthsSince,
  periodBefore,
  periodHolding,
  rankedPeriod,
  yearEarlier,
} from './period.ts';

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

  test.each([
    ['year', '2024-12-31', '2024', '2024'],
    ['year', '2024-12-30', '2024', '2023'],
    ['half', '2024-07-01', '2024下半年', '2024上半年'],
    ['quarter', '2024-03-31', '2024一季度', '2024一季度'],
    ['quarter', '2024-02-29', '2024一季度', '2023四季度'],
    ['month', '2024-01-31', '2024-01', '2024-01'],
    ['month', '2024-01-01', '2024-01', '2023-12'],
  ] as const)('of the kind %s holds %s as %s; the latest over is %s', (kind, day, holds, over) => {
    expect(periodHolding(kind, day).label).toBe(holds);
    expect(latestOver(kind, day).label).toBe(over);
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
