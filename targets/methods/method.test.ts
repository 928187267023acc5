import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal } from '../../core/decimal.ts';
import { course, figure } from '../../tests/target-fixtures.ts';
import { meetsBy, paceVerdict, shown } from './method.ts';

test.each([
  ['1.000001', 'onTrack'],
  ['1', 'onTrack'],
  ['0.999999', 'atRisk'],
  ['0.600001', 'atRisk'],
  ['0.6', 'atRisk'],
  ['0.599999', 'offTrack'],
  ['0', 'offTrack'],
  ['-3', 'offTrack'],
])('a pace of %s is %s', (share, verdict) => {
  expect(paceVerdict(new Decimal(share))).toEqual({ verdict, reason: 'pace' });
});

test('the number that is shown leads to the same verdict as the exact one', () => {
  const near = fc
    .tuple(fc.constantFrom('0.6', '1'), fc.integer({ min: 1, max: 20 }), fc.constantFrom(1, -1))
    .map(([edge, places, side]) => new Decimal(10).pow(-places).times(side).plus(edge));
  fc.assert(
    fc.property(near, (share) => {
      expect(paceVerdict(new Decimal(shown(share)))).toEqual(paceVerdict(share));
    }),
  );
});

test.each([
  ['0.1234564', '0.123456'],
  ['0.1234565', '0.123457'],
  ['0.99999949', '0.999999'],
  ['0.9999999', '0.9999999'],
  ['1.00000004', '1.00000004'],
  ['1.50', '1.5'],
])('%s is shown as %s', (value, text) => {
  expect(shown(new Decimal(value))).toBe(text);
});

test('on the line is on track, whichever way is better and however strict the goal', () => {
  const line = new Decimal(100);
  const answer = (comparator: '>' | '<', value: string) =>
    meetsBy(course({}, { comparator }), figure(2021, value), line);
  expect([answer('>', '100'), answer('>', '99')]).toEqual(['yes', 'no']);
  expect([answer('<', '100'), answer('<', '101')]).toEqual(['yes', 'no']);
});
