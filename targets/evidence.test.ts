import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadReference } from '../reference/catalogue.ts';
import { readSourceTexts } from '../reference/source-texts.ts';
import { readYamlList } from '../reference/yaml-list.ts';
import { policy } from '../tests/target-fixtures.ts';
import { temporaryFile } from '../tests/temporary-file.ts';
import { loadTargets } from './catalogue.ts';
import { missingEvidence, stands } from './evidence.ts';
import { targetSchema } from './target-schema.ts';

const PLAN = `- id: jn-plan.firms
  document: jn-plan
  clause: 一
  title: 高新技术企业
  titleEn: High-tech firms
  indicator: high_tech_firms
  scope: ['370100']
  form: multiple
  comparator: '>='
  value: '4400'
  unit: 家
  deadline: 2022-12-31
  baseline: null
  path: linear
  multiple:
    factor: '2'
    base: null
    evidence: 实现“倍增”
  responsible: []
  strength: headline
  evidence: 达到4400家
`;
const TEXT =
  '标题\n到2022年，全市高新技术企业达到\n 12 \n4400 家，\n实现“倍增”。\n附：达到5000家\n';

/** What is missing in a plan that takes up the first five lines of its text. */
function missing(plan: string, text = TEXT) {
  const targets = readYamlList(temporaryFile('plan.yaml', plan), targetSchema);
  const document = policy({ source: { text: '000', lines: [1, 5] } });
  return missingEvidence(targets, new Map([['jn-plan', document]]), new Map([['000', text]])).map(
    (problem) => ({ ...problem, file: basename(problem.file) }),
  );
}

describe('evidence', () => {
  test('stands in the text across line ends, spaces and page numbers', () => {
    expect(missing(PLAN)).toEqual([]);
  });

  test('that is not in the text is named with file and line', () => {
    expect(missing(PLAN.replace('达到4400家', '达到4500家'))).toEqual([
      {
        file: 'plan.yaml',
        line: 21,
        path: 'jn-plan.firms.evidence',
        message: '"达到4500家" is not in the text 000, lines 1–5.',
        mend: 'Copy the characters of the clause that carry the figure.',
      },
    ]);
  });

  test('of a multiple is looked for as well', () => {
    expect(missing(PLAN.replace('实现“倍增”', '翻两番'))).toEqual([
      expect.objectContaining({ line: 18, path: 'jn-plan.firms.multiple.evidence' }),
    ]);
  });

  test('in another document of the same text does not count', () => {
    expect(missing(PLAN.replace('达到4400家', '达到5000家'))).toHaveLength(1);
  });

  test('that is a number alone must stand in the text like any other', () => {
    expect(missing(PLAN.replace('达到4400家', "'999'"))).toHaveLength(1);
    expect(missing(PLAN.replace('达到4400家', "'400'"))).toEqual([]);
  });

  test('may stand in the first line of its document', () => {
    expect(missing(PLAN.replace('达到4400家', '标题'))).toEqual([]);
  });

  test('of white space alone stands nowhere', () => {
    expect(stands('  ', TEXT)).toBe(false);
  });
});

test('every shipped target’s evidence stands in its source text', ({ skip }) => {
  const texts = readSourceTexts();
  if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
  const reference = loadReference();
  const targets = loadTargets(reference);
  const read = targets.map(({ value }) => reference.documents.get(value.document)?.source.text);
  expect(read.filter((text) => text === undefined || !texts.has(text))).toEqual([]);
  expect(missingEvidence(targets, reference.documents, texts)).toEqual([]);
});
