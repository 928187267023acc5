import { expect, test } from 'vitest';
import { FIRMS, target } from '../../tests/target-fixtures.ts';
import { requirement } from './requirement.ts';

const BASE = { basis: 'loaded', year: 2019 };

test.each([
  [
    'strictly more',
    { comparator: '>', value: '700', unit: '亿元' },
    '超过 700 亿元',
    'more than 700 × 100m yuan',
  ],
  [
    'a yearly quota',
    {
      form: 'flow',
      path: 'holdEveryYear',
      value: '1000',
      unit: '项',
      period: { from: '2020-01-01', to: '2022-12-31' },
    },
    '每年达到 1,000 项',
    'every year at least 1,000',
  ],
  [
    'a ceiling at all times, which is none of each year',
    { comparator: '<=', path: 'holdEveryYear', value: '3', baseline: null },
    '不超过 3 家',
    'at most 3',
  ],
  [
    'a sum of years',
    { form: 'cumulative', value: '5000' },
    '累计达到 5,000 家',
    'in total at least 5,000',
  ],
  [
    'a range',
    { form: 'range', low: '2', high: '3' },
    '2–3 家（以低值为准）',
    '2–3 (the low end binds)',
  ],
  [
    'a doubling',
    { form: 'multiple', multiple: { factor: '2', base: null, evidence: '倍增' } },
    '达到 4,400 家（另称倍增，基数未印）',
    'at least 4,400 (also “multiplied”, base not printed)',
  ],
  [
    'a multiple of a printed base',
    { form: 'multiple', multiple: { factor: '2', base: '2200', evidence: '倍增' } },
    '达到 4,400 家（基数的 2 倍）',
    'at least 4,400 (2 times the base)',
  ],
  [
    'mean growth',
    { form: 'growth', span: 'average', value: '10', unit: '%' },
    '年均增长达到 10%',
    'growth of at least 10% a year on average',
  ],
  [
    'growth against another',
    { form: 'relativeGrowth', span: 'yearly', than: FIRMS.id, value: undefined, unit: '%' },
    '每年增速高于“有效高新技术企业数”',
    'grows faster than “Valid high-tech firms” each year',
  ],
  ['first place', { form: 'rank', comparator: '=', value: '1', unit: '位' }, '首位', 'first place'],
  [
    'a place among the first',
    { form: 'rank', comparator: '<=', value: '3', unit: '位' },
    '前 3 位',
    'among the first 3',
  ],
  [
    'a better place',
    { form: 'direction', comparator: '<', unit: '位' },
    '位次比基期靠前',
    'a better place than in the base year',
  ],
  ['a fall', { form: 'direction', comparator: '<' }, '比基期下降', 'lower than in the base year'],
  [
    'a quota for each unit',
    { form: 'quotaPerUnit', perUnit: '每家孵化器', value: '2', unit: '名' },
    '每家孵化器达到 2 名',
    'for each (每家孵化器): at least 2',
  ],
  ['something to finish', { form: 'binary', value: '1', unit: '个' }, '按期完成', 'done in time'],
  [
    'steps on the way',
    { path: 'stepped', baseline: BASE, steps: [{ year: 2021, value: '3000' }] },
    '达到 4,400 家（其间 2021 年 3,000 家）',
    'at least 4,400 (on the way 2021: 3,000)',
  ],
])('%s is said as the text means it', (_, overrides, zh, en) => {
  expect(requirement(target(overrides), FIRMS)).toEqual({ zh, en });
});
