import { describe, expect, test } from 'vitest';
import { COMPARATORS } from '../core/goal.ts';
import { probability, sumOf } from './attain.ts';
import { distribution, type Distribution } from './distribution.ts';
import { PERCENTS } from './quantile.ts';

/** A figure that is below `percent` × `step` with a probability of `percent` %. */
const even = (step: number, year = 2025): Distribution =>
  distribution(
    { year, horizon: year - 2024, mean: 50 * step },
    PERCENTS.map((p) => p * step),
  );
const certain = distribution(
  { year: 2025, horizon: 1, mean: 7 },
  PERCENTS.map(() => 7),
);

describe('the probability of reaching a threshold', () => {
  test.each([
    ['>=', 50, 0.5],
    ['>', 30, 0.7],
    ['=', 30, 0.7],
    ['approx', 30, 0.7],
    ['<', 30, 0.3],
    ['<=', 30, 0.3],
    ['>=', 30.5, 0.695],
    ['>=', 1, 0.99],
    ['>=', 99, 0.01],
    ['<=', 99, 0.99],
  ] as const)('%s %d is %d', (comparator, threshold, expected) => {
    expect(probability(even(1), comparator, threshold)).toBeCloseTo(expected, 12);
  });

  test.each(COMPARATORS)('%s is never a certainty', (comparator) => {
    const said = [-1e9, 1e9].map((threshold) => probability(even(1), comparator, threshold));
    expect(said.toSorted((a, b) => a - b)).toEqual([0.01, 0.99]);
  });

  test('of a figure that cannot move depends on whether the threshold itself will do', () => {
    const said = COMPARATORS.map((comparator) => probability(certain, comparator, 7));
    const expected = { '>': 0.01, '>=': 0.99, '<': 0.01, '<=': 0.99, '=': 0.99, approx: 0.99 };
    expect(said).toEqual(COMPARATORS.map((comparator) => expected[comparator]));
  });

  test('falls as the threshold rises', () => {
    const said = Array.from({ length: 120 }, (_, index) => probability(even(1), '>=', index - 10));
    expect(said).toEqual(said.toSorted((a, b) => b - a));
  });
});

describe('a running total', () => {
  test('adds what is known and, quantile by quantile, what is to come', () => {
    const total = sumOf([even(1), even(2, 2026)], 1000);
    expect(total).toMatchObject({ year: 2026, horizon: 2, mean: 1150, p10: 1030, p90: 1270 });
    expect(total.p025).toBeCloseTo(1007.5, 9);
    expect(total.quantiles.map((value) => Math.round(value))).toEqual(
      Array.from({ length: 99 }, (_, index) => 1000 + 3 * (index + 1)),
    );
  });

  test('of no years is refused', () => {
    expect(() => sumOf([], 5)).toThrow(RangeError);
  });
});
