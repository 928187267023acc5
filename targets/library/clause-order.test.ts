import { expect, test } from 'vitest';
import { compareClauses } from './clause-order.ts';

test.each([
  [['序言', '一', '一（三）1', '一（三）2', '二（一）1', '十', '十一']],
  [['一、主要目标', '二、1', '二、3', '三（二）']],
  [['第三条', '第九条', '第十条', '第十九条', '第二十一条', '第一百零三条', '第一百一十条']],
  [['（七）', '（八）', '（十二）', '附件1 二、1', '附件1 四、1', '附件2 一']],
  [['附件2 九', '附件2 11', '附件2 12', '附件2 54']],
])('clauses stand in the order of their numbers: %s', (clauses) => {
  expect(clauses.toReversed().toSorted(compareClauses)).toEqual(clauses);
});

test('clauses of one number keep the order that they came in', () => {
  expect(['四、总则', '四、主要目标'].toSorted(compareClauses)).toEqual([
    '四、总则',
    '四、主要目标',
  ]);
});
