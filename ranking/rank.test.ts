import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../core/decimal.ts';
import { competitionRanks } from './rank.ts';

const ranks = (...scores: (string | null)[]) =>
  competitionRanks(scores.map((score) => (score === null ? null : [new Decimal(score)])));

test('equal units share a rank and the next one counts them', () => {
  expect(ranks('90', '95', '90', '80')).toEqual([2, 1, 2, 4]);
});

test('units that are all equal are all first', () => {
  expect(ranks('1', '1.0', '1.00')).toEqual([1, 1, 1]);
});

test('a unit without a score has no rank and takes no place', () => {
  expect(ranks(null, '3', null, '2')).toEqual([null, 1, null, 2]);
});

test('one unit alone is first', () => {
  expect(ranks('0')).toEqual([1]);
});

test('a later number parts only what is equal in the earlier ones', () => {
  const keys = [
    ['90', '1'],
    ['90', '2'],
    ['91', '0'],
  ].map((key) => key.map((text) => new Decimal(text)));
  expect(competitionRanks(keys)).toEqual([3, 2, 1]);
});

test('a rank is one more than the units that are strictly better', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6 })), (scores) => {
      const found = competitionRanks(scores.map((score) => [new Decimal(score)]));
      expect(found).toEqual(scores.map((own) => 1 + scores.filter((other) => other > own).length));
    }),
  );
});
