import { describe, expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { readSourceTexts } from '../../reference/source-texts.ts';
import { stands } from '../../targets/evidence.ts';
import { loadSubsidies } from '../catalogue.ts';
import { prints } from '../figures.ts';
import { reformed } from './apply-reform.ts';
import { readyReforms } from './ready.ts';
import { reformFaults } from './reform-faults.ts';
import type { RulePatch } from './reform-schema.ts';
import { ruleDays } from './rule-days.ts';

const reference = loadReference();
const subsidies = loadSubsidies(reference);
const ready = readyReforms();

const WARNED: Readonly<Record<string, readonly string[]>> = {
  // Of what has ended nothing is taken away: it shall not go on in the continued baseline.
  'draft-one-percent': [
    'jn-htf-plan-2020.seller-development',
    'jn-htf-plan-2020.seller-consulting',
  ],
  // A clause that prints no amount goes on with the rest of its document.
  'tech-transfer-extended': ['jn-tech-transfer-2021.listing-costs'],
};

describe.for(ready)('the ready comparison $id', ({ id, reform, rests, sample, sampleEn }) => {
  test('is sound', () => {
    const { faults, warnings } = reformFaults(reform, subsidies, reference, '2023-12-31');
    expect(faults).toEqual([]);
    expect(warnings.flatMap(({ rules }) => rules)).toEqual(WARNED[id] ?? []);
  });

  test('names a document for every clause that it rests on', () => {
    expect(rests.filter(({ document }) => !reference.documents.has(document))).toEqual([]);
  });

  test('quotes its clauses as the source texts print them', ({ skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const missing = rests.filter(({ document, prints: printed }) => {
      const source = reference.documents.get(document)?.source;
      const lines = (texts.get(source?.text ?? '') ?? '').split('\n');
      const [first, last] = source?.lines ?? [1, 0];
      return !stands(printed, lines.slice(first - 1, last).join('\n'));
    });
    expect(missing).toEqual([]);
  });

  test('sets no figure that is neither printed nor said to be a sample', () => {
    const figures = reform.patches.flatMap((patch) => ('rule' in patch ? figuresOf(patch) : []));
    const unprinted = figures.filter(
      (figure) =>
        !rests.some(({ prints: printed }) => prints(printed, figure)) &&
        !(sample !== undefined && prints(sample, figure)),
    );
    expect(unprinted).toEqual([]);
    expect(sample === undefined).toBe(sampleEn === undefined);
  });
});

function figuresOf({ parameters = {}, shares = {} }: RulePatch): string[] {
  const set = Object.values(parameters).map((change) =>
    typeof change === 'string' ? change : change.value,
  );
  return [...set, ...Object.values(shares)].flatMap((figure) => figure ?? []);
}

describe('the ready comparisons change what they say:', () => {
  const law = (id: string) => {
    const found = ready.find((each) => each.id === id);
    if (!found) throw new Error(id);
    const after = reformed(subsidies, reference, found.reform);
    const rule = (name: string) => {
      const one = after.subsidies.rules.find((each) => each.id === name);
      if (!one) throw new Error(name);
      return one;
    };
    return {
      ...after,
      rule,
      days: (name: string) => ruleDays(rule(name), after.reference.documents),
    };
  };

  test('one seller clause of the draft takes the place of two of No. 27', () => {
    const { reference: now, rule, days, drafts } = law('draft-one-percent');
    const seller = rule('jn-doubling-plan-draft-2023.seller-turnover');
    expect(now.documents.get(seller.document)?.draft).toBe(false);
    expect(now.documents.get('jn-doubling-plan-draft-2023')?.draft).toBe(true);
    expect(days(seller.id)).toEqual({ from: '2023-01-01', to: '2025-12-31' });
    expect(days('jn-tech-transfer-2021.seller-development').to).toBe('2022-12-31');
    expect(days('jn-tech-transfer-2021.buyer-sme').to).toBe('2024-04-26');
    expect(rule('jn-doubling-plan-draft-2023.buyer-turnover').document).toBe(
      'jn-doubling-plan-draft-2023',
    );
    expect(drafts).toEqual(['jn-doubling-plan-draft-2023']);
  });

  test('the municipal incubators of No. 20 go on, also where a reading would end them earlier', () => {
    const { rule, days } = law('incubators-on-recognition');
    expect(days('jn-htf-plan-2020.incubator-municipal').to).toBe('2025-12-31');
    expect(
      rule('jn-htf-plan-2020.incubator-municipal').readings['municipalIncubator']?.[
        'bureauPrevails'
      ],
    ).toEqual({ valid: { from: '2020-03-20', to: '2025-12-31' } });
    expect(days('jn-innovation-capacity-2021.incubator-municipal-excellent').to).toBe('2022-12-31');
  });

  test('No. 27 and the choice between its four roles go on together', () => {
    const { subsidies: now, days } = law('tech-transfer-extended');
    expect(days('jn-tech-transfer-2021.registrar').to).toBe('2027-04-26');
    expect(now.groups.find(({ id }) => id === 'tech-transfer-roles')?.to).toBe('2027-04-26');
  });

  test('the R&D subsidy is shared as printed until 2022 and otherwise from 2023', () => {
    expect(law('rd-shares').rule('jn-sci-services-2020.rd-total-small').shares).toEqual([
      { province: '0.5', city: '0.25', district: '0.25', basis: 'inferred' },
      { from: '2023-01-01', city: '0.6', district: '0.4', basis: 'inferred' },
    ]);
  });
});
