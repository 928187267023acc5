import { expect, test } from 'vitest';
import { findUnit } from '../core/unit.ts';
import { loadIndicators } from './indicators.ts';

const indicators = loadIndicators();
const ids = new Set(indicators.map(({ id }) => id));

test('no indicator is there twice', () => {
  expect(ids.size).toBe(indicators.length);
});

test('no name or alias means two indicators', () => {
  const names = indicators.flatMap(({ name, aliases }) => [...new Set([name, ...aliases])]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('an indicator is confused only with indicators that are known, and never with itself', () => {
  for (const { id, confusedWith } of indicators) {
    expect(confusedWith.filter((other) => !ids.has(other) || other === id)).toEqual([]);
  }
});

test('a ratio or a rank is never summed, over time or over regions', () => {
  const summed = indicators.filter(
    ({ kind, aggregation }) =>
      (kind === 'ratio' || kind === 'rank') &&
      (aggregation.time === 'sum' || aggregation.regions === 'sum'),
  );
  expect(summed.map(({ id }) => id)).toEqual([]);
});

test('a stock is never summed over time', () => {
  const summed = indicators.filter(
    ({ kind, aggregation }) => kind === 'stock' && aggregation.time === 'sum',
  );
  expect(summed.map(({ id }) => id)).toEqual([]);
});

test('a smaller rank is the better one', () => {
  for (const { kind, unit, direction } of indicators) {
    const isRank = findUnit(unit)?.measure === 'rank';
    expect(isRank).toBe(kind === 'rank');
    if (isRank) expect(direction).toBe('down');
  }
});
