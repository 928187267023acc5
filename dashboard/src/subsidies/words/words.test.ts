import { expect, test } from 'vitest';
import { loadReference } from '../../../../reference/catalogue.ts';
import { loadSubsidies } from '../../../../subsidies/catalogue.ts';
import { presentRule } from '../../../../subsidies/present.ts';
import type { Rule } from '../answer.ts';
import { conditionsInWords } from './conditions.ts';
import { figureInWords } from './figure.ts';
import { paysInWords } from './pays.ts';

const reference = loadReference();
const rules = loadSubsidies(reference).rules.map(
  (rule) => presentRule(rule, reference, '2024-12-31') as Rule,
);
const others = new Map(rules.map((rule) => [rule.id, rule]));

const wording = (rule: Rule, language: 'zh' | 'en') => ({
  rule,
  language,
  asOf: '2024-12-31',
  others,
  regionName: (id: string) => {
    const region = reference.regions.get(id);
    return (language === 'zh' ? region?.name : region?.nameEn) ?? id;
  },
});

function pays(id: string, language: 'zh' | 'en'): string {
  const rule = others.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return paysInWords(wording(rule, language));
}

test.each([
  [{ value: '800000', unit: 'CNY' }, '80 万元', '800,000 yuan'],
  [{ value: '123456', unit: 'CNY' }, '123,456 元', '123,456 yuan'],
  [{ value: '200000000', unit: 'CNY' }, '2 亿元', '200,000,000 yuan'],
  [{ value: '0.0015', unit: 'ratio' }, '1.5‰', '1.5‰'],
  [{ value: '0.015', unit: 'ratio' }, '1.5%', '1.5%'],
  [{ value: '1', unit: 'year' }, '1 年', '1 year'],
])('the figure %j reads %s and %s', (figure, zh, en) => {
  expect([figureInWords(figure, 'zh'), figureInWords(figure, 'en')]).toEqual([zh, en]);
});

test.each([
  [
    'jn-tech-transfer-2021.seller-development',
    '付给技术合同卖方（高等院校、科研院所、企业）：按全年合同成交额的增值部分不超过 1.5‰ 给予补助，每家每年最高 80 万元。',
    'Pays sellers of technology (universities, research institutes, enterprises): up to 1.5‰ of the year’s added value of the contract, at most 800,000 yuan per unit and year.',
  ],
])('%s says what it pays in one sentence', (id, zh, en) => {
  expect([pays(id, 'zh'), pays(id, 'en')]).toEqual([zh, en]);
});

test('every rule says what it pays and for whom, without a name that only the code knows', () => {
  const unsaid = rules.flatMap((rule) => {
    const zh = [paysInWords(wording(rule, 'zh')), ...said(rule, 'zh')].join('\n');
    return /\$|undefined|\[object|_/.test(zh) ? [`${rule.id}: ${zh}`] : [];
  });
  expect(unsaid).toEqual([]);
});

test('every condition is said in English: no Chinese is left in it', () => {
  const left = rules.flatMap((rule) => {
    const sentence = rule.mechanism.kind === 'penalty' ? '' : paysInWords(wording(rule, 'en'));
    return [sentence, ...said(rule, 'en')].filter((text) =>
      /\p{Script=Han}/u.test(text.replace(/“[^”]*”|[一-龥]{2,4}〔\d{4}〕\d+号|第[一-龥]+条/g, '')),
    );
  });
  expect(left).toEqual([]);
});

function said(rule: Rule, language: 'zh' | 'en'): string[] {
  return conditionsInWords(wording(rule, language)).map(({ label, words, any }) =>
    [label, words, ...any].join(' '),
  );
}
