import { expect, test } from 'vitest';
import { cannotTell, REASONS, VERDICTS } from './verdict.ts';

test.each(REASONS)('cannot tell never stands without its reason: %s', (reason) => {
  expect(cannotTell(reason)).toEqual({ verdict: 'cannotTell', reason });
});

test('a verdict is one of eight', () => {
  expect(new Set(VERDICTS).size).toBe(8);
});
