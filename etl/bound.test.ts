import { expect, test } from 'vitest';
import { readBound } from './bound.ts';

const read = (value: string, unit: string, note: string, approximate = false, indicatorName = '') =>
  readBound({ value, unit, note, approximate, indicatorName });

test.each([
  ['5700', '家', "'超过5700家', 非精确值", 'atLeast'],
  ['2000', '家', "'逾2000家'", 'atLeast'],
  ['1600', '亿元', "'突破1600亿元'", 'atLeast'],
  ['45000', '家', "'超过4.5万家'", 'atLeast'],
  ['500', '家', '不少于500家', 'atLeast'],
  ['2700', '家', "'近2700家'", 'atMost'],
  ['450', '亿元', '不超过450亿元', 'atMost'],
  ['450', '亿元', '未超过450亿元', 'atMost'],
  ['2400', '家', "'2400余家'", 'about'],
  ['68000', '亿元', '约6.8万亿元', 'about'],
  ['14000', '亿元', "预计值,'超过1.4万亿元'; 转载", 'expected'],
])('%s %s with the note %s is %s', (value, unit, note, bound) => {
  expect(read(value, unit, note)).toBe(bound);
  expect(read(value, unit, note, true)).toBe(bound);
});

test.each([
  ['350', '亿元', '比上年多超过35亿元'],
  ['400', '亿元', '超过40亿元为软件合同'],
  ['138', '家', '自媒体; 年份约2023-2024'],
  ['916.15', '亿元', '近3年最高'],
  ['500', '家', '年收入2000万元以上企业'],
  ['500', '家', '超算中心口径'],
  ['500', '家', '省级及以上机构'],
  ['500', '家', '近日公布'],
  ['120', '亿元', '增长超过12%'],
])('%s %s with the note %s is exact: no word stands by the figure', (value, unit, note) => {
  expect(read(value, unit, note)).toBeNull();
  expect(read(value, unit, note, true)).toBe('about');
});

test('a note that is nothing but the word bounds the figure', () => {
  expect(read('5700', '家', '超过')).toBe('atLeast');
  expect(read('5700', '家', '约数')).toBe('about');
});

test('an indicator that is printed as expected is expected, whatever the note adds', () => {
  expect(read('1300', '家', "'超过1300家'", true, '新增高新技术企业数(预计)')).toBe('expected');
});
