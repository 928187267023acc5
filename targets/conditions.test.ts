import { describe, expect, test } from 'vitest';
import { figure, series, target, type Points } from '../tests/target-fixtures.ts';
import { judgeConditions } from './conditions.ts';
import type { YearlyFigure } from './series.ts';

const doubled = target({
  form: 'multiple',
  multiple: { factor: '2', base: null, evidence: '翻一番' },
});
const official = figure(2019, '2100', { grade: 'A', note: '计划所称倍增基数' });

function multiple(last: YearlyFigure | null, before: readonly YearlyFigure[], due = true) {
  const all = last ? [...before, last] : before;
  return judgeConditions(doubled, { figure: last, series: all, due })[0];
}

describe('a multiple whose base the text does not print', () => {
  test('is cannot tell, base not printed, and asks for no number', () => {
    expect(multiple(figure(2022, '9000'), series({ 2019: '2100' }))).toEqual({
      name: 'multiple',
      verdict: 'cannotTell',
      reason: 'baseNotPrinted',
      required: null,
    });
  });

  test.each([
    ['4199.99', 'missed'],
    ['4200', 'achieved'],
    ['4201', 'achieved'],
  ])('asks for 4,200 once its official base of 2,100 is loaded: %s is %s', (value, verdict) => {
    expect(multiple(figure(2022, value), [official])).toMatchObject({ required: '4200', verdict });
  });

  test('is not due while it is short before the deadline', () => {
    expect(multiple(figure(2021, '4000'), [official], false)?.verdict).toBe('notDue');
  });

  test('cannot be told from a figure that is only about 9,000', () => {
    expect(multiple(figure(2022, '9000 about'), [official])?.reason).toBe('boundDoesNotDecide');
  });

  test.each([
    [true, 'deadlineFigureMissing'],
    [false, 'noData'],
  ])('cannot be told without a figure (deadline passed: %s)', (due, reason) => {
    expect(multiple(null, [official], due)).toMatchObject({ verdict: 'cannotTell', reason });
  });

  test.each([
    ['a press report', figure(2019, '2100', { grade: 'B', note: '倍增基数' })],
    ['a repost', figure(2019, '2100', { grade: 'C', note: '倍增基数' })],
    ['a source without a grade', figure(2019, '2100', { grade: null, note: '倍增基数' })],
    ['an official figure without the word', figure(2019, '2100', { grade: 'A', note: null })],
    ['an official bound', figure(2019, '2100 atLeast', { grade: 'A', note: '倍增基数' })],
  ])('takes no base from %s', (_, base) => {
    expect(multiple(figure(2022, '9000'), [base])?.reason).toBe('baseNotPrinted');
  });
});

test('a printed base stands before an official one', () => {
  const printed = target({
    form: 'multiple',
    multiple: { factor: '1.5', base: '2000', evidence: '增长50%' },
  });
  const last = figure(2022, '3000');
  expect(judgeConditions(printed, { figure: last, series: [official, last], due: true })).toEqual([
    { name: 'multiple', verdict: 'achieved', reason: 'deadlineFigureMeets', required: '3000' },
  ]);
});

test('the high end of a range is a stretch', () => {
  const range = target({ form: 'range', low: '400', high: '450' });
  const stretch = (points: Points) => {
    const all = series(points);
    return judgeConditions(range, { figure: all.at(-1) ?? null, series: all, due: true })[0];
  };
  expect(stretch({ 2022: '449' })).toMatchObject({ name: 'stretch', verdict: 'missed' });
  expect(stretch({ 2022: '450' })).toMatchObject({ verdict: 'achieved', required: '450' });
});

test('a plain level has no condition', () => {
  expect(judgeConditions(target(), { figure: null, series: [], due: true })).toEqual([]);
});
