import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CatalogueError } from '../reference/catalogue-error.ts';
import { loadReference } from '../reference/catalogue.ts';
import { temporaryFile } from '../tests/temporary-file.ts';
import { loadTargets } from './catalogue.ts';

const SOUND = `- id: jn-htf-2020.firms
  document: jn-htf-plan-2020
  clause: 一
  title: 高新技术企业
  titleEn: High-tech firms
  indicator: high_tech_firms
  scope: ['370100']
  form: level
  comparator: '>='
  value: '4400'
  unit: 家
  deadline: 2022-12-31
  baseline: {basis: loaded, year: 2019}
  path: linear
  responsible: []
  strength: headline
  evidence: 达到4400家
`;

const reference = loadReference();

function problems(text: string) {
  try {
    loadTargets(reference, [temporaryFile('plan.yaml', text)]);
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return error.problems.map((problem) => ({ ...problem, file: basename(problem.file) }));
  }
  return [];
}

test('a sound target has no problem', () => {
  expect(problems(SOUND)).toEqual([]);
});

describe('a target is refused, with file and line,', () => {
  test.each([
    ['for an unknown key', 'strength:', 'strenght:', 16, 'Did you mean "strength"?'],
    ['for a key of its base', 'year: 2019', 'jahr: 2019', 13, 'Did you mean "year"?'],
    [
      'for an unknown document',
      'jn-htf-plan-2020',
      'jn-htf-plan-2021',
      2,
      'Did you mean "jn-htf-plan-2020"?',
    ],
    [
      'for an unknown indicator',
      'high_tech_firms',
      'high_tech_firm',
      6,
      'Did you mean "high_tech_firms"?',
    ],
    ['for an unknown region', "'370100'", "'370199'", 7, /^Did you mean "3701/],
    ['for a unit of another measure', 'unit: 家', 'unit: 亿元', 11, 'Check the indicator.'],
  ])('%s', (_, right, wrong, line, mend) => {
    expect(problems(SOUND.replace(right, wrong))).toContainEqual(
      expect.objectContaining({ file: 'plan.yaml', line, mend: expect.stringMatching(mend) }),
    );
  });

  test.each([
    ['a date that the calendar does not have', '2022-12-31', '2022-11-31', 12],
    ['a number that is not in quotes', "'4400'", '4400', 10],
    ['a number with a thousands mark', "'4400'", "'4,400'", 10],
    ['a form that nobody judges', 'form: level', 'form: stock', 8],
    ['a unit that is not known', 'unit: 家', 'unit: 户', 11],
    ['a comparator of another kind', "'>='", "'≥'", 9],
    ['an empty scope', "['370100']", '[]', 7],
    ['a form that lacks its value', "  value: '4400'\n", '', 8],
  ])('for %s', (_, right, wrong, line) => {
    expect(problems(SOUND.replace(right, wrong))).toEqual([
      expect.objectContaining({ file: 'plan.yaml', line }),
    ]);
  });

  test('for an id that is there twice, at the second', () => {
    expect(problems(SOUND + SOUND)).toEqual([
      expect.objectContaining({ line: 18, message: 'this id is there twice.' }),
    ]);
  });

  test('and all of its faults are named at once', () => {
    const text = SOUND.replace("'370100'", "'000000'").replace('unit: 家', 'unit: 亿元');
    expect(problems(text).map(({ line }) => line)).toEqual([7, 11]);
  });
});

test('the message of a refused plan is one line a fault that a person can act on', () => {
  const path = temporaryFile('plan.yaml', SOUND.replace('unit: 家', 'unit: 亿元'));
  expect(() => loadTargets(reference, [path])).toThrow(
    /plan\.yaml:11 jn-htf-2020\.firms\.unit: 亿元 does not convert to 家\. Check the indicator\.$/,
  );
});

describe('the shipped targets', () => {
  const targets = loadTargets(reference).map(({ value }) => value);
  const ids = new Set(targets.map(({ id }) => id));

  test('are compared only with targets that are there', () => {
    const compared = targets.flatMap(({ compare }) => compare);
    expect(compared.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('take 超过 and 突破 as strict, but not 不超过 nor 突破…以上', () => {
    const lax = targets.filter(
      ({ evidence, comparator }) =>
        /(?<!不)超过|突破(?!\d+项以上)/.test(evidence) && comparator !== '>',
    );
    expect(lax.map(({ id }) => id)).toEqual([]);
  });

  test('carry their value in their evidence', () => {
    const mute = targets.filter(({ value, low, evidence, unit, form, valueInWords }) => {
      const printed = low ?? value;
      const inWords = form === 'rank' || form === 'binary' || valueInWords;
      if (printed === undefined || inWords) return false;
      const inTenThousand = String(Number(printed) / 10_000);
      return !evidence.includes(printed) && !evidence.includes(`${inTenThousand}万${unit}`);
    });
    expect(mute.map(({ id }) => id)).toEqual([]);
  });
});

test.each([
  ['a figure that its own evidence contradicts', "value: '4400'", "value: '4500'", 1],
  ['the same figure printed in 万', '达到4400家', '达到0.44万家', 0],
  ['evidence without the figure', '达到4400家', '数量达到', 1],
])('%s', (_, found, replaced, faults) => {
  const named = problems(SOUND.replace(found, replaced)).filter(({ message }) =>
    message.startsWith('it does not carry the figure'),
  );
  expect(named).toHaveLength(faults);
});

test('a region that is named twice, and a comparison with no target, are refused', () => {
  const twice = SOUND.replace("['370100']", "['370100', '370100']");
  expect(problems(twice).map(({ message }) => message)).toEqual(['a region is there twice.']);
  const lost = `${SOUND}  compare: [jn-htf-2020.firm]\n`;
  expect(problems(lost).map(({ message }) => message)).toEqual([
    '"jn-htf-2020.firm" is not a target.',
  ]);
});
