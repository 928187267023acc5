import { expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import { computableRules } from '../paying-rules.ts';
import { predecessors } from './succession.ts';

const reference = loadReference();
const rules = computableRules(loadSubsidies(reference), reference, { city: 'jinan' });
const former = predecessors(rules, reference);

test('first recognition follows first recognition of the earlier plan, and not renewal', () => {
  expect(former.get('jn-innovation-capacity-2021.htf-first')).toEqual([
    'jn-htf-plan-2020.htf-first',
  ]);
  expect(former.get('jn-innovation-capacity-2021.htf-renewed')).toEqual([
    'jn-htf-plan-2020.htf-renewed',
  ]);
});

test('a rule follows those of other, earlier documents alone', () => {
  const byId = new Map(rules.map((each) => [each.rule.id, each]));
  expect(former.size).toBeGreaterThan(20);
  for (const [later, before] of former) {
    for (const id of before) {
      expect(byId.get(id)?.rule.document).not.toBe(byId.get(later)?.rule.document);
      expect((byId.get(id)?.from ?? '') < (byId.get(later)?.from ?? '')).toBe(true);
    }
  }
});
