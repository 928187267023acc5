import { expect, test } from 'vitest';
import { normalQuantile, normalShare } from './normal.ts';

test('the quantiles and shares of the normal distribution, as tables print them', () => {
  for (const [value, share] of [
    [0, 0.5],
    [1, 0.8413447],
    [1.281552, 0.9],
    [1.959964, 0.975],
    [3, 0.9986501],
  ] as const) {
    expect(normalShare(value)).toBeCloseTo(share, 6);
    expect(normalShare(-value)).toBeCloseTo(1 - share, 6);
    expect(Math.abs(normalQuantile(share) - value)).toBeLessThan(0.0005);
    expect(Math.abs(normalQuantile(1 - share) + value)).toBeLessThan(0.0005);
  }
});
