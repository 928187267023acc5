import { expect, test } from 'vitest';
import {
  asked,
  askedText,
  defaultYear,
  exposureLink,
  exposureView,
  answerFiles,
  rowsPath,
  yearsFrom,
} from './choice.ts';

const page = (address: string) => new URL(address, 'http://quanheng');
const days = { asOf: '2024-06-30', knownAt: '2026-11-21', city: 'jinan' };

test('the budget that is made on a day is the running year’s, and on the last day the next one’s', () => {
  expect([defaultYear('2024-06-30'), defaultYear('2024-12-31')]).toEqual([2024, 2025]);
  expect(yearsFrom('2024-12-31')).toEqual([2024, 2025, 2026, 2027]);
});

test('an address carries the whole view, and leaves defaults out', () => {
  const url = page('/exposure?lang=en&baseline=continued&draws=200&by=fund&reading=a=b&year=2026');
  const view = exposureView(url, days.asOf);
  expect(exposureLink(url, '/exposure', view)).toBe(
    '/exposure?lang=en&year=2026&baseline=continued&draws=200&reading=a%3Db&by=fund',
  );
  expect(exposureLink(url, '/lab', view, { baseline: 'inForce', by: 'document' })).toBe(
    '/lab?lang=en&year=2026&draws=200&reading=a%3Db',
  );
});

test('the question names what the API asks for, and files ask the same', () => {
  const question = asked(exposureView(page('/exposure?reading=a=b'), days.asOf), days);
  expect(askedText(question)).toBe(
    'year=2024&baseline=inForce&reading=a%3Db&city=jinan&asOf=2024-06-30&knownAt=2026-11-21',
  );
  const file = page(answerFiles(question)[1]?.href ?? '');
  expect(file.pathname).toBe('/api/exposure.csv');
  expect(Object.fromEntries(file.searchParams)).toEqual({
    year: '2024',
    baseline: 'inForce',
    reading: 'a=b',
    city: 'jinan',
    asOf: '2024-06-30',
    knownAt: '2026-11-21',
  });
});

test('a cell that is not assigned has an address too', () => {
  expect([rowsPath('fund', null), rowsPath('fund', '资金/一')]).toEqual([
    '/exposure/fund/-',
    '/exposure/fund/%E8%B5%84%E9%87%91%2F%E4%B8%80',
  ]);
});
