import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yuan } from '../core/money.ts';
import { distributionOf } from './distribution.ts';

test('quantiles are amounts that somebody gets', () => {
  const { min, p25, median, p75, max } = distributionOf([400n, 100n, 300n, 200n]);
  expect([min, p25, median, p75, max]).toEqual(['1.00', '1.00', '2.00', '3.00', '4.00']);
});

test('an amount at the end of a bin lies in it, and empty bins between others are there', () => {
  expect(distributionOf([50_000_000n, 5_000_000n]).bins).toEqual([
    { from: '20000.00', to: '50000.00', count: 1, amount: '50000.00' },
    { from: '50000.00', to: '100000.00', count: 0, amount: '0.00' },
    { from: '100000.00', to: '200000.00', count: 0, amount: '0.00' },
    { from: '200000.00', to: '500000.00', count: 1, amount: '500000.00' },
  ]);
});

test('nothing has no quantiles and no bins', () => {
  expect(distributionOf([])).toEqual({
    min: null,
    p25: null,
    median: null,
    p75: null,
    max: null,
    bins: [],
  });
});

test('bins hold every amount once, to the fen', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 1n, max: 10n ** 13n }), { minLength: 1 }), (amounts) => {
      const { bins } = distributionOf(amounts);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(amounts.length);
      expect(bins.reduce((sum, { amount }) => sum + yuan(amount), 0n)).toBe(
        amounts.reduce((sum, amount) => sum + amount, 0n),
      );
    }),
  );
});
