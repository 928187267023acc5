import fc from 'fast-check';
import { expect, test } from 'vitest';
import { divide, divideWithin } from './divide.ts';

test('299 fen by 100 to 200: 99⅔ and 199⅓, so that the fen that is left goes to the first', () => {
  expect(divide(299n, [100n, 200n])).toEqual([100n, 199n]);
});

test('of equal remainders the first gets the fen', () => {
  expect(divide(1n, [5n, 5n, 5n])).toEqual([1n, 0n, 0n]);
});

test('what one part has no room for goes to the others', () => {
  expect(divideWithin(10n, [9n, 1n], [4n, 20n])).toEqual([4n, 6n]);
  expect(divideWithin(5n, [1n, 0n], [3n, 9n])).toEqual([3n, 2n]);
});

const amounts = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 9 });

test('parts come to the sum, and none is above its limit', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.bigInt(0n, 10n ** 13n), (weights, limits, wanted) => {
      const size = Math.min(weights.length, limits.length);
      const [by, within] = [weights.slice(0, size), limits.slice(0, size)];
      const room = within.reduce((sum, each) => sum + each, 0n);
      const sum = wanted < room ? wanted : room;
      const parts = divideWithin(sum, by, within);
      expect(parts.reduce((total, part) => total + part, 0n)).toBe(sum);
      expect(parts.every((part, at) => part <= (within[at] ?? 0n))).toBe(true);
      if (by.some((weight) => weight > 0n)) {
        expect(divide(sum, by).reduce((total, part) => total + part, 0n)).toBe(sum);
      }
    }),
  );
});
