import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { course, printed, type Points } from '../../tests/target-fixtures.ts';
import type { Course } from '../course.ts';
import { declaredPath, pathValue } from './declared-path.ts';

/** From 2,000 in 2019 to 4,400 in 2022, so that 2021 asks for 3,600. */
function ask(points: Points, overrides: Partial<Course> = {}) {
  return declaredPath(course(points, overrides));
}

describe('progress along a straight line', () => {
  test.each([
    ['3600.01', '1.000006', 'onTrack'],
    ['3600', '1', 'onTrack'],
    ['3599.99', '0.999994', 'atRisk'],
    ['2960.01', '0.600006', 'atRisk'],
    ['2960', '0.6', 'atRisk'],
    ['2959.99', '0.599994', 'offTrack'],
    ['2000', '0', 'offTrack'],
    ['1200', '-0.5', 'offTrack'],
  ])('at %s is %s of what is asked for: %s', (latest, value, verdict) => {
    expect(ask({ 2021: latest })).toEqual({ value, verdict, reason: 'pace' });
  });

  test('a hair below the line is not shown as 1', () => {
    expect(ask({ 2021: '3599.9999999' })).toMatchObject({
      value: '0.9999999999',
      verdict: 'atRisk',
    });
  });

  test('a hair below six tenths is not shown as 0.6', () => {
    expect(ask({ 2021: '2959.9999999' }).value).toBe('0.5999999999');
  });

  test('1 of the 5 asked for in three years is exactly six tenths of the first year’s part', () => {
    const overrides = { baseline: printed(2019, '0'), threshold: new Decimal(5) };
    expect(ask({ 2020: '1' }, overrides)).toMatchObject({ value: '0.6', verdict: 'atRisk' });
  });

  test('to zero, exactly on the line, is on track', () => {
    const overrides = {
      comparator: '<=',
      baseline: printed(2019, '300'),
      threshold: new Decimal(0),
    } as const;
    expect(ask({ 2020: '200' }, overrides)).toMatchObject({ value: '1', verdict: 'onTrack' });
    expect(ask({ 2021: '100' }, overrides).verdict).toBe('onTrack');
    expect(ask({ 2021: '100.01' }, overrides).verdict).toBe('atRisk');
  });
});

describe('the declared path cannot tell', () => {
  test.each<[string, Points, Partial<Course>, string]>([
    ['without a figure', {}, {}, 'noData'],
    ['from the base year alone', { 2019: '2000' }, {}, 'tooFewPoints'],
    ['from a figure before the base year', { 2018: '2000' }, {}, 'tooFewPoints'],
    [
      'where only a direction is declared',
      { 2021: '1' },
      { path: 'directionOnly' },
      'notApplicable',
    ],
    [
      'why there is no base, and says it',
      { 2021: '3600' },
      { baseline: { year: 2019, value: null, reason: 'breakInSeries' } },
      'breakInSeries',
    ],
    [
      'on a curve from zero',
      { 2021: '3600' },
      { path: 'geometric', baseline: printed(2019, '0') },
      'notPositive',
    ],
    [
      'on a curve to zero',
      { 2021: '100' },
      { path: 'geometric', comparator: '<=', threshold: new Decimal(0) },
      'notPositive',
    ],
    ['from about the line', { 2021: '3600 about' }, {}, 'boundDoesNotDecide'],
    ['from at least a hair less than the line', { 2021: '3599 atLeast' }, {}, 'boundDoesNotDecide'],
    ['from at most a firm less', { 2021: '3599 atMost' }, {}, 'boundDoesNotDecide'],
    ['from at most the line', { 2021: '3600 atMost' }, {}, 'boundDoesNotDecide'],
  ])('%s', (_, points, overrides, reason) => {
    expect(ask(points, overrides)).toEqual({ value: null, verdict: 'cannotTell', reason });
  });
});

const years = fc.integer({ min: 2, max: 12 });
const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => new Decimal(cents).div(100));

function way(base: Decimal, threshold: Decimal, all: number, path: Course['path']): Course {
  return course(
    {},
    {
      path,
      threshold,
      deadlineYear: 2019 + all,
      baseline: { year: 2019, value: base, basis: 'printed' },
    },
  );
}

