import { describe, expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { course, type Points } from '../../tests/target-fixtures.ts';
import type { Course } from '../course.ts';
import { recentMeanChange } from './recent-mean-change.ts';

/** At least 4,400 in 2022. */
function ask(points: Points, overrides: Partial<Course> = {}) {
  return recentMeanChange(course(points, overrides));
}

describe('going on with the mean change of the last three years', () => {
  test.each([
    // 2019 and 2021 give the change of a year; 2022 is one year on.
    ['2000', '3600', '4400', 'onTrack'],
    ['2000', '3599', '4398.5', 'atRisk'],
    ['2000', '3000', '3500', 'offTrack'],
    ['4000', '3600', '3400', 'offTrack'],
  ])('%s in 2019 and %s in 2021 lead to %s: %s', (first, latest, value, verdict) => {
    expect(ask({ 2019: first, 2021: latest })).toEqual({ value, verdict, reason: 'pace' });
  });

  test('takes no change from before the window', () => {
    expect(ask({ 2017: '0', 2021: '4000' }).reason).toBe('tooFewPoints');
    expect(ask({ 2018: '2000', 2021: '3800' })).toMatchObject({ value: '4400' });
  });

  test('counts a gap in years', () => {
    expect(ask({ 2018: '1000', 2020: '2000' })).toMatchObject({ value: '3000' });
  });

  test('leaves rough figures out', () => {
    expect(ask({ 2018: '2000', 2020: '9000 about', 2021: '3800' })).toMatchObject({
      value: '4400',
    });
  });

  test('an exact threshold that is just reached is not 超过 it', () => {
    const points = { 2019: '2000', 2021: '3600' };
    expect(ask(points, { comparator: '>' })).toMatchObject({ value: '4400', verdict: 'atRisk' });
  });

  test('a projection a hair short is not shown as the goal itself', () => {
    const { value, verdict } = ask({ 2020: '2800', 2021: '3599.99999995' });
    expect([value, verdict]).toEqual(['4399.9999999', 'atRisk']);
  });

  test('4 in three years lead to exactly 8 in six', () => {
    const overrides = { threshold: new Decimal(8), deadlineYear: 2025 };
    expect(ask({ 2019: '0', 2022: '4' }, overrides)).toMatchObject({
      value: '8',
      verdict: 'onTrack',
    });
  });

  test('a goal that is reached and about to be lost is at risk', () => {
    expect(ask({ 2020: '4600', 2021: '4400' }).verdict).toBe('atRisk');
  });
});

test.each<[string, Points, string]>([
  ['no figure', {}, 'noData'],
  ['rough figures only', { 2020: '2800 about', 2021: '3600 atLeast' }, 'boundDoesNotDecide'],
  ['one point', { 2021: '3600' }, 'tooFewPoints'],
])('%s: cannot tell', (_, points, reason) => {
  expect(ask(points)).toEqual({ value: null, verdict: 'cannotTell', reason });
});
