import { expect, test } from 'vitest';
import { periodName } from './period-name.ts';

test.for([
  ['2022', '2022 年', '2022'],
  ['2022三季度', '2022 年三季度', 'Q3 2022'],
  ['2022Q3', '2022 年三季度', 'Q3 2022'],
  ['2022上半年', '2022 年上半年', 'H1 2022'],
  ['2022-05', '2022 年 5 月', '2022-05'],
])('%s is %s, and %s in English', ([label = '', zh, en]) => {
  expect(periodName(label, 'zh')).toBe(zh);
  expect(periodName(label, 'en')).toBe(en);
});
