import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { applyReadings } from '../applied-rule.ts';
import { loadSubsidies, type MoneyRule } from '../catalogue.ts';
import { patched } from '../readings.ts';
import { ruleSchema } from '../rule-schema.ts';
import { reformed } from './apply-reform.ts';
import { reformFaults } from './reform-faults.ts';
import type { Reform, ReformPatch } from './reform-schema.ts';
import { ruleDays } from './rule-days.ts';

const reference = loadReference();
const subsidies = frozen(loadSubsidies(reference));
const NO27 = 'jn-tech-transfer-2021';
const DRAFT = 'jn-doubling-plan-draft-2023';
const reform = (...patches: ReformPatch[]): Reform => ({ name: '试算', patches });

function law(...patches: ReformPatch[]) {
  const after = reformed(subsidies, reference, reform(...patches));
  const rule = (id: string): MoneyRule => {
    const found = after.subsidies.rules.find((each) => each.id === id);
    if (!found) throw new Error(id);
    return found;
  };
  return { ...after, rule, days: (id: string) => ruleDays(rule(id), after.reference.documents) };
}

/** Whoever writes to it is found out. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('the empty reform', () => {
  test('is the same rules and the same documents', () => {
    const after = reformed(subsidies, reference, reform());
    expect(after.subsidies).toBe(subsidies);
    expect(after.reference).toBe(reference);
    expect(after).toMatchObject({ readings: {}, drafts: [] });
  });

  test('has nothing to be said of', () => {
    expect(reformFaults(reform(), subsidies, reference, '2024-12-31')).toEqual({
      faults: [],
      warnings: [],
    });
  });
});

test('a figure that is changed changes one rule, and no other is touched', () => {
  const withFigures = subsidies.rules.filter(
    ({ parameters }) => Object.keys(parameters).length > 0,
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...withFigures),
      fc.integer({ min: 0, max: 1000 }),
      fc.option(fc.constantFrom('2022-07-01', '2023-01-01'), { nil: undefined }),
      (rule, thousandths, from) => {
        const [name = ''] = Object.keys(rule.parameters);
        const value = `${thousandths / 1000}`;
        const { subsidies: after } = law({ rule: rule.id, from, parameters: { [name]: value } });
        const changed = after.rules.filter((each, at) => each !== subsidies.rules[at]);
        expect(changed.length).toBeLessThanOrEqual(1);
        expect(
          after.rules.find(({ id }) => id === rule.id)?.parameters[name]?.values.at(-1)?.value,
        ).toBe(changed.length === 1 ? value : rule.parameters[name]?.values.at(-1)?.value);
      },
    ),
  );
});

test('the figures that a rule has already are no change', () => {
  for (const rule of subsidies.rules) {
    const figures = Object.entries(rule.parameters).flatMap(([name, { values }]) =>
      values.length === 1 && values[0]
        ? [[name, `0${values[0].value}0`.replace(/^0(\d+)0$/, '$1')]]
        : [],
    );
    const after = law({ rule: rule.id, parameters: Object.fromEntries(figures) });
    expect(after.subsidies).toBe(subsidies);
  }
});

test('a figure holds from its day, and what was printed until then', () => {
  const { rule } = law({
    rule: `${NO27}.buyer-sme`,
    from: '2023-01-01',
    parameters: { rate: '0.02' },
  });
  expect(rule(`${NO27}.buyer-sme`).parameters['rate']?.values).toEqual([
    { from: '2021-04-27', value: '0.03', evidence: '不超过3%' },
    expect.objectContaining({ from: '2023-01-01', value: '0.02' }),
  ]);
});

describe('where a reading and a reform write the same thing, the reform holds:', () => {
  const under = (rule: MoneyRule, name: string, option: string) => {
    const { document: _, ...own } = rule;
    return ruleSchema.parse(patched(own, rule.readings[name]?.[option] ?? {}).rule);
  };

  test('a figure', () => {
    const id = 'jn-sci-services-2020.rd-total-small';
    const { rule } = law({ rule: id, parameters: { rate: '0.05' } });
    const values = under(rule(id), 'rdFirstYear', 'year2019').parameters['rate']?.values;
    expect(values).toEqual([expect.objectContaining({ from: '2019-12-31', value: '0.05' })]);
  });

  test('an end, while the beginning stays the reading’s', () => {
    const id = `${NO27}.buyer-sme`;
    const { rule } = law({ rule: id, valid: { to: '2026-12-31' } });
    expect(under(rule(id), 'partYear', 'wholeYear').valid).toEqual({
      from: '2021-01-01',
      to: '2026-12-31',
    });
  });

  test('a condition, while the reading keeps its others', () => {
    const id = `${NO27}.buyer-sme`;
    const { rule } = law({ rule: id, when: { publicly_funded: null, class: ['development'] } });
    expect(under(rule(id), 'buyerClasses', 'resultsOnly').when).toEqual({
      buyer_sme: true,
      seller_kind: ['university', 'institute', 'enterprise'],
      class: ['development'],
    });
  });

  test('a rule that is off stays off', () => {
    const id = `${NO27}.buyer-sme`;
    const { rule, reference: now } = law({ rule: id, off: true });
    const read = { ...under(rule(id), 'partYear', 'wholeYear'), document: NO27 };
    const { from, to } = ruleDays(read, now.documents);
    expect(to !== null && to < from).toBe(true);
  });
});

describe('a rule that is off', () => {
  test('pays no event, and others can still name its figures', () => {
    const { subsidies: now, reference: documents } = law({
      rule: 'jn-htf-plan-2020.htf-first',
      off: true,
    });
    const applied = applyReadings(now, documents);
    const first = applied.find(({ rule }) => rule.id === 'jn-htf-plan-2020.htf-first');
    expect(first?.to).toBe('2020-03-19');
    expect(first?.parametersOf('jn-htf-plan-2020.htf-first')).toHaveProperty('amount');
  });

  test('from a day on pays until the day before', () => {
    expect(
      law({ rule: `${NO27}.broker`, off: true, from: '2023-01-01' }).days(`${NO27}.broker`),
    ).toEqual({
      from: '2021-04-27',
      to: '2022-12-31',
    });
  });
});

describe('a document', () => {
  test('that goes on takes its rules with it, but for those that ended before it', () => {
    const { days } = law({ document: 'jn-incubators-2020', valid: { to: null } });
    const ends = subsidies.rules
      .filter(({ document, valid }) => document === 'jn-incubators-2020' && valid?.to === undefined)
      .map(({ id }) => days(id).to);
    expect(new Set(ends)).toEqual(new Set([null]));
    const clinical = law({ document: 'jn-sci-services-2020', valid: { to: '2030-12-31' } });
    expect(clinical.days('jn-sci-services-2020.clinical-first').to).toBe('2024-09-21');
    expect(clinical.days('jn-sci-services-2020.rd-total-small').to).toBe('2030-12-31');
  });

  test('that is cut short cuts its rules short, under every reading', () => {
    const { days, rule } = law({ document: NO27, valid: { to: '2022-12-31' } });
    expect(days(`${NO27}.broker`).to).toBe('2022-12-31');
    expect(rule(`${NO27}.broker`).readings['partYear']).toEqual({
      wholeYear: { valid: { from: '2021-01-01' } },
    });
  });

  test('that is off leaves its gates to other documents', () => {
    const { days } = law({ document: NO27, off: true, from: '2023-01-01' });
    expect(days(`${NO27}.registrar`).to).toBe('2022-12-31');
    expect(days(`${NO27}.same-activity-once`).to).toBe('2024-04-26');
  });
});

describe('a draft that is adopted', () => {
  test('is law from the day on, and the later text', () => {
    const {
      reference: now,
      drafts,
      subsidies: rules,
    } = law({
      document: DRAFT,
      adopt: true,
      from: '2024-01-01',
    });
    expect(now.documents.get(DRAFT)).toMatchObject({
      draft: false,
      issued: '2024-01-01',
      validity: { from: '2024-01-01', to: '2025-12-31' },
    });
    expect(drafts).toEqual([DRAFT]);
    const applied = applyReadings(rules, now).filter(({ rule }) => rule.document === DRAFT);
    expect(applied.length).toBeGreaterThan(10);
    expect(applied.every(({ draft, from }) => !draft && from === '2024-01-01')).toBe(true);
  });

  test('for one rule leaves the others a draft', () => {
    const { subsidies: rules, reference: now } = law({
      rule: `${DRAFT}.seller-turnover`,
      adopt: true,
    });
    const isDraft = new Map(applyReadings(rules, now).map(({ rule, draft }) => [rule.id, draft]));
    expect(isDraft.get(`${DRAFT}.seller-turnover`)).toBe(false);
    expect(isDraft.get(`${DRAFT}.buyer-turnover`)).toBe(true);
  });
});

describe('a group', () => {
  test('that is off is named by no rule, under any reading', () => {
    const { subsidies: now } = law({ group: 'tech-transfer-roles', off: true });
    expect(JSON.stringify(now)).not.toContain('"group":"tech-transfer-roles"');
    expect(now.groups.map(({ id }) => id)).not.toContain('tech-transfer-roles');
  });

  test('can compare otherwise, prefer others and end another day', () => {
    const { subsidies: now } = law({
      group: 'tech-transfer-roles',
      compare: 'rule',
      prefers: ['buyer'],
      valid: { to: null },
    });
    const group = now.groups.find(({ id }) => id === 'tech-transfer-roles');
    expect(group).toMatchObject({ compare: 'rule', prefers: ['buyer'], from: '2021-04-27' });
    expect(group?.to).toBeUndefined();
    expect(now.rules).toEqual(subsidies.rules);
  });
});

test('a mechanism of another kind takes the place of the whole', () => {
  const id = `${NO27}.buyer-sme`;
  const patch: ReformPatch = {
    rule: id,
    mechanism: { kind: 'fixed', amount: '$sum', per: ['beneficiary', 'year'] },
    basis: null,
    parameters: { sum: { unit: 'CNY', value: '50000' } },
  };
  expect(law(patch).rule(id).mechanism).toEqual({
    kind: 'fixed',
    amount: '$sum',
    per: ['beneficiary', 'year'],
  });
  expect(reformFaults(reform(patch), subsidies, reference, '2023-12-31').faults).toEqual([]);
});

test('a reading that is chosen is handed on', () => {
  expect(law({ reading: 'limitsOf27', option: 'none' }).readings).toEqual({ limitsOf27: 'none' });
});

test('a rule that is none any more is refused where no one has looked before', () => {
  expect(() => law({ rule: `${NO27}.buyer-sme`, mechanism: { per: [] } })).toThrow('mechanism.per');
});
