import { expect, test } from 'vitest';
import { begun, put, redone, undone } from './history.ts';

test('what was done is undone and done again, and a new change forgets what was undone', () => {
  const two = put(put(begun('a'), 'b'), 'c');
  expect(undone(two).now).toBe('b');
  expect(undone(undone(undone(two))).now).toBe('a');
  expect(redone(undone(two))).toEqual(two);
  expect(put(undone(two), 'd')).toEqual({ past: ['a', 'b'], now: 'd', future: [] });
  expect(redone(two)).toBe(two);
});
