import { expect, test } from 'vitest';
import { loadReference } from './catalogue.ts';

const { documents, indicators, regions } = loadReference();

test('everything is found by its own id', () => {
  for (const known of [documents, indicators, regions]) {
    expect([...known].every(([id, entry]) => entry.id === id)).toBe(true);
    expect(known.size).toBeGreaterThan(0);
  }
});

test('every document binds a region that is known', () => {
  const nowhere = [...documents.values()].filter(({ region }) => !regions.has(region));
  expect(nowhere.map(({ id }) => id)).toEqual([]);
});
