import { describe, expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { loadSubsidies, type MoneyRule } from './catalogue.ts';
import { inWords } from './conflicts.ts';
import { overlapsOf } from './overlaps.ts';

const reference = loadReference();
const shipped = loadSubsidies(reference);
const { findings, settled, idle } = overlapsOf(shipped.rules, reference);

function shippedRule(id: string): MoneyRule {
  const found = shipped.rules.find((rule) => rule.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

/** What is found of changed rules, which stand alone. */
function foundOf(...rules: MoneyRule[]): string[] {
  return overlapsOf(rules, reference).findings.map(
    ({ kind, example }) => `${kind} ${inWords(example)}`,
  );
}

const seller = shippedRule('jn-tech-transfer-2021.seller-development');
const alone = { ...seller, stacking: [] };

describe('two rules for one fact', () => {
  test('overlap where no group settles it, and the first such row is named', () => {
    expect(foundOf(alone, { ...alone, id: 'jn-tech-transfer-2021.again' })).toEqual([
      'overlap 日期 2021-04-27、单位类型 高等院校、合同类别 技术开发、是否财政资金购买 否',
    ]);
  });

  test('are what a common group is for', () => {
    const again = { ...seller, id: 'jn-tech-transfer-2021.again' };
    expect(foundOf(seller, again)).toEqual([]);
    expect(overlapsOf([seller, again], reference).settled.map(({ group }) => group)).toEqual(
      seller.stacking.map(({ group }) => group),
    );
  });

  test('do not overlap where they pay the seller and the buyer', () => {
    const buyer = { ...alone, beneficiary: { role: 'buyer' } } as const;
    expect(foundOf(alone, buyer)).toEqual([]);
  });

  test.each<[string, Partial<MoneyRule>]>([
    ['ends before the other begins', { valid: { from: '2020-01-01', to: '2021-04-26' } }],
    ['pays other kinds of unit', { beneficiary: { role: 'seller', kinds: ['person'] } }],
    ['pays another city', { scope: ['370200'] }],
    ['pays other classes', { when: { class: ['consulting'] } }],
    ['pays what is publicly funded', { when: { publicly_funded: true } }],
    ['reads other facts', { facts: 'recognition_granted', when: {} }],
  ])('do not overlap where one %s', (_, change) => {
    expect(foundOf(alone, { ...alone, ...change, id: 'jn-tech-transfer-2021.other' })).toEqual([]);
  });

  test('overlap where one of several alternatives does', () => {
    const either = {
      ...alone,
      id: 'jn-tech-transfer-2021.either',
      when: {},
      anyOf: [{ class: 'service' }, { class: 'licence', amount: { above: '3000000' } }],
    };
    expect(foundOf(alone, either)).toEqual([
      'overlap 日期 2021-04-27、单位类型 高等院校、合同类别 技术许可、是否财政资金购买 否、合同成交额 3000000.01',
    ]);
  });

  test('in a district and in its city overlap in the district', () => {
    const district = { ...alone, id: 'lx-tech-transfer-2023.own', scope: ['370102'] };
    expect(foundOf(alone, district)[0]).toContain('管理归属 历下区');
  });
});

describe('rules and tiers of one document', () => {
  const [low, high] = ['jn-universities-2021.retention', 'jn-universities-2021.retention-steps'];

  test('that follow each other leave no gap', () => {
    expect(foundOf(shippedRule(low ?? ''), shippedRule(high ?? ''))).toEqual([]);
  });

  test('leave a gap where the first ends too soon', () => {
    const soon = { ...shippedRule(low ?? '') };
    const four = {
      unit: 'point',
      values: [{ from: '2021-10-15', value: '4', evidence: '4个' }],
    } as const;
    const changed = {
      ...soon,
      parameters: { ...soon.parameters, four: { ...four, values: [...four.values] } },
      mechanism: JSON.parse(
        JSON.stringify(soon.mechanism).replace(/"\$jn-universities[^"]*:five"/, '"$four"'),
      ) as MoneyRule['mechanism'],
    };
    expect(foundOf(changed, shippedRule(high ?? ''))).toEqual([
      expect.stringMatching(/^gap .* 4$/),
    ]);
  });
});

describe('the shipped rules', () => {
  test('can each be met by some fact', () => {
    expect(idle).toEqual([]);
  });

  test('leave no gap, and overlap in six places that no group settles', () => {
    expect(findings.filter(({ kind }) => kind === 'gap')).toEqual([]);
    expect(findings).toHaveLength(6);
  });

  test('overlap inside a group from the first day on which both hold', () => {
    const sellers = settled.filter(({ group }) => group === 'tech-contract-seller-development');
    expect(sellers.map(({ rules, example }) => `${rules.join(' ')} ${inWords(example)}`)).toContain(
      'jn-htf-plan-2020.seller-development jn-tech-transfer-2021.seller-development 日期 2021-04-27、合同类别 技术开发、是否财政资金购买 否、单位类型 高等院校',
    );
  });
});
