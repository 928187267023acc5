import { describe, expect, test } from 'vitest';
import { readHeading, statedUnit } from './heading.ts';

describe('a heading', () => {
  test.for([
    ['合同成交额(万元)', '合同成交额', '万元'],
    ['合同成交额（万元）', '合同成交额', '万元'],
    ['合同成交额\n（单位：亿元）', '合同成交额', '亿元'],
    ['* 合同 成交额 [元]', '合同成交额', '元'],
    ['合同成交额/千元', '合同成交额', '千元'],
    ['合同成交额_人民币万元', '合同成交额', '万元'],
    ['12.合同成交额', '合同成交额', undefined],
    ['其中：省级(元)', '其中省级', '元'],
    ['统一社会信用代码（18位）', '统一社会信用代码', undefined],
    ['合同成交额（万元人民币）', '合同成交额', '万元'],
    ['合同成交额（万元，含税）', '合同成交额', '万元'],
    ['合同成交额 万元', '合同成交额', '万元'],
    ['合同成交额【万元】（必填）', '合同成交额', '万元'],
  ] as const)('printed as %j names %s', ([printed, name, unit]) => {
    expect(readHeading(printed)).toMatchObject({ name, unit });
  });

  test('keeps its bracket beside its name, for columns that have it in theirs', () => {
    expect(readHeading('期限（年）')).toMatchObject({ name: '期限', full: '期限(年)' });
  });
});

test('a heading in another money keeps the unit of the title off', () => {
  expect(readHeading('合同成交额（万美元）')).toMatchObject({ unit: undefined, foreign: true });
  expect(readHeading('合同成交额（万）').foreign).toBe(true);
  expect(readHeading('合同成交额').foreign).toBe(false);
});

describe('a title above the headings', () => {
  test.for([
    [['金额单位：万元'], '万元'],
    [['', '', '（单位:亿元）'], '亿元'],
    [['单位为元'], '元'],
    [['填报单位：市科技局'], undefined],
    [['单位名称'], undefined],
    [['填报单位：元宝科技局'], undefined],
    [['单位：家、万元'], '万元'],
  ] as const)('of %j states %s', ([cells, unit]) => {
    expect(statedUnit(cells)).toBe(unit);
  });
});
