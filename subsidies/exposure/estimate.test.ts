import { expect, test } from 'vitest';
import { given, leaning } from './estimate.ts';

test('six of ten that lean with two cases on one half', () => {
  const { mean, variance } = leaning({ cases: 10, did: 6, telling: 10 }, given(0.5), 2, 'rule');
  expect(mean).toBeCloseTo(7 / 12, 12);
  // The variance of Beta(7, 5).
  expect(variance.rule).toBeCloseTo((7 * 5) / (12 ** 2 * 13), 12);
  expect([variance.all, variance.document]).toEqual([0, 0]);
});

test('what is wrong with the wider circle is passed on in the measure in which it is leant on', () => {
  const wider = leaning({ cases: 2, did: 1, telling: 2 }, given(0.5), 2, 'document');
  const own = leaning({ cases: 6, did: 3, telling: 6 }, wider, 2, 'rule');
  expect(own.variance.document).toBeCloseTo(wider.variance.document / 16, 12);
  const bare = leaning({ cases: 0, did: 0, telling: 0 }, wider, 2, 'rule');
  expect(bare.mean).toBe(wider.mean);
  expect(bare.variance.document).toBe(wider.variance.document);
  expect(bare.variance.rule).toBeCloseTo(0.25 / 3, 12);
});

test('cases of one year that tell little of their own leave more open', () => {
  const apart = leaning({ cases: 100, did: 60, telling: 100 }, given(0.5), 2, 'rule');
  const alike = leaning({ cases: 100, did: 60, telling: 12 }, given(0.5), 2, 'rule');
  expect(alike.mean).toBe(apart.mean);
  expect(alike.variance.rule).toBeGreaterThan(5 * apart.variance.rule);
});
