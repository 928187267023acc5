import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Seed } from './random.ts';
import { exponential, heavyTailed, normal, pareto } from './tails.ts';

test('the exponential is right to twelve digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -20, max: 20, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('normal draws have mean 0 and deviation 1', () => {
  const draws = new Seed('n').stream('normal').at(0);
  const drawn = Array.from({ length: 20_000 }, () => normal(draws));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / drawn.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.04);
});

test('a Pareto draw lies between 1 and the cut', () => {
  const draws = new Seed('p').stream('pareto').at(0);
  const drawn = Array.from({ length: 5000 }, () => pareto(draws, 50));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...drawn)).toBe(50);
});

test('one contract in a hundred carries more than a tenth of the weight', () => {
  const draws = new Seed('h').stream('heavy').at(0);
  const drawn = Array.from({ length: 20_000 }, () => heavyTailed(draws)).toSorted((a, b) => b - a);
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(drawn.slice(0, 200)) / sum(drawn)).toBeGreaterThan(0.1);
  expect(drawn.every((value) => Number.isInteger(value) && value > 0)).toBe(true);
});
