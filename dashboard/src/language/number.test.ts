import { expect, test } from 'vitest';
import { money, number, percent, rounded, roughly } from './number.ts';

test.each([
  ['0.9996', '99.96%'],
  ['0.99999', '99.999%'],
  ['1', '100.0%'],
  ['1.0002', '100.02%'],
  ['0.5999', '59.99%'],
  ['0.6', '60.0%'],
  ['0.236177', '23.6%'],
  ['-0.05', '-5.0%'],
])('the share %s reads %s: no digit contradicts the colour beside it', (ratio, text) => {
  expect(percent(ratio)).toBe(text);
});

test('a figure keeps every digit in both languages', () => {
  expect(number('1234567.8901', 'zh')).toBe('1,234,567.8901');
  expect(number('1234567.8901', 'en')).toBe('1,234,567.8901');
  expect(rounded('808.5818', 'en')).toBe('808.58');
});

test('a sum of money keeps its fen, however long it is', () => {
  expect(money('12345678901234567.80', 'zh')).toBe('12,345,678,901,234,567.80');
  expect(money('0.00', 'en')).toBe('0.00');
  expect([roughly('123456789.00', 'zh'), roughly('123456789.00', 'en')]).toEqual([
    '1.235亿',
    '123.5 million',
  ]);
});
