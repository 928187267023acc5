import { expect, test } from 'vitest';
import { chance, inWords, whyNoChance } from './chance.ts';

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
  [0.99, '很可能达成'],
  [2 / 3, '很可能达成'],
  [0.66, '可能达成，也可能落空'],
  [1 / 3, '可能达成，也可能落空'],
  [0.33, '不太可能达成'],
])('a probability of %d reads %s, as its method judges it', (probability, words) => {
  expect(inWords(probability, 'zh')).toBe(words);
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
