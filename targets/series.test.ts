import { expect, test } from 'vitest';
import { bookOf, seriesKey, yearlyFigure } from './series.ts';

const row = {
  region: '370100',
  indicator: 'high_tech_firms',
  year: 2022,
  months: 12,
  period: '2022',
  value: '5700.0000000001',
  unit: '家',
  bound: null,
  provenance: 'published',
  claims: 2,
  publisher: '市科技局',
  grade: 'A',
  published_on: '2023-03-15',
  address: null,
  note: null,
  known_from: '2023-03-15',
  known_basis: 'published',
  printed_value: '5,700',
  printed_unit: '家',
  file: 'a.csv',
  file_sha256: 'f00d',
  row: 7,
};

test('a row becomes a figure with every digit and with its source', () => {
  const { value, claims, citation } = yearlyFigure(row);
  expect(value.toString()).toBe('5700.0000000001');
  expect(claims).toBe(2);
  expect(citation).toMatchObject({ publisher: '市科技局', printedValue: '5,700', row: 7 });
});

test('a claim that was not chosen among others counts as one', () => {
  const { claims: _, ...claim } = row;
  expect(yearlyFigure(claim).claims).toBe(1);
});

test('figures are kept by region and indicator, in the order they come in', () => {
  const book = bookOf([
    { ...row, year: 2021 },
    row,
    { ...row, region: '370200' },
    { ...row, indicator: 'turnover' },
  ]);
  expect([...book.yearly.keys()]).toHaveLength(3);
  const years = book.yearly.get(seriesKey('370100', 'high_tech_firms'))?.map(({ year }) => year);
  expect(years).toEqual([2021, 2022]);
});

test('the first months of a year are kept apart from full years, exact ones only', () => {
  const book = bookOf([
    { ...row, months: 9, bound: null },
    { ...row, months: 6, bound: 'atLeast' },
  ]);
  expect(book.yearly.size).toBe(0);
  expect(book.parts.get(seriesKey('370100', 'high_tech_firms'))).toEqual([
    { year: 2022, months: 9, value: 5700.0000000001, provenance: 'published' },
  ]);
});
