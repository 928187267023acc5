import { expect, test } from 'vitest';
import { beneficiaryPath, chosenLink, flipped, yearOf } from './address.ts';

const page = (address: string) => new URL(address, 'http://quanheng');

test.each([
  ['/subsidies', {}, '/beneficiaries'],
  [
    '/subsidies?lang=en&asOf=2022-12-31',
    { year: 2021 },
    '/beneficiaries?asOf=2022-12-31&lang=en&year=2021',
  ],
  [
    '/',
    { year: 2021, readings: ['a=b', 'c=d'] },
    '/beneficiaries?year=2021&reading=a%3Db&reading=c%3Dd',
  ],
])('from %s with %j the address is %s', (from, choice, address) => {
  expect(chosenLink(page(from), '/beneficiaries', choice)).toBe(address);
});

test.each([
  ['/?year=2021', 2021],
  ['/?year=abc', null],
  ['/', null],
])('the year of %s is %s', (address, year) => {
  expect(yearOf(page(address))).toBe(year);
});

test('a reading is switched once, and is left out at its default', () => {
  const there = ['partYear=wholeYear', 'buyerClasses=resultsOnly'];
  expect(flipped(there, { name: 'partYear', option: 'split', isDefault: true })).toEqual([
    'buyerClasses=resultsOnly',
  ]);
  expect(flipped([], { name: 'partYear', option: 'wholeYear', isDefault: false })).toEqual([
    'partYear=wholeYear',
  ]);
});

test('an own id keeps its colon out of the path', () => {
  expect(beneficiaryPath('own:team-1', 'a.b')).toBe('/beneficiaries/own%3Ateam-1/a.b');
});
