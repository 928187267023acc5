import { expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { course, type Points } from '../../tests/target-fixtures.ts';
import type { Course } from '../course.ts';
import { distance } from './distance.ts';

function ask(points: Points, overrides: Partial<Course> = {}) {
  return distance(course(points, overrides));
}

test.each([
  ['4400', '1', 'achieved'],
  ['4399', '0.999773', 'missed'],
  ['4399.9999999', '0.99999999998', 'missed'],
  ['8800', '2', 'achieved'],
  ['0', '0', 'missed'],
])('%s of 4,400 in the year of the deadline is %s: %s', (latest, value, verdict) => {
  expect(ask({ 2022: latest })).toMatchObject({ value, verdict });
});

test('a figure short of the goal before its year is not due', () => {
  expect(ask({ 2021: '2200' })).toEqual({
    value: '0.5',
    verdict: 'notDue',
    reason: 'notApplicable',
  });
});

test('a goal of zero has no ratio, and still a verdict', () => {
  const zero = { comparator: '<=', threshold: new Decimal(0) } as const;
  expect(ask({ 2022: '0' }, zero)).toMatchObject({ value: null, verdict: 'achieved' });
  expect(ask({ 2022: '1' }, zero)).toMatchObject({ value: null, verdict: 'missed' });
});

test('a rough figure shows its ratio and decides nothing that its bound does not', () => {
  expect(ask({ 2022: '4400 about' })).toEqual({
    value: '1',
    verdict: 'cannotTell',
    reason: 'boundDoesNotDecide',
  });
});

test('without a figure there is no distance', () => {
  expect(ask({})).toEqual({ value: null, verdict: 'cannotTell', reason: 'noData' });
});
