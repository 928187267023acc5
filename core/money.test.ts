import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyRate, formatYuan, rate, ROUNDINGS, yuan, type Rounding } from './money.ts';

const anyFen = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const anyRate = fc
  .tuple(fc.bigInt({ min: 0n, max: 100_000n }), fc.integer({ min: 0, max: 6 }))
  .map(([numerator, places]) => ({ numerator, denominator: 10n ** BigInt(places) }));
const anyRounding = fc.constantFrom(...ROUNDINGS);

describe('an amount in yuan', () => {
  test.each([
    ['0', 0n],
    ['1234.5', 123_450n],
    ['0.01', 1n],
    ['-0.05', -5n],
    ['+3', 300n],
    ['1.000', 100n],
    ['90071992547409931.17', 9_007_199_254_740_993_117n],
  ])('%s is %d fen', (text, fen) => {
    expect(yuan(text)).toBe(fen);
  });

  test('with a fraction of a fen is refused, since it cannot be paid', () => {
    expect(() => yuan('1.005')).toThrow(new RangeError('a fraction of a fen: 1.005'));
  });

  test.each(['', '1,000', '一万', '1e4', '1.'])('"%s" is refused as no number', (text) => {
    expect(() => yuan(text)).toThrow(new RangeError(`not a decimal number: ${text}`));
  });

  test.each([
    [0n, '0.00'],
    [-5n, '-0.05'],
    [99n, '0.99'],
    [100n, '1.00'],
    [-123_456n, '-1234.56'],
  ])('%d fen is written %s', (fen, text) => {
    expect(formatYuan(fen)).toBe(text);
  });

  test('is read back as it was written', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        expect(yuan(formatYuan(fen))).toBe(fen);
      }),
    );
  });
});

test('a rate is read exactly', () => {
  expect(rate('0.0015')).toEqual({ numerator: 15n, denominator: 10_000n });
  expect(rate('-0.5')).toEqual({ numerator: -5n, denominator: 10n });
});

describe('an amount times a rate is rounded once', () => {
  test.each<[Rounding, bigint[]]>([
    // half of -3, -2, -1, 1, 2, 3 and 5 fen
    ['halfUp', [-2n, -1n, -1n, 1n, 1n, 2n, 3n]],
    ['halfEven', [-2n, -1n, 0n, 0n, 1n, 2n, 2n]],
    ['down', [-1n, -1n, 0n, 0n, 1n, 1n, 2n]],
    ['up', [-2n, -1n, -1n, 1n, 1n, 2n, 3n]],
  ])('%s', (rounding, halves) => {
    const half = rate('0.5');
    expect([-3n, -2n, -1n, 1n, 2n, 3n, 5n].map((fen) => applyRate(fen, half, rounding))).toEqual(
      halves,
    );
  });

  test.each<[Rounding, bigint, bigint]>([
    // 0.49 and 0.51 of one fen
    ['halfUp', 0n, 1n],
    ['halfEven', 0n, 1n],
    ['down', 0n, 0n],
    ['up', 1n, 1n],
  ])('%s, just below and just above a half', (rounding, below, above) => {
    expect(applyRate(1n, rate('0.49'), rounding)).toBe(below);
    expect(applyRate(1n, rate('0.51'), rounding)).toBe(above);
  });

  test('and is never a whole fen away from the exact product', () => {
    fc.assert(
      fc.property(anyFen, anyRate, anyRounding, (fen, by, rounding) => {
        const off = applyRate(fen, by, rounding) * by.denominator - fen * by.numerator;
        expect(off < by.denominator && off > -by.denominator).toBe(true);
      }),
    );
  });

  test('and never shrinks as the amount grows', () => {
    fc.assert(
      fc.property(anyFen, anyFen, anyRate, anyRounding, (a, b, by, rounding) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(applyRate(less, by, rounding) <= applyRate(more, by, rounding)).toBe(true);
      }),
    );
  });

  test('and a null rate pays exactly 0.00', () => {
    expect(formatYuan(applyRate(123_456_789n, rate('0'), 'up'))).toBe('0.00');
  });
});
