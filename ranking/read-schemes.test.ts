import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { CatalogueError } from '../reference/catalogue-error.ts';
import { projectPath } from '../reference/project-root.ts';
import { readSourceTexts } from '../reference/source-texts.ts';
import { loadTargets } from '../targets/catalogue.ts';
import { stands } from '../targets/evidence.ts';
import { temporaryFile } from '../tests/temporary-file.ts';
import { fingerprint, presentScheme } from './present-scheme.ts';
import { loadSchemes } from './read-schemes.ts';

const reference = loadReference();
const targets = new Map(loadTargets(reference).map(({ value }) => [value.id, value]));
const named = { reference, targets };
const QUOTA = readFileSync(projectPath('ranking', 'schemes', 'jn-high-tech-quota.yaml'), 'utf8');
const SAMPLE = readFileSync(projectPath('ranking', 'schemes', 'jn-innovation-sample.yaml'), 'utf8');

/** What is refused in a scheme once its text is changed, as `line: message mend`. */
function refused(text: string, name = 'jn-high-tech-quota') {
  try {
    loadSchemes(named, [temporaryFile(`${name}.yaml`, text)]);
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return error.problems.map(({ file, line, message, mend }) => {
      expect(basename(file)).toBe(`${name}.yaml`);
      const found = text.split('\n')[line - 1] ?? '';
      return [found.trim(), `${message} ${mend}`];
    });
  }
  return [];
}

