import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, meets, type Answer, type Figure } from './compare.ts';
import { Decimal } from './decimal.ts';
import { BOUNDS, type Bound, type Comparator } from './goal.ts';

function figure(value: string | number, bound: Bound | null = null): Figure {
  return { value: new Decimal(value), bound };
}

describe('an exact figure against 4,400, just below, at and just above', () => {
  test.each<[Comparator, boolean, boolean, boolean]>([
    ['>', false, false, true],
    ['>=', false, true, true],
    ['<', true, false, false],
    ['<=', true, true, false],
    ['=', false, true, false],
    ['approx', false, true, true],
  ])('%s', (comparator, below, at, above) => {
    const answers = ['4399.9999', '4400.00', '4400.0001'].map((value) =>
      holds(new Decimal(value), comparator, new Decimal(4400)),
    );
    expect(answers).toEqual([below, at, above]);
  });
});

test('a figure known only as more than 5,700 meets 4,400 and says nothing of 6,000', () => {
  const rough = figure(5700, 'atLeast');
  expect(meets(rough, '>=', new Decimal(4400))).toBe('yes');
  expect(meets(rough, '>=', new Decimal(6000))).toBe('undecided');
});

describe('a rough figure of 100 answers only as far as its bound goes', () => {
  test.each<[Bound, Comparator, Answer, Answer, Answer]>([
    // against 99, 100 and 101
    ['atLeast', '>', 'yes', 'undecided', 'undecided'],
    ['atLeast', '>=', 'yes', 'yes', 'undecided'],
    ['atLeast', '<', 'no', 'no', 'undecided'],
    ['atLeast', '<=', 'no', 'undecided', 'undecided'],
    ['atLeast', '=', 'no', 'undecided', 'undecided'],
    ['atLeast', 'approx', 'yes', 'yes', 'undecided'],
    ['atMost', '>', 'undecided', 'no', 'no'],
    ['atMost', '>=', 'undecided', 'undecided', 'no'],
    ['atMost', '<', 'undecided', 'undecided', 'yes'],
    ['atMost', '<=', 'undecided', 'yes', 'yes'],
    ['atMost', '=', 'undecided', 'undecided', 'no'],
    ['atMost', 'approx', 'undecided', 'undecided', 'undecided'],
    ['about', '>=', 'undecided', 'undecided', 'undecided'],
    ['about', '<=', 'undecided', 'undecided', 'undecided'],
    ['expected', '>=', 'undecided', 'undecided', 'undecided'],
    ['expected', '=', 'undecided', 'undecided', 'undecided'],
  ])('%s, %s', (bound, comparator, below, at, above) => {
    const answers = [99, 100, 101].map((threshold) =>
      meets(figure(100, bound), comparator, new Decimal(threshold)),
    );
    expect(answers).toEqual([below, at, above]);
  });
});

test.each<[string, Answer]>([
  ['89.99', 'no'],
  ['90', 'undecided'],
  ['99.99', 'undecided'],
  ['100', 'yes'],
  ['100.01', 'yes'],
])('%s of 约 100: a tenth short is left open, since no width is printed', (value, answer) => {
  expect(meets(figure(value), 'approx', new Decimal(100))).toBe(answer);
});

const amount = fc.integer({ min: -1000, max: 1000 }).map((cents) => new Decimal(cents).div(100));
const bound = fc.constantFrom(null, ...BOUNDS);

test.each<[Comparator, 1 | -1]>([
  ['>', 1],
  ['>=', 1],
  ['<', -1],
  ['<=', -1],
])('under %s a better figure never turns a yes into a no', (comparator, better) => {
  fc.assert(
    fc.property(amount, amount, amount, bound, (value, step, threshold, known) => {
      const improved = value.plus(step.abs().times(better));
      const before = meets({ value, bound: known }, comparator, threshold);
      const after = meets({ value: improved, bound: known }, comparator, threshold);
      const rank: Record<Answer, number> = { no: 0, undecided: 1, yes: 2 };
      expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
    }),
  );
});

test('what a bound decides holds for every number that the bound admits', () => {
  const comparator = fc.constantFrom<Comparator>('>', '>=', '<', '<=', '=');
  const oneSided = fc.constantFrom<['atLeast' | 'atMost', 1 | -1]>(['atLeast', 1], ['atMost', -1]);
  fc.assert(
    fc.property(
      amount,
      amount,
      amount,
      oneSided,
      comparator,
      (value, step, threshold, side, is) => {
        const [known, way] = side;
        const answer = meets({ value, bound: known }, is, threshold);
        const possible = value.plus(step.abs().times(way));
        if (answer !== 'undecided') expect(holds(possible, is, threshold)).toBe(answer === 'yes');
      },
    ),
  );
});
