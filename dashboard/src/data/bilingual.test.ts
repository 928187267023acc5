import { expect, test } from 'vitest';
import { inLanguage } from './bilingual.ts';

test.each([
  [
    '不大于合同成交额 / at most the amount of the contract',
    '不大于合同成交额',
    'at most the amount of the contract',
  ],
  ['UTF-8 / GB18030', 'UTF-8 / GB18030', 'UTF-8 / GB18030'],
  ['历下（370102）', '历下（370102）', '历下（370102）'],
])('%s', (text, zh, en) => {
  expect([inLanguage(text, 'zh'), inLanguage(text, 'en')]).toEqual([zh, en]);
});
