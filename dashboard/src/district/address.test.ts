import { expect, test } from 'vitest';
import { districtLink, districtView } from './address.ts';

const page = (address: string) => new URL(address, 'http://quanheng');

test('a link to another page of a list keeps the year, the day and the language', () => {
  const url = page('/districts/370102?lang=en&asOf=2024-06-30&year=2023&ending=2');
  const view = districtView(url);
  expect(view).toEqual({ year: 2023, ending: 2, near: 1 });
  expect(districtLink(url, '370102', view, { ending: 3 })).toBe(
    '/districts/370102?asOf=2024-06-30&lang=en&year=2023&ending=3',
  );
});

test('what an address names wrongly is left out', () => {
  expect(districtView(page('/districts/370102?year=abc&ending=-1&near=0'))).toEqual({
    year: null,
    ending: 1,
    near: 1,
  });
});
