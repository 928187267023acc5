import { expect, test } from 'vitest';
import { titleLines } from './title.ts';

test('a title breaks where its sense does, into lines as even as can be', () => {
  expect(titleLines('济南市科技局', '2022年', '高新技术企业任务完成情况')).toEqual([
    '济南市科技局关于2022年',
    '高新技术企业任务完成情况的通报',
  ]);
});

test('a short title stays on one line', () => {
  expect(titleLines('市科技局', '2022年', '高企任务')).toEqual([
    '市科技局关于2022年高企任务的通报',
  ]);
});

test('a long one loses no character, and no line is wider than the text', () => {
  const subject = '区县创新工作综合评价（含高新技术企业培育和技术合同成交）操作者样例之二';
  const lines = titleLines('济南市科学技术局济南市财政局', '2022年三季度', subject);
  expect(lines.join('')).toBe(`济南市科学技术局济南市财政局关于2022年三季度${subject}的通报`);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(22);
});
