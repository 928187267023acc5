import { expect, test } from 'vitest';
import { loadReference, type Reference } from '../../reference/catalogue.ts';
import type { AppliedRule } from '../applied-rule.ts';
import { loadSubsidies } from '../catalogue.ts';
import { computableRules } from '../paying-rules.ts';
import { continued, continuedGroups } from './baseline.ts';

const reference = loadReference();
const subsidies = loadSubsidies(reference);
const rules = computableRules(subsidies, reference, { city: 'jinan' });

const CAPACITY = 'jn-innovation-capacity-2021.htf-first';
const PLAN = 'jn-htf-plan-2020.htf-first';

function find(list: readonly AppliedRule[], id: string): AppliedRule {
  const found = list.find(({ rule }) => rule.id === id);
  if (!found) throw new Error(`no rule ${id}`);
  return found;
}

const endIn = (year: number, id: string, law = rules, known = reference) =>
  find(continued(law, known, year), id).to;

/** The law if another document had repealed these. */
function repealing(document: string): Reference {
  const documents = new Map(reference.documents);
  const later = documents.get('jn-innovation-capacity-2021');
  if (!later) throw new Error('the document is gone');
  const repeals = [{ document, number: '', title: '', evidence: '' }];
  documents.set('later', { ...later, repeals });
  return { ...reference, documents };
}

test('a rule that ended with its document goes on as last printed', () => {
  const id = 'jn-tech-transfer-2021.seller-development';
  expect(find(rules, id).to).toBe('2024-04-26');
  expect(endIn(2025, id)).toBeNull();
});

test('one whose own clause prints an earlier end does not', () => {
  expect(endIn(2025, 'jn-sci-services-2020.seller-development')).toBe('2021-04-26');
  expect(endIn(2025, 'jn-overseas-incubators-2020.rd-later-years')).toBe('2024-12-31');
});

test('one whose document was repealed does not, nor do the gates of that document', () => {
  const id = 'jn-tech-transfer-2021.seller-development';
  const known = repealing('jn-tech-transfer-2021');
  expect(endIn(2025, id, rules, known)).toBe('2024-04-26');
  const gate = (all: readonly AppliedRule[]) =>
    find(all, id).gates.find((each) => each.id === 'jn-tech-transfer-2021.same-activity-once');
  expect(gate(continued(rules, known, 2025))?.to).toBe('2024-04-26');
  expect(gate(continued(rules, reference, 2025))?.to).toBeNull();
});

test('one that a successor has replaced does not: who is paid under it is paid under the later one', () => {
  expect(find(rules, PLAN).to).toBe('2022-12-31');
  expect(find(rules, CAPACITY).to).toBe('2025-12-31');
  for (const year of [2023, 2025]) expect(endIn(year, PLAN)).toBe('2022-12-31');
});

test('nor does it rise again once its successor has ended as well', () => {
  for (const year of [2026, 2028, 2035]) {
    expect(endIn(year, PLAN)).toBe('2022-12-31');
    expect(endIn(year, CAPACITY)).toBeNull();
  }
});

test('a rule that asks for more is no successor', () => {
  const stricter = rules.map((applied) =>
    applied.rule.id === CAPACITY
      ? { ...applied, rule: { ...applied.rule, when: { ...applied.rule.when, more: ['x'] } } }
      : applied,
  );
  expect(endIn(2025, PLAN, stricter)).toBeNull();
});

test('a draft is no successor of a law', () => {
  const draft = rules.map((applied) =>
    applied.rule.id === CAPACITY ? { ...applied, draft: true } : applied,
  );
  expect(endIn(2025, PLAN, draft)).toBeNull();
});

test('in a year in which a rule is in force, nothing else holds than what does', () => {
  for (const { rule, from, to } of rules) {
    const now = endIn(2022, rule.id);
    if (from <= '2022-01-01' && (to === null || to >= '2022-12-31')) {
      expect(now === null || now >= '2022-12-31').toBe(true);
    }
  }
});

test('exclusions between documents go on with them', () => {
  expect(continuedGroups(subsidies.groups).every(({ to }) => to === undefined)).toBe(true);
});

test('a rule that a successor has replaced does not go on again where a reform ends the successor', () => {
  const ended = rules.map((applied) =>
    applied.rule.id === CAPACITY
      ? {
          ...applied,
          to: '2022-12-31',
          rule: { ...applied.rule, valid: { to: '2022-12-31' } },
        }
      : applied,
  );
  expect(endIn(2024, PLAN, ended)).toBeNull();
  expect(find(continued(ended, reference, 2024, rules), PLAN).to).toBe('2022-12-31');
});