/** The text with one place changed; the place must be there. */
function changed(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

describe('a fault in a scheme is refused with its line and its mend', () => {
  test.each([
    [
      'an unknown key',
      'nature: reading',
      'natur: reading',
      'natur: reading',
      'Did you mean "nature"?',
    ],
    [
      'an unknown indicator',
      'indicator: high_tech_firms',
      'indicator: high_tech_firm',
      'indicator: high_tech_firm',
      '"high_tech_firm" is not an indicator. Did you mean "high_tech_firms"?',
    ],
    [
      'a zone that is none',
      'JN-LWGXQ]',
      'JN-LWGX]',
      'zones: [JN-GXQ, JN-QBQ, JN-NSQ,',
      '"JN-LWGX" is not a zone of 370100. Did you mean "JN-LWGXQ"?',
    ],
    [
      'a unit there twice',
      'JN-LWGXQ]',
      'JN-GXQ]',
      'units:',
      '"JN-GXQ" is there twice. Name each unit once.',
    ],
    [
      'a target that is none',
      'jn-htf-2020.other-districts',
      'jn-htf-2020.other-district',
      'quota:',
      '"jn-htf-2020.other-district" is not a target. Did you mean "jn-htf-2020.other-districts"?',
    ],
    [
      'a target of another indicator',
      'jn-htf-2020.other-districts',
      'jn-htf-2020.incubated-firms',
      'quota:',
      'jn-htf-2020.incubated-firms is about incubated_firms. Name a target of high_tech_firms.',
    ],
    [
      'a measure that the query does not give',
      'measures: [firms]',
      'measures: [firm]',
      'figure: {from: derived, query: ',
      '"firm" is not a measure of high-tech-firms; there are: firms. See ranking/figure-schema.ts.',
    ],
    [
      'a floor above the cap',
      "floor: '0'",
      "floor: '2'",
      "floor: '2'",
      "it is not below the cap. Write floor: '0'.",
    ],
    [
      'a number without quotes',
      "weight: '100'",
      'weight: 100',
      'weight: 100',
      'Invalid input: expected string, received number. See the schema of this file.',
    ],
    [
      'no weight at all',
      "weight: '100'",
      "weight: '0'",
      'items:',
      'no item has a weight. Give one of them a weight above zero.',
    ],
    [
      'a document that is none',
      'document: jn-htf-plan-2020',
      'document: jn-htf-plan-2021',
      'document: jn-htf-plan-2021',
      '"jn-htf-plan-2021" is not a document. Did you mean "jn-htf-plan-2020"?',
    ],
    [
      'a weight that nothing answers for',
      '- parts: [weight]',
      '- parts: [scoring]',
      'basis:',
      'nothing says where "weight" comes from. Cite the clause, or say that the operator set it.',
    ],
    [
      'tiers out of order',
      "limit: '90'",
      "limit: '110'",
      '- {id: near, name: 接近完成, nameE',
      'it does not follow on 100. Order the tiers from the best to the last.',
    ],
    [
      'a name that is not the file’s',
      'id: jn-high-tech-quota',
      'id: jn-other',
      '- id: jn-other',
      'the file is named jn-high-tech-quota. Write id: jn-high-tech-quota.',
    ],
    [
      'a version that skips one',
      'version: 1',
      'version: 2',
      'version: 2',
      'version 2 stands where 1 is due. Versions count from 1, each after the one before it; none is taken out.',
    ],
    [
      'a tie broken by what is no item',
      'ties: {places: 2}',
      'ties: {places: 2, breakBy: [valid-high-tech-firm]}',
      'ties: {places: 2, breakBy: [val',
      '"valid-high-tech-firm" is not an item. Did you mean "valid-high-tech-firms"?',
    ],
  ])('%s', (_, from, to, line, message) => {
    expect(refused(changed(QUOTA, from, to))).toContainEqual([
      expect.stringContaining(line.trim()),
      expect.stringContaining(message),
    ]);
  });

  test('a sample that does not say that it is one', () => {
    const text = changed(changed(SAMPLE, '（操作者样例）', ''), " (an operator's sample)", '');
    expect(refused(text, 'jn-innovation-sample').map(([, message]) => message)).toEqual([
      'a sample does not say that it is one. Write 样例 in the title.',
      'a sample does not say that it is one. Write "sample" in the title.',
    ]);
  });

  test('a reading that cites no text', () => {
    const text = changed(SAMPLE, 'nature: sample', 'nature: reading');
    expect(refused(text, 'jn-innovation-sample')).toEqual([
      ['nature: reading', 'it reads no document. Cite a clause, or call it a sample.'],
    ]);
  });

  test('growth that is better the smaller it is', () => {
    const text = changed(SAMPLE, "zeroAt: '-20', fullAt: '40'", "zeroAt: '40', fullAt: '-20'");
    expect(refused(text, 'jn-innovation-sample')[0]?.[1]).toContain(
      'more is better, so it must lie above zeroAt.',
    );
  });

  test('a yearly figure in a scheme that ranks months', () => {
    const text = changed(SAMPLE, 'period: year', 'period: month');
    expect(refused(text, 'jn-innovation-sample')[0]?.[1]).toBe(
      'rd-by-region has figures of whole years alone. Let the scheme rank years.',
    );
  });
});

describe('a new version of a scheme', () => {
  const second = QUOTA.slice(QUOTA.indexOf('- id: jn-high-tech-quota'))
    .replace('version: 1', 'version: 2')
    .replace('validFrom: 2020-03-20', 'validFrom: 2022-01-01')
    .replace("cap: '1.2'", "cap: '1'");

  test('stands after the one before it, which stays as it was', () => {
    const file = temporaryFile('jn-high-tech-quota.yaml', `${QUOTA}\n${second}`);
    const [first, ...rest] = loadSchemes(named, [file]);
    const [shipped] = loadSchemes(named);
    expect(rest.map(({ version }) => version)).toEqual([2]);
    expect(first && fingerprint(first)).toBe(shipped && fingerprint(shipped));
    expect(rest[0] && fingerprint(rest[0])).not.toBe(shipped && fingerprint(shipped));
  });

  test('must begin later than the one before it', () => {
    const early = second.replace('validFrom: 2022-01-01', 'validFrom: 2020-03-20');
    expect(refused(`${QUOTA}\n${early}`)).toEqual([
      [
        'validFrom: 2020-03-20',
        'it is not later than version 1, from 2020-03-20. Let a new version begin on a later day.',
      ],
    ]);
  });
});

describe('the shipped schemes', () => {
  test('cite what stands in the lines of their documents', ({ skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const cited = loadSchemes(named).flatMap(({ basis, items }) => [
      ...basis.text,
      ...items.flatMap((item) => item.basis.text),
    ]);
    const missing = cited.filter(({ document, evidence }) => {
      const source = reference.documents.get(document)?.source;
      const lines = (texts.get(source?.text ?? '') ?? '').split('\n');
      return (
        !source || !stands(evidence, lines.slice(source.lines[0] - 1, source.lines[1]).join('\n'))
      );
    });
    expect(cited.length).toBeGreaterThan(3);
    expect(missing).toEqual([]);
  });

  test('say in both languages that weights are the operator’s where no text prints them', () => {
    for (const scheme of loadSchemes(named)) {
      const { statement, items } = presentScheme(scheme, reference, '2022-12-31');
      expect(`${statement.zh} ${statement.en}`).toMatch(/权重.*(weight|operator)/s);
      for (const { basis } of items) {
        expect(basis.operator.flatMap(({ parts }) => parts.map(({ id }) => id))).toContain(
          'weight',
        );
      }
    }
  });

  test('rank Jinan’s twelve districts and counties and its four zones', () => {
    const [quota] = loadSchemes(named);
    const on = (day: string) => quota && presentScheme(quota, reference, day).units.regions.length;
    expect([on('2018-06-30'), on('2019-06-30'), on('2022-12-31')]).toEqual([12, 15, 16]);
  });
});
