import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, Seed } from './random.ts';

test('a seed, a purpose and a key give the same draws on every machine', () => {
  const draws = new Seed('泉').stream('test').at(7);
  expect([draws.uint(), draws.uint(), draws.uint()]).toEqual([1059728552, 224458676, 3589147832]);
});

test('another seed, purpose or key gives other draws', () => {
  const first = (seed: string, purpose: string, key: number, second = 0) =>
    new Seed(seed).stream(purpose).at(key, second).uint();
  const all = [
    first('a', 'b', 1),
    first('c', 'b', 1),
    first('a', 'd', 1),
    first('a', 'b', 2),
    first('a', 'b', 1, 1),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('whole numbers stay between their bounds and reach both of them', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(6), (key, low, more) => {
      const draws = new Seed('x').stream('bounds').at(key);
      const drawn = Array.from({ length: 400 }, () => draws.between(low, low + more));
      expect(Math.min(...drawn)).toBe(low);
      expect(Math.max(...drawn)).toBe(low + more);
    }),
  );
});

test('values come as often as their weights say', () => {
  const draws = new Seed('x').stream('weights').at(0);
  const list = [
    ['rare', 1],
    ['common', 9],
    ['never', 0],
  ] as const;
  const drawn = Array.from({ length: 20_000 }, () => draws.weighted(list));
  const rare = drawn.filter((value) => value === 'rare').length;
  expect(rare).toBeGreaterThan(1800);
  expect(rare).toBeLessThan(2200);
  expect(drawn).not.toContain('never');
});

test('neighbouring texts have different keys', () => {
  expect(keyOf('模拟批000001')).not.toBe(keyOf('模拟批000002'));
});
