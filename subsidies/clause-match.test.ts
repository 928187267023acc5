import { expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { loadSubsidies } from './catalogue.ts';
import { clausesPaid } from './clause-match.ts';

const { rules } = loadSubsidies(loadReference());

test.each([
  ['jn-tech-transfer-2021.seller-development', '第四条', true],
  ['jn-tech-transfer-2021.seller-development', '第4条', true],
  ['jn-tech-transfer-2021.seller-development', '第五条', false],
  ['jn-tech-transfer-2021.seller-development', '第十四条', false],
  ['jn-innovation-capacity-2021.htf-first', '第（七）条', true],
  ['jn-innovation-capacity-2021.htf-first', '第（二十七）条', false],
  ['jn-htf-plan-2020.htf-first', '第17条', true],
  ['jn-htf-plan-2020.htf-first', '二（六）17', true],
  ['jn-htf-plan-2020.htf-first', '二（六）16', false],
  ['jn-voucher-rules-2019.instrument-city-firm', '共享券细则第七条', true],
  ['jn-voucher-rules-2019.instrument-city-firm', '活动券细则第七条', false],
  ['jn-overseas-incubators-2020.incubator-first-year', '孵化器办法第七条', true],
  ['jn-overseas-incubators-2020.rd-first-year', '孵化器办法第七条', false],
])('%s is paid under a clause written %s: %s', (id, written, paid) => {
  const rule = rules.find((each) => each.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  expect(clausesPaid(rule, rules, [written]).has(written)).toBe(paid);
});

test('a clause that could mean several of a document means none', () => {
  const rule = rules.find(({ id }) => id === 'jn-sci-services-2020.rd-total-small');
  if (!rule) throw new Error('no such rule');
  const ambiguous = [...rules, { ...rule, id: 'jn-sci-services-2020.other', clause: '三（一）' }];
  expect(clausesPaid(rule, ambiguous, ['（一）', '二（一）'])).toEqual(new Set(['二（一）']));
});
