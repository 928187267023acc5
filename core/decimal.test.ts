import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, decimal } from './decimal.ts';

describe('decimal text', () => {
  test.each([
    ['12', '12'],
    ['-12.50', '-12.5'],
    ['+0.1', '0.1'],
    ['007', '7'],
  ])('%s is read as %s', (text, value) => {
    expect(decimal(text).toString()).toBe(value);
  });

  test.each(['', ' 1', '1e3', '1,000', '.5', '5.', '１２', 'NaN', 'Infinity', '0x10', '1_000'])(
    '"%s" is refused by name',
    (text) => {
      expect(() => decimal(text)).toThrow(new RangeError(`not a decimal number: ${text}`));
    },
  );
});

test('a tenth and two tenths are three tenths', () => {
  expect(decimal('0.1').plus(decimal('0.2')).eq(decimal('0.3'))).toBe(true);
});

test('sums of printed figures are exact to the last digit', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })), (fen) => {
      const sum = fen.reduce((total, one) => total.plus(one.toString()), new Decimal(0));
      expect(sum.toFixed()).toBe(fen.reduce((total, one) => total + one, 0n).toString());
    }),
  );
});

test('a small or large number is written with its digits, not with an exponent', () => {
  expect(decimal('0.0000001').toString()).toBe('0.0000001');
  expect(decimal('1000000000000000000000000').toString()).toBe('1000000000000000000000000');
});
