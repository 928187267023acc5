import { expect, test } from 'vitest';
import { yearLikeness } from './year-likeness.ts';

const year = (rule: string, cases: number, did: number) => ({
  ...{ document: rule.split('.')[0] ?? '', rule, cases, did },
});

test('with few years, what is assumed stands', () => {
  expect(yearLikeness([])('a')).toBe(0.02);
  expect(yearLikeness([year('a.one', 500, 400)])('a')).toBe(0.02);
});

test('two years of a rule that differ widely, worked by hand', () => {
  // Shares of 0.9 and 0.7 about 0.8, so 0.16 at most: 0.01 × 2, less 0.16 ÷ 96 by chance. A year of 96 counts
  // 9,216 ÷ 9,616.
  const weight = 9216 / 9616;
  const [beyond, most] = [2 * weight * (0.02 - 0.16 / 96), 2 * weight * 0.16];
  // The median of 0.02 and of the document's own, for one.
  const middle = (0.02 + beyond / most) / 2;
  const likeness = yearLikeness([year('a.one', 96, 86.4), year('a.one', 96, 67.2)]);
  expect(likeness('a')).toBeCloseTo((beyond + middle) / (most + 1), 12);
  expect(likeness('b')).toBeCloseTo(middle, 12);
});

test('years that differ by no more than chance make it small, rules that always or never pay say nothing', () => {
  const same = Array.from({ length: 30 }, () => year('a.one', 400, 200));
  expect(yearLikeness(same)('a')).toBeLessThan(0.01);
  const sure = [year('a.one', 9, 0), year('a.one', 9, 0), year('b.one', 9, 9), year('b.one', 9, 9)];
  expect(yearLikeness(sure)('a')).toBe(0.02);
});

test('a document whose rules come and go is not taken for one whose years differ', () => {
  const both = [year('a.one', 400, 80), year('a.one', 400, 80), year('a.two', 400, 360)];
  expect(yearLikeness([...both, year('a.two', 400, 360)])('a')).toBeLessThan(0.01);
});

test('one document that was once not practised leaves the others as sure as they were', () => {
  const steady = ['a', 'b', 'c'].flatMap((document) =>
    Array.from({ length: 4 }, () => year(`${document}.one`, 400, 200)),
  );
  const once = [year('d.one', 60, 0), year('d.one', 60, 50)];
  const likeness = yearLikeness([...steady, ...once]);
  expect(likeness('a')).toBeLessThan(0.01);
  expect(likeness('d')).toBeGreaterThan(0.1);
});