test('the path lies between the baseline and the threshold in every year from one to the other', () => {
  const path = fc.constantFrom('linear' as const, 'geometric' as const);
  fc.assert(
    fc.property(amount, amount, years, fc.nat(12), path, (base, threshold, all, step, kind) => {
      const value = pathValue(way(base, threshold, all, kind), 2019 + Math.min(step, all));
      if (value === null) return;
      expect(value.gte(Decimal.min(base, threshold))).toBe(true);
      expect(value.lte(Decimal.max(base, threshold))).toBe(true);
    }),
  );
});

test('the path begins at the baseline and ends at the threshold', () => {
  fc.assert(
    fc.property(amount, amount, years, (base, threshold, all) => {
      const line = way(base, threshold, all, 'linear');
      expect(pathValue(line, 2019)?.eq(base)).toBe(true);
      expect(pathValue(line, 2019 + all)?.eq(threshold)).toBe(true);
    }),
  );
});

test('a series that gains the same every year is on track in each of them', () => {
  const gain = fc.integer({ min: 1, max: 100_000 }).map((cents) => new Decimal(cents).div(100));
  fc.assert(
    fc.property(amount, gain, years, fc.nat(11), (base, yearly, all, step) => {
      const at = (year: number) => base.plus(yearly.times(year));
      const gone = 1 + Math.min(step, all - 2);
      const line = way(base, at(all), all, 'linear');
      const { history } = course({ [2019 + gone]: at(gone).toString() });
      expect(declaredPath({ ...line, history }).verdict).toBe('onTrack');
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['2', 7],
  ['3', 6],
  ['1.1', 3],
  ['1.5', 10],
])('a series that grows %sfold every year for %d years is on its curve in each', (rate, all) => {
  const at = (year: number) => new Decimal(1000).times(new Decimal(rate).pow(year));
  const curve = way(at(0), at(all), all, 'geometric');
  for (let gone = 1; gone < all; gone++) {
    const { history } = course({ [2019 + gone]: at(gone).toString() });
    expect(declaredPath({ ...curve, history }).verdict).toBe('onTrack');
  }
});

describe('a baseline on the good side of the threshold', () => {
  const held = { baseline: printed(2019, '120'), threshold: new Decimal(100) };

  test.each([
    ['130', 'onTrack'],
    ['100', 'onTrack'],
    ['99.99', 'offTrack'],
    ['95', 'offTrack'],
    ['10', 'offTrack'],
  ])('leaves a bar to hold: %s of 100 is %s, however far it fell', (latest, verdict) => {
    expect(ask({ 2021: latest }, held)).toEqual({ value: null, verdict, reason: 'pace' });
    expect(ask({ 2021: latest }, { ...held, path: 'geometric' }).verdict).toBe(verdict);
  });

  test('where falling is better, a rise above the threshold is off track', () => {
    const ceiling = {
      comparator: '<=',
      baseline: printed(2019, '2000'),
      threshold: new Decimal(3000),
    } as const;
    expect(ask({ 2021: '3000' }, ceiling).verdict).toBe('onTrack');
    expect(ask({ 2021: '3100' }, ceiling).verdict).toBe('offTrack');
  });
});

test('a worse figure never gets a better verdict', () => {
  const rank = { onTrack: 2, atRisk: 1, offTrack: 0 } as Record<string, number>;
  const cents = fc.integer({ min: 1, max: 1_000_000 });
  const kind = fc.constantFrom('linear' as const, 'geometric' as const);
  fc.assert(
    fc.property(cents, cents, cents, cents, kind, (base, goal, a, b, path) => {
      const [worse, better] = [Math.min(a, b), Math.max(a, b)];
      const overrides = {
        path,
        baseline: printed(2019, String(base)),
        threshold: new Decimal(goal),
      };
      const of = (value: number) => rank[ask({ 2021: String(value) }, overrides).verdict] ?? -1;
      expect(of(worse)).toBeLessThanOrEqual(of(better));
    }),
    { numRuns: 500 },
  );
});
