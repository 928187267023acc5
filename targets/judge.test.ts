import { describe, expect, test } from 'vitest';
import { Decimal } from '../core/decimal.ts';
import { course, printed, series, type Points } from '../tests/target-fixtures.ts';
import type { Course } from './course.ts';
import { judge, STALE_AFTER_YEARS } from './judge.ts';
import { askAll } from './methods/all.ts';

interface Circumstances {
  readonly asOf?: string;
  readonly later?: Points;
  readonly inPeriodOnly?: boolean;
  readonly overrides?: Partial<Course>;
}

function ruled(points: Points, circumstances: Circumstances = {}) {
  const { asOf = '2022-06-30', later = {}, inPeriodOnly = false, overrides = {} } = circumstances;
  const goal = course(points, overrides);
  return judge({
    course: goal,
    series: [...goal.history, ...series(later)],
    methods: askAll(goal),
    deadline: '2022-12-31',
    inPeriodOnly,
    cumulative: false,
    lasting: false,
    asOf,
  });
}

describe('once the deadline has passed', () => {
  const asOf = '2025-06-30';

  test('the deadline’s own figure decides and is the one shown', () => {
    const ruling = ruled({ 2021: '9000', 2022: '4399' }, { asOf, later: {} });
    expect(ruling).toMatchObject({ verdict: 'missed', decidedBy: 'figure' });
    expect(ruling.figure?.year).toBe(2022);
  });

  test('achieved late shows the first later year that meets the goal', () => {
    const ruling = ruled({ 2022: '4300' }, { asOf, later: { 2023: '4399', 2024: '4400' } });
    expect(ruling).toMatchObject({ verdict: 'achievedLate', reason: 'reachedAfterDeadline' });
    expect(ruling.figure?.year).toBe(2024);
  });

  test('a goal of one named year is not achieved late', () => {
    const ruling = ruled({ 2022: '4300' }, { asOf, later: { 2023: '4400' }, inPeriodOnly: true });
    expect(ruling.verdict).toBe('missed');
  });

  test('what cannot be told stays so, whatever a later year says', () => {
    const ruling = ruled({ 2022: '4300 atLeast' }, { asOf, later: { 2023: '9000' } });
    expect(ruling).toMatchObject({ verdict: 'cannotTell', reason: 'boundDoesNotDecide' });
  });

  test('a missing figure is cannot tell, and the latest one is shown', () => {
    const ruling = ruled({ 2021: '9000' }, { asOf });
    expect(ruling).toMatchObject({ verdict: 'cannotTell', reason: 'deadlineFigureMissing' });
    expect(ruling.figure?.year).toBe(2021);
  });
});

describe('on the last day', () => {
  test('the goal is due, on the day before it is not', () => {
    expect(ruled({ 2021: '3600' }, { asOf: '2022-12-31' }).reason).toBe('deadlineFigureMissing');
    expect(ruled({ 2021: '3600' }, { asOf: '2022-12-30' }).verdict).toBe('onTrack');
  });
});

describe('before the deadline', () => {
  test('the declared path decides where it can', () => {
    expect(ruled({ 2021: '3600' })).toMatchObject({
      verdict: 'onTrack',
      decidedBy: 'declaredPath',
    });
  });

  test('compound growth decides where the path cannot tell, and says so', () => {
    const baseline = { year: 2019, value: null, reason: 'baselineMissing' } as const;
    expect(ruled({ 2020: '2800', 2021: '3600' }, { overrides: { baseline } })).toMatchObject({
      verdict: 'onTrack',
      decidedBy: 'compoundGrowth',
    });
  });

  test('where neither can tell the reason is the path’s own', () => {
    const baseline = { year: 2019, value: null, reason: 'breakInSeries' } as const;
    expect(ruled({ 2021: '3600' }, { overrides: { baseline } })).toMatchObject({
      verdict: 'cannotTell',
      reason: 'breakInSeries',
      decidedBy: null,
    });
  });

  test('a goal reached early is achieved', () => {
    expect(ruled({ 2021: '4400' })).toMatchObject({
      verdict: 'achieved',
      reason: 'reachedBeforeDeadline',
    });
  });

  test('a goal of one named year cannot be reached by an earlier one', () => {
    expect(ruled({ 2021: '4400' }, { inPeriodOnly: true }).verdict).toBe('onTrack');
  });

  test('a figure goes stale only after two full years', () => {
    expect(STALE_AFTER_YEARS).toBe(2);
    const overrides = { baseline: printed(2017, '0'), threshold: new Decimal(5) };
    expect(ruled({ 2018: '1' }, { overrides, asOf: '2021-12-30' }).verdict).toBe('onTrack');
    expect(ruled({ 2018: '1' }, { overrides, asOf: '2021-12-31' }).reason).toBe('stale');
  });

  test('even a figure that meets the goal is stale after that', () => {
    expect(ruled({ 2018: '9000' }, { asOf: '2021-12-31' }).reason).toBe('stale');
  });

  test('no figure is no data', () => {
    expect(ruled({})).toMatchObject({ reason: 'noData', figure: null, decidedBy: null });
  });
});
