import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCivilDate } from './civil-date.ts';
import { parsePeriod } from './period.ts';

describe('a period is read as printed', () => {
  test.each([
    ['2021', 'year', '2021-01-01', '2021-12-31', 2021],
    ['2021年', 'year', '2021-01-01', '2021-12-31', 2021],
    ['2024-02', 'month', '2024-02-01', '2024-02-29', null],
    ['2023-02', 'month', '2023-02-01', '2023-02-28', null],
    ['2024-11-28', 'day', '2024-11-28', '2024-11-28', null],
    ['2021-2024', 'span', '2021-01-01', '2024-12-31', null],
    ['2025前三季度', 'partOfYear', '2025-01-01', '2025-09-30', null],
    ['2020上半年', 'partOfYear', '2020-01-01', '2020-06-30', null],
    ['2023一季度', 'partOfYear', '2023-01-01', '2023-03-31', null],
    ['2023年第四季度', 'partOfYear', '2023-10-01', '2023-12-31', null],
    ['2020(1-11月)', 'partOfYear', '2020-01-01', '2020-11-30', null],
    ['2024/2025(十四五累计)', 'uncertain', '2024-01-01', '2025-12-31', null],
    ['2024/2025', 'uncertain', '2024-01-01', '2025-12-31', null],
  ])('%s is a %s from %s to %s', (label, kind, from, to, year) => {
    expect(parsePeriod(label)).toMatchObject({ kind, from, to, year });
  });

  test.each([
    ['2021', ['2021年', '2021年度', '2021全年', ' 2021 ', '2021(1-12月)']],
    ['2023-06', ['2023-6', '2023.06', '2023/6', '2023年6月', '2023年06月份']],
    ['2023上半年', ['2023年上半年', '2023年1-6月', '2023(1-6月)', '2023年1月-6月', '2023H1']],
    ['2023前三季度', ['2023年前三季度', '2023年1—9月', '2023（1-9月）']],
    ['2023二季度', ['2023Q2', '2023年第二季度', '2023年2季度', '2023年4-6月']],
    ['2020(1-11月)', ['2020年1-11月', '2020年1至11月']],
    ['2021-2024', ['2021年-2024年', '2021至2024年']],
  ])('%s is one period, however it is printed', (label, ways) => {
    expect(parsePeriod(label)?.label).toBe(label);
    expect(ways.map((way) => parsePeriod(way)?.label)).toEqual(ways.map(() => label));
  });

  test('with the white space around it left out', () => {
    expect(parsePeriod(' 2021 ')).toMatchObject({ label: '2021', year: 2021 });
  });
});

test.each([
  '',
  '21',
  '去年',
  '2024-13',
  '2024-00',
  '2023-02-29',
  '2024-2021',
  '2025/2024',
  '2020(11-1月)',
  '2020(0-3月)',
  '2020(1-13月)',
  '2020下半年度',
  '2020Q5',
  '2020年3',
  '2023年13月',
  '2020H3',
  '2020五季度',
  '十四五',
  '1850',
  '2850',
])('"%s" is no period, and none is guessed', (label) => {
  expect(parsePeriod(label)).toBeUndefined();
});

test('only a whole calendar year enters a yearly series', () => {
  for (const label of ['2021-01', '2021-2021', '2021前三季度', '2021(1-11月)']) {
    expect(parsePeriod(label)?.year).toBeNull();
  }
});

test('a period never ends before it begins', () => {
  const number = (max: number) => fc.integer({ min: 0, max }).map(String);
  const year = fc.integer({ min: 1000, max: 2999 }).map(String);
  const two = (max: number) => number(max).map((text) => text.padStart(2, '0'));
  const label = fc.oneof(
    year,
    fc.tuple(year, two(14)).map((parts) => parts.join('-')),
    fc.tuple(year, two(14), two(33)).map((parts) => parts.join('-')),
    fc.tuple(year, fc.constantFrom('-', '/'), year).map((parts) => parts.join('')),
    fc.tuple(year, number(14), number(14)).map(([y, a, b]) => `${y}(${a}-${b}月)`),
    fc
      .tuple(year, fc.constantFrom('上半年', '前三季度', '第二季度'))
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(label, (text) => {
      const period = parsePeriod(text);
      if (period === undefined) return;
      expect(period.from <= period.to).toBe(true);
      expect([period.from, period.to].every(isCivilDate)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
