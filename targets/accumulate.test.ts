import { describe, expect, test } from 'vitest';
import { series, type Points } from '../tests/target-fixtures.ts';
import { accumulate } from './accumulate.ts';

function sums(points: Points, fromYear: number): string[] {
  return accumulate(series(points), fromYear).map(({ year, value, bound }) =>
    [year, value.toString(), bound ?? ''].join(' ').trim(),
  );
}

describe('a sum over the years', () => {
  test('begins with its first year and leaves out what came before', () => {
    expect(sums({ 2019: '500', 2020: '60', 2021: '70' }, 2020)).toEqual(['2020 60', '2021 130']);
  });

  test('ends before the first missing year, since what is missing is not nothing', () => {
    expect(sums({ 2020: '60', 2022: '70' }, 2020)).toEqual(['2020 60']);
  });

  test('does not begin where its first year is missing', () => {
    expect(sums({ 2019: '500', 2021: '70' }, 2020)).toEqual([]);
  });

  test('is exact', () => {
    expect(sums({ 2020: '0.1', 2021: '0.2' }, 2020).at(-1)).toBe('2021 0.3');
  });

  test('of nothing is nothing', () => {
    expect(sums({}, 2020)).toEqual([]);
  });
});

describe('the sum of two figures', () => {
  test.each([
    ['60', '70', '130'],
    ['60 atLeast', '70', '130 atLeast'],
    ['60', '70 atMost', '130 atMost'],
    ['60 atLeast', '70 atLeast', '130 atLeast'],
    ['60 atLeast', '70 atMost', '130 about'],
    ['60 about', '70 atLeast', '130 about'],
    ['60 expected', '70 about', '130 about'],
    ['60 expected', '70', '130 expected'],
  ])('%s and %s is %s', (first, second, sum) => {
    expect(sums({ 2020: first, 2021: second }, 2020).at(-1)).toBe(`2021 ${sum}`);
  });
});
