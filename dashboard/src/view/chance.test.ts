import { expect, test } from 'vitest';
import { chance, likelihood, whyNoChance } from './chance.ts';

const goal = {
  deadline: '2025-12-31',
  asOf: '2024-12-31',
  forecastReason: null,
  reason: 'pace' as const,
};

test('a probability is a whole percentage', () => {
  expect([0.4601, 0.01, 0.99].map(chance)).toEqual(['46%', '1%', '99%']);
});

test.each([
  ['onTrack', '很可能达成'],
  ['atRisk', '可能达成，也可能落空'],
  ['offTrack', '不太可能达成'],
] as const)('where its method says %s the probability reads %s', (verdict, words) => {
  const methods = { probability: { value: '0.5', verdict, reason: 'likelihood' as const } };
  expect(likelihood({ methods }, 'zh')).toBe(words);
});

test.each([
  [{ forecastReason: 'noData' }, '没有可用数据', '至少要有 4 个精确的年度数'],
  [{ forecastReason: 'stale' }, '最新数据过旧', '要补上最近两年内的精确年度数'],
  [{ forecastReason: 'beyondForecast' }, '期限超出预测年限', '期限须在最新数之后 8 年以内'],
  [{ deadline: null }, '原文未写期限，没有可预测的到期年', ''],
  [{ asOf: '2025-12-31' }, '期限已到，结论只看到期数，不再预测', ''],
  [{ reason: 'notYetIssued' }, '文件尚未印发', ''],
  [
    { forecastReason: 'notApplicable' },
    '这类目标（逐年要求、位次、完成与否等）没有可预测的到期数',
    '',
  ],
] as const)('with %j there is no probability: %s; %s', (changes, why, need) => {
  expect(whyNoChance({ ...goal, ...changes }, 'zh')).toEqual({ why, need });
});
