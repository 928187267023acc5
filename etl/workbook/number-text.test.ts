import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOfCode } from './number-format.ts';
import { numberText } from './number-text.ts';

const finite = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.maxSafeInteger());

test('any number is plain digits: whole ones exact, others to fifteen significant ones', () => {
  fc.assert(
    fc.property(finite, (value) => {
      const text = numberText(value, 'plain', false);
      expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      const kept = Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
      expect(Number(text) + 0).toBe(kept + 0);
    }),
    { numRuns: 2000 },
  );
});

test('any serial of a day is the day that many days after the last of 1899', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 61, max: 2_958_465 }),
      fc.integer({ min: 0, max: 86_399 }),
      (day, second) => {
        const text = numberText(day + second / 86_400, 'date', false);
        const [date, clock] = new Date(Date.UTC(1899, 11, 30 + day, 0, 0, second))
          .toISOString()
          .slice(0, 19)
          .split('T');
        expect(text).toBe(clock === '00:00:00' ? date : `${date} ${clock}`);
      },
    ),
  );
});

test.each([
  ['General', 'plain'],
  ['G/通用格式', 'plain'],
  ['"年"0', 'plain'],
  ['0.00E+00', 'plain'],
  ['[$¥-804]#,##0.00', 'plain'],
  ['0!.0,"万"', 'plain'],
  ['mm:ss.0', 'time'],
  ['h:mm AM/PM', 'time'],
  ['mmm-yy', 'date'],
  ['m/d', 'date'],
  ['m月', 'date'],
  ['yyyy"年第"q"季"', 'date'],
  ['[红色]0.0%', 'percent'],
  ['0"%"', 'plain'],
  [';;;', 'plain'],
] as const)('the format %s is %s', (code, format) => {
  expect(formatOfCode(code)).toBe(format);
});
