import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { course, type Points } from '../../tests/target-fixtures.ts';
import type { Course } from '../course.ts';
import { timeWeightedRegression } from './time-weighted-regression.ts';

/** At least 4,400 in 2022. */
function ask(points: Points, overrides: Partial<Course> = {}) {
  return timeWeightedRegression(course(points, overrides));
}

describe('a line through the figures, the later ones weighing more', () => {
  test('goes through figures that lie on a line, over gaps too', () => {
    expect(ask({ 2017: '400', 2019: '2000', 2021: '3600' })).toEqual({
      value: '4400',
      verdict: 'onTrack',
      reason: 'pace',
    });
    expect(ask({ 2017: '399', 2019: '1999', 2021: '3599' })).toMatchObject({ verdict: 'atRisk' });
  });

  test('just reaching the number is not 超过 it', () => {
    const points = { 2017: '400', 2019: '2000', 2021: '3600' };
    expect(ask(points, { comparator: '>' })).toMatchObject({ value: '4400', verdict: 'atRisk' });
  });

  test('a fall to zero on a line is on track', () => {
    const falling = { comparator: '<=', threshold: new Decimal(0) } as const;
    expect(ask({ 2019: '300', 2020: '200', 2021: '100' }, falling)).toMatchObject({
      value: '0',
      verdict: 'onTrack',
    });
  });

  test('follows a late rise more than an early fall', () => {
    const late = ask({ 2019: '2000', 2020: '1000', 2021: '3000' });
    const early = ask({ 2019: '3000', 2020: '1000', 2021: '2000' });
    expect(Number(late.value)).toBeGreaterThan(Number(early.value));
  });

  test('does not look further back than ten years', () => {
    const recent = { 2019: '2000', 2020: '2800', 2021: '3600' };
    expect(ask({ 2011: '9000', ...recent })).toMatchObject({ value: '4400' });
  });

  test.each<[string, Points, string]>([
    ['without a figure', {}, 'noData'],
    ['from two exact figures', { 2019: '2000', 2020: '2600 about', 2021: '3600' }, 'tooFewPoints'],
    [
      'from rough figures alone',
      { 2019: '2000 about', 2021: '3600 atLeast' },
      'boundDoesNotDecide',
    ],
  ])('cannot tell %s', (_, points, reason) => {
    expect(ask(points)).toEqual({ value: null, verdict: 'cannotTell', reason });
  });
});

test('any line is followed exactly to the deadline', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -500, max: 500 }),
      fc.integer({ min: 0, max: 9000 }),
      (rise, at) => {
        const points = Object.fromEntries(
          [2016, 2018, 2019, 2021].map((year) => [year, String(at + rise * (year - 2016))]),
        );
        const { value } = ask(points);
        expect(
          new Decimal(value ?? 0)
            .minus(at + rise * 6)
            .abs()
            .lt('0.000001'),
        ).toBe(true);
      },
    ),
  );
});
