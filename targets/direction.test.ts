import { describe, expect, test } from 'vitest';
import { Decimal } from '../core/decimal.ts';
import type { Comparator } from '../core/goal.ts';
import type { Baseline } from './course.ts';
import { judgeDirection } from './direction.ts';
import { series, type Points } from '../tests/target-fixtures.ts';

const from12: Baseline = { year: 2022, value: new Decimal(12), basis: 'loaded' };

function judgeMove(
  points: Points,
  {
    comparator = '<' as Comparator,
    baseline = from12,
    deadline = '2024-12-31',
    asOf = '2025-06-30',
  } = {},
) {
  return judgeDirection({ series: series(points), comparator, baseline, deadline, asOf });
}

describe('at the deadline', () => {
  test.each<[Comparator, string, string]>([
    ['<', '11', 'achieved'],
    ['<', '12', 'missed'],
    ['<', '13', 'missed'],
    ['<=', '12', 'achieved'],
    ['>', '12', 'missed'],
    ['>', '13', 'achieved'],
    ['>=', '12', 'achieved'],
    ['>=', '11', 'missed'],
  ])('a move to %s 12 that ends on %s is %s', (comparator, value, verdict) => {
    expect(judgeMove({ 2022: '12', 2024: value }, { comparator }).verdict).toBe(verdict);
  });

  test('only the figure of its own year speaks, and the latest is shown beside it', () => {
    const ruling = judgeMove({ 2022: '12', 2023: '9' });
    expect(ruling).toMatchObject({ verdict: 'cannotTell', reason: 'deadlineFigureMissing' });
    expect(ruling.figure?.year).toBe(2023);
    expect(ruling.decidedBy).toBeNull();
  });

  test('a figure of more than 12 is not below 12', () => {
    expect(judgeMove({ 2024: '12 atLeast' }).verdict).toBe('missed');
  });

  test('a figure of nearly 12 may be 12', () => {
    expect(judgeMove({ 2024: '12 atMost' })).toMatchObject({
      verdict: 'cannotTell',
      reason: 'boundDoesNotDecide',
    });
  });

  test('a missing base gives its own reason', () => {
    const baseline: Baseline = { year: 2022, value: null, reason: 'breakInSeries' };
    expect(judgeMove({ 2024: '11' }, { baseline })).toMatchObject({
      verdict: 'cannotTell',
      reason: 'breakInSeries',
    });
  });
});

describe('before the deadline', () => {
  const running = { deadline: '2028-12-31' };

  test.each([
    ['11', 'onTrack'],
    ['12', 'offTrack'],
    ['13', 'offTrack'],
  ])('the latest figure of %s is %s', (value, verdict) => {
    expect(judgeMove({ 2022: '12', 2024: value }, running)).toMatchObject({
      verdict,
      reason: 'pace',
      decidedBy: 'figure',
    });
  });

  test('the base year alone is too few points', () => {
    expect(judgeMove({ 2022: '12' }, running).reason).toBe('tooFewPoints');
  });

  test('no figure is no data', () => {
    expect(judgeMove({}, running)).toMatchObject({ reason: 'noData', figure: null });
  });
});
