import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { loadReference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList } from '../reference/yaml-list.ts';
import { temporaryFile } from '../tests/temporary-file.ts';
import { loadSubsidies } from './catalogue.ts';
import { conflictSchema } from './conflict-schema.ts';
import { conflictFaults } from './conflicts.ts';
import { readRuleFile } from './rule-file.ts';

const reference = loadReference();
const CASES = projectPath('tests', 'cases', 'subsidies-bad');
const DOCUMENT = 'jn-tech-transfer-2021';

function problems(file: string): readonly Problem[] {
  try {
    loadSubsidies(reference, [file]);
  } catch (error) {
    if (error instanceof CatalogueError) return error.problems;
    throw error;
  }
  return [];
}

/** What the comment at the head of a file says will be found in it: line, place, fault and mend. */
function expected(file: string): string[] {
  const head = /^(?:#.*\n)*/.exec(readFileSync(file, 'utf8'))?.[0] ?? '';
  return head.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(2)]));
}

describe('rules are refused, each fault with its line, clause and mend:', () => {
  const names = readdirSync(CASES).filter((name) => name !== 'sound');

  test.each(names)('%s', (name) => {
    const file = `${CASES}/${name}/${DOCUMENT}.yaml`;
    const found = problems(file);
    expect(
      found.map(({ line, path, message, mend }) => `${line} ${path}: ${message} ${mend}`),
    ).toEqual(expected(file));
    expect(found).not.toEqual([]);
    expect(
      found.filter(({ mend, file: at }) => mend === '' || !at.endsWith(`${DOCUMENT}.yaml`)),
    ).toEqual([]);
  });

  test('a file named by no document', () => {
    const text = readFileSync(`${CASES}/sound/${DOCUMENT}.yaml`, 'utf8');
    expect(problems(temporaryFile('jn-tech-transfer-2022.yaml', text))).toEqual([
      expect.objectContaining({
        message: 'no document is named jn-tech-transfer-2022.',
        mend: 'Name the file by its document.',
      }),
    ]);
  });

  test('a file that is not YAML', () => {
    const text = readFileSync(`${CASES}/sound/${DOCUMENT}.yaml`, 'utf8');
    const broken = text.replace("scope: ['370100']", "scope: ['370100'");
    expect(problems(temporaryFile(`${DOCUMENT}.yaml`, broken))).toContainEqual(
      expect.objectContaining({ mend: 'Check indentation and quotes on this line.' }),
    );
  });
});

test('a sound rule is taken', () => {
  expect(problems(`${CASES}/sound/${DOCUMENT}.yaml`)).toEqual([]);
});

describe('the list of settled overlaps', () => {
  const twice = `${CASES}/two-rules-for-one-fact/${DOCUMENT}.yaml`;
  const list = (rules: string) =>
    readYamlList(
      temporaryFile(
        'conflicts.yaml',
        `- id: sellers
  finding: overlap
  rules: [${rules}]
  counterExample: 同一份合同。
  resolution: 只付一次。
  resolutionEn: Paid once.
  basis: 第四条
`,
      ),
      conflictSchema,
    );
  const faults = (file: string, rules: string) =>
    conflictFaults(
      readRuleFile(file).map((rule) => ({ rule, document: DOCUMENT })),
      list(rules),
      reference,
    );
  const both = 'jn-tech-transfer-2021.seller-again, jn-tech-transfer-2021.seller';

  test('lets in an overlap that it names, in whichever order', () => {
    expect(faults(twice, both)).toEqual([]);
  });

  test('may not name one that is gone', () => {
    expect(faults(`${CASES}/sound/${DOCUMENT}.yaml`, both)).toEqual([
      expect.objectContaining({
        line: 3,
        path: 'sellers.rules',
        message: `${both.replace(',', ' and')}: there is no such overlap any more.`,
        mend: 'Take the entry out.',
      }),
    ]);
  });

  test('is not asked about documents that are not loaded', () => {
    expect(
      faults(
        `${CASES}/sound/${DOCUMENT}.yaml`,
        'jn-htf-plan-2020.seller-development, jn-tech-transfer-2021.seller',
      ),
    ).toEqual([]);
  });
});

describe('the shipped rules', () => {
  const { rules, groups, readings } = loadSubsidies(reference);

  test('are in the groups that are there, and every group has two of them', () => {
    const members = Map.groupBy(
      rules.flatMap((rule) => rule.stacking.map(({ group }) => group)),
      (group) => group,
    );
    const byReading = JSON.stringify(rules.map((rule) => rule.readings));
    expect(
      groups.filter(
        ({ id }) => (members.get(id) ?? []).length < 2 && !byReading.includes(`"${id}"`),
      ),
    ).toEqual([]);
  });

  test('use every reading, and every option of one but its default', () => {
    const used = rules.flatMap((rule) =>
      Object.entries(rule.readings).flatMap(([name, options]) =>
        Object.keys(options).map((option) => `${name}=${option}`),
      ),
    );
    const asked = readings.flatMap(({ id, options, default: standard }) =>
      options.filter((option) => option.id !== standard).map((option) => `${id}=${option.id}`),
    );
    expect(asked.filter((each) => !used.includes(each))).toEqual([]);
    expect(
      readings.filter(
        ({ options, default: standard }) => !options.some(({ id }) => id === standard),
      ),
    ).toEqual([]);
  });
});
