import { describe, expect, test } from 'vitest';
import { notBegun, noticeChoice, noticeDownload, noticeQuery, yearsUpTo } from './choice.ts';

const at = (query: string, asOf = '2024-12-31') =>
  noticeChoice(new URL(`http://x/notices/new?${query}`), asOf, 'jn-high-tech-quota');
const DAYS = { asOf: '2024-12-31', knownAt: '2025-01-31' };

describe('the form of a notice', () => {
  test('begins with the last year that is over', () => {
    expect(at('')).toMatchObject({ scheme: 'jn-high-tech-quota', year: '2024', part: '' });
    expect(at('', '2024-12-30').year).toBe('2023');
  });

  test.for([
    ['year=2023', '2023'],
    ['year=2023&part=Q3', '2023Q3'],
    ['year=2023&part=05', '2023-05'],
    ['year=2023&part=13', '2023'],
  ])('asks for %s as %s', ([query = '', period]) => {
    expect(noticeQuery(at(query), DAYS)['period']).toBe(period);
  });

  test('leaves to the server what stays empty', () => {
    expect(noticeQuery(at('number=&to=+各区县+&facts='), DAYS)).toEqual({
      scheme: 'jn-high-tech-quota',
      period: '2024',
      to: '各区县',
      ...DAYS,
    });
  });

  test('offers the year that was asked for, however early', () => {
    expect(yearsUpTo('2024-12-31', '2024')).toHaveLength(8);
    expect(yearsUpTo('2024-12-31', '2010')[0]).toBe('2010');
  });
});

test.for([
  ['2024', '', '2024-01-01', false],
  ['2025', '', '2024-12-31', true],
  ['2024', 'Q3', '2024-06-30', true],
  ['2024', 'Q3', '2024-07-01', false],
  ['2024', '11', '2024-10-31', true],
] as const)('%s %s has begun by %s or not', ([year, part, day, early]) => {
  expect(notBegun({ year, part }, day)).toBe(early);
});

test('a download is addressed by scheme, period and number', () => {
  const place = { scheme: { id: 'a' }, period: '2022三季度', sequence: 2 };
  expect(noticeDownload(place, 'docx')).toBe(
    '/api/notices/a/2022%E4%B8%89%E5%AD%A3%E5%BA%A6/2.docx',
  );
});
