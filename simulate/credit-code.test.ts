import fc from 'fast-check';
import { expect, test } from 'vitest';
import { creditCode, REGISTRATION, withWrongCheck } from './credit-code.ts';

/** GB 32100-2015, annex A, in the words of the standard: the weight of place i is 3^(i-1) mod 31. */
function hasOwnCheck(code: string): boolean {
  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
  let sum = 0;
  let power = 1;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * power;
    power = (power * 3) % 31;
  }
  return alphabet.indexOf(code.charAt(17)) === (31 - (sum % 31)) % 31;
}

/** GB 11714-1997: letters count from 10, weights 3 7 9 10 5 8 4 2, check 11 less the sum modulo 11. */
function hasOrganisationCheck(code: string): boolean {
  const body = [...code.slice(8, 16)].map((character) =>
    /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55,
  );
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = body.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return ['0', 'X', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11] === code.charAt(16);
}

const serials = fc.nat(40_000_000);
const offsets = fc.nat(800_000_000);

test('every code is 18 characters of the standard with both check characters right', () => {
  fc.assert(
    fc.property(serials, offsets, (serial, offset) => {
      const code = creditCode(REGISTRATION.firm, '370102', serial, offset);
      expect(code).toMatch(/^91370102[0-9A-HJ-NPQRTUWXY]{10}$/);
      expect(hasOwnCheck(code)).toBe(true);
      expect(hasOrganisationCheck(code)).toBe(true);
    }),
  );
});

test('the code printed in the standard as an example passes the same check', () => {
  expect(hasOwnCheck('91350100M000100Y43')).toBe(true);
});

test('different serials have different codes', () => {
  fc.assert(
    fc.property(serials, serials, offsets, (a, b, offset) => {
      fc.pre(a !== b);
      const of = (serial: number) => creditCode('91', '370102', serial, offset);
      expect(of(a)).not.toBe(of(b));
    }),
  );
});

test('a code made wrong differs in its last character alone, and fails', () => {
  fc.assert(
    fc.property(serials, (serial) => {
      const code = creditCode('91', '370200', serial, 1);
      const wrong = withWrongCheck(code);
      expect(wrong.slice(0, 17)).toBe(code.slice(0, 17));
      expect(hasOwnCheck(wrong)).toBe(false);
    }),
  );
});
