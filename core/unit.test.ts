import { expect, test } from 'vitest';
import { conversion, converts, findUnit, UNITS, type Unit } from './unit.ts';

function unit(symbol: string): Unit {
  const found = findUnit(symbol);
  if (!found) throw new Error(`no unit ${symbol}`);
  return found;
}

test.each([
  ['亿元', '万元', '10000'],
  ['万元', '亿元', '0.0001'],
  ['元', '亿元', '0.00000001'],
  ['‰', '%', '0.1'],
  ['万人', '人', '10000'],
  ['名', '人', '1'],
])('one %s in %s is exactly %s', (from, to, factor) => {
  expect(conversion(unit(from), unit(to)).toString()).toBe(factor);
});

test.each([
  ['家', '件'],
  ['家', '人'],
  ['万元', '%'],
  ['位', '家'],
  ['指数', '位'],
])('%s does not convert into %s', (from, to) => {
  expect(converts(unit(from), unit(to))).toBe(false);
  expect(() => conversion(unit(from), unit(to))).toThrow(`${from} does not convert to ${to}`);
});

test('a spelt or full-width percent sign is not guessed', () => {
  for (const symbol of ['％', '百分点', '', ' %']) expect(findUnit(symbol)).toBeUndefined();
});

test('a unit converts into itself by one, and there and back by one', () => {
  for (const from of UNITS) {
    for (const to of UNITS.filter((other) => converts(from, other))) {
      expect(conversion(from, to).times(conversion(to, from)).toString()).toBe('1');
    }
  }
});

test('no two units have the same symbol', () => {
  expect(new Set(UNITS.map(({ symbol }) => symbol)).size).toBe(UNITS.length);
});
