import { expect, test } from 'vitest';
import { Shocks, drawnShare, type Part } from './uncertain-share.ts';

const DRAWS = 20_000;
const shocks = new Shocks({ seed: 7, draws: DRAWS });

const mean = (drawn: Float64Array) => drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
const together = (a: Float64Array, b: Float64Array) =>
  mean(a.map((each, at) => each * (b[at] ?? 0))) - mean(a) * mean(b);
const part = (variance: number, name = 'one'): Part => ({ variance, shock: shocks.of(name) });

test('draws of a share keep its mean and have the variance that is asked for', () => {
  for (const [share, variance] of [
    [0.5, 0.01],
    [0.5, 0.08],
    [0.9, 0.02],
    [0.05, 0.004],
  ] as const) {
    const drawn = drawnShare(share, [part(variance)], DRAWS);
    expect(Math.abs(mean(drawn) - share)).toBeLessThan(0.005);
    expect(Math.abs(together(drawn, drawn) / variance - 1)).toBeLessThan(0.06);
    expect(drawn.every((each) => each >= 0 && each <= 1)).toBe(true);
  }
});

test('a share of which nothing is uncertain is the same in every draw', () => {
  for (const share of [0, 0.3, 1]) {
    const drawn = drawnShare(share, [part(share === 0.3 ? 0 : 0.01)], DRAWS);
    expect(new Set(drawn)).toEqual(new Set([share]));
  }
});

test('more variance than a share can have is taken for the most that it can', () => {
  const drawn = drawnShare(0.5, [part(9)], DRAWS);
  expect(together(drawn, drawn)).toBeGreaterThan(0.2);
  expect(together(drawn, drawn)).toBeLessThan(0.25);
});

test('what two shares have in common they rise and fall with, in the measure of its variance', () => {
  const common = part(0.005, 'year');
  const first = drawnShare(0.6, [common, part(0.005, 'a')], DRAWS);
  const second = drawnShare(0.6, [common, part(0.005, 'b')], DRAWS);
  expect(Math.abs(together(first, second) / 0.005 - 1)).toBeLessThan(0.1);
  const apart = drawnShare(0.6, [part(0.01, 'c')], DRAWS);
  expect(Math.abs(together(first, apart))).toBeLessThan(0.0005);
});

test('the same seed and name give the same numbers, whoever asks first', () => {
  const again = new Shocks({ seed: 7, draws: DRAWS });
  again.of('another');
  expect(again.of('one')).toEqual(shocks.of('one'));
  expect(new Shocks({ seed: 8, draws: DRAWS }).of('one')).not.toEqual(shocks.of('one'));
});
