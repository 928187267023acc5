import { expect, test } from 'vitest';
import { loadEventTypes } from './event-types.ts';

const types = loadEventTypes();

test('no kind of event is there twice', () => {
  expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
});

test('every kind of event has a name and a city that can pay for it', () => {
  expect(types.length).toBeGreaterThan(0);
  for (const { type, cities } of types) {
    expect(type).not.toBe('');
    expect(cities.length).toBeGreaterThan(0);
  }
});

test('an empty cell is an empty list, not a list of nothing', () => {
  const lists = types.flatMap(({ levels, grades, attributes }) => [levels, grades, attributes]);
  expect(lists.some((list) => list.length === 0)).toBe(true);
  expect(lists.flat()).not.toContain('');
});
