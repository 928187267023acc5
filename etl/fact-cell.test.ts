import { expect, test } from 'vitest';
import { factText, revisableColumns } from './fact-cell.ts';
import { rdSpend } from './sources/rd-spend.ts';

test.each([
  ['money', '9721350005', '97213500.05 元'],
  ['money', '-5', '-0.05 元'],
  ['flag', 'false', '否'],
  ['figure', '5700.0000000000', '5700'],
  ['figure', '400.2500000000', '400.25'],
  ['text', '1000', '1000'],
] as const)('a cell of kind %s, %s, reads %s', (kind, text, shown) => {
  expect(factText(kind, text)).toBe(shown);
});

test('what a revision can change is neither the key nor what follows from it', () => {
  const names = revisableColumns(rdSpend).map(({ name }) => name);
  expect(names).toContain('rd_fen');
  expect(names).not.toContain('code');
  expect(names).not.toContain('valid_from');
});
