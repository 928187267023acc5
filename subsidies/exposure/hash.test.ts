import { expect, test } from 'vitest';
import { keyOf, times, uniform } from './hash.ts';

const DRAWS = 20_000;
const CODES = Array.from({ length: 12 }, (_, at) => `91370102MA0000${at}`);

function drawn(seed: number, code: string): number[] {
  const key = keyOf(code);
  return Array.from({ length: DRAWS }, (_, draw) => uniform(seed, draw, key));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const products = a.map((each, at) => (each - 0.5) * ((b[at] ?? 0) - 0.5));
  return (12 * products.reduce((sum, each) => sum + each, 0)) / a.length;
}

test('over draws each tenth of the numbers holds a tenth of them', () => {
  for (const code of CODES) {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const u of drawn(1, code)) {
      expect(u > 0 && u < 1).toBe(true);
      const at = Math.floor(u * 10);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - DRAWS / 10)).toBeLessThan(DRAWS / 100);
  }
});

test('over beneficiaries of one draw as well', () => {
  const codes = Array.from({ length: DRAWS }, (_, at) => keyOf(`91370102MA${at}`));
  for (const draw of [0, 1, 999]) {
    const mean = codes.reduce((sum, key) => sum + uniform(7, draw, key), 0) / DRAWS;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  }
});

test('two beneficiaries, and two seeds, have nothing to do with each other', () => {
  const [first = '', ...others] = CODES;
  for (const other of others) {
    expect(Math.abs(correlation(drawn(1, first), drawn(1, other)))).toBeLessThan(0.03);
  }
  expect(Math.abs(correlation(drawn(1, first), drawn(2, first)))).toBeLessThan(0.03);
});

test('how often one is drawn is a Poisson number: its mean and its variance are the same', () => {
  for (const wanted of [0.3, 1, 1.4]) {
    const counts = drawn(1, 'firm').map((u) => times(wanted, u));
    const mean = counts.reduce((sum, each) => sum + each, 0) / DRAWS;
    const variance = counts.reduce((sum, each) => sum + (each - mean) ** 2, 0) / DRAWS;
    expect(Math.abs(mean - wanted)).toBeLessThan(0.03);
    expect(Math.abs(variance - wanted)).toBeLessThan(0.06);
  }
  expect(times(0, 0.999)).toBe(0);
});
