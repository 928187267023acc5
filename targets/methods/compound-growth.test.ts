import { describe, expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { course, printed, type Points } from '../../tests/target-fixtures.ts';
import type { Baseline, Course } from '../course.ts';
import { compoundGrowth, growthStart, yearlyGrowth } from './compound-growth.ts';

/** From 1,000 in 2019 to 8,000 in 2022: a doubling every year. */
const doubling: Partial<Course> = {
  baseline: printed(2019, '1000'),
  threshold: new Decimal(8000),
};
const noBase: Baseline = { year: 2019, value: null, reason: 'boundDoesNotDecide' };

function ask(points: Points, overrides: Partial<Course> = doubling) {
  return compoundGrowth(course(points, overrides));
}

describe('growth achieved over growth required', () => {
  test.each([
    ['2001', 'onTrack'],
    ['2000', 'onTrack'],
    ['1999.99', 'atRisk'],
    ['1600', 'atRisk'],
    ['1599.99', 'offTrack'],
    ['1000', 'offTrack'],
    ['900', 'offTrack'],
  ])('from 1,000 to %s in one year, where doubling is asked for, is %s', (latest, verdict) => {
    expect(ask({ 2020: latest })).toMatchObject({ verdict, reason: 'pace' });
  });

  test('is 1 on the curve, over two years as over one', () => {
    expect(ask({ 2020: '2000' }).value).toBe('1');
    expect(ask({ 2021: '4000' }).value).toBe('1');
  });

  test('is on track where falling is better and the fall is fast enough', () => {
    const halving = {
      comparator: '<=',
      baseline: printed(2019, '8000'),
      threshold: new Decimal(1000),
    } as const;
    expect(ask({ 2020: '4000' }, halving)).toMatchObject({ value: '1', verdict: 'onTrack' });
    expect(ask({ 2020: '5000' }, halving).verdict).toBe('atRisk');
    expect(ask({ 2020: '9000' }, halving).verdict).toBe('offTrack');
  });
});

describe('the start of growth', () => {
  const start = (points: Points, overrides: Partial<Course>) =>
    growthStart(course(points, overrides))?.year;

  test('is the baseline where that is known exactly', () => {
    expect(start({ 2018: '900', 2020: '2000' }, doubling)).toBe(2019);
  });

  test('is else the first exact figure of the five years before the latest', () => {
    const points = { 2014: '500', 2015: '600 about', 2016: '700', 2020: '2000' };
    expect(start(points, { baseline: noBase })).toBe(2016);
    expect(start({ 2014: '500', 2020: '2000' }, { baseline: noBase })).toBeUndefined();
    expect(start({ 2015: '600', 2020: '2000' }, { baseline: noBase })).toBe(2015);
  });

  test('is never the latest figure itself', () => {
    expect(start({ 2020: '2000' }, { baseline: noBase })).toBeUndefined();
    expect(start({ 2019: '1000' }, doubling)).toBeUndefined();
  });
});

describe('compound growth cannot tell', () => {
  test.each<[string, Points, Partial<Course>, string]>([
    ['without a figure', {}, doubling, 'noData'],
    ['from one point', { 2020: '2000' }, { baseline: noBase }, 'tooFewPoints'],
    ['from a base of zero', { 2020: '5' }, { baseline: printed(2019, '0') }, 'notPositive'],
    [
      'of a goal of zero',
      { 2020: '5' },
      { comparator: '<=', threshold: new Decimal(0) },
      'notPositive',
    ],
    [
      'where no growth is asked for',
      { 2020: '1' },
      { threshold: new Decimal(2000) },
      'notApplicable',
    ],
    [
      'where the start is above the goal',
      { 2020: '1' },
      { threshold: new Decimal(500) },
      'notApplicable',
    ],
    ['from about twice as much', { 2020: '2000 about' }, doubling, 'boundDoesNotDecide'],
    ['from at least too little', { 2020: '1999 atLeast' }, doubling, 'boundDoesNotDecide'],
    ['from at most enough', { 2020: '2000 atMost' }, doubling, 'boundDoesNotDecide'],
  ])('%s', (_, points, overrides, reason) => {
    expect(ask(points, overrides)).toEqual({ value: null, verdict: 'cannotTell', reason });
  });

  test('but at least enough growth is on track', () => {
    expect(ask({ 2020: '2000 atLeast' }).verdict).toBe('onTrack');
  });
});

test('yearly growth of equal steps is the step, without the error of a root', () => {
  for (const rate of ['1.1', '2', '3', '0.5']) {
    const after = (years: number) => new Decimal(100).times(new Decimal(rate).pow(years));
    for (const years of [1, 2, 3, 6, 7, 9]) {
      const growth = yearlyGrowth(new Decimal(100), after(years), years);
      expect(growth.toString()).toBe(new Decimal(rate).minus(1).toString());
    }
  }
});
