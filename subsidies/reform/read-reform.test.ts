import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { projectPath } from '../../reference/project-root.ts';
import { loadSubsidies } from '../catalogue.ts';
import { readReform } from './read-reform.ts';
import { ReformError, type ReformProblem } from './reform-error.ts';

const reference = loadReference();
const subsidies = loadSubsidies(reference);
const CASES = projectPath('tests', 'cases', 'reforms');
const ON = '2024-12-31';

/** What the comment at the head of a file says will be found in it. */
function expected(text: string): string[] {
  const head = /^(?:#.*\n)*/.exec(text)?.[0] ?? '';
  return head.split('\n').flatMap((line) => (line === '' ? [] : [line.slice(2)]));
}

function problemsOf(text: string): readonly ReformProblem[] {
  try {
    return readReform(text, 'reform.yaml', { subsidies, reference }, ON).warnings;
  } catch (error) {
    if (error instanceof ReformError) return error.problems;
    throw error;
  }
}

function found(text: string, file = 'reform.yaml'): string[] {
  const said = (kind: string, problems: readonly ReformProblem[]) =>
    problems.map(
      ({ line, path, found: there, message, mend }) =>
        `${kind} ${line} ${path} [${there}]: ${message} ${mend}`,
    );
  try {
    return said('warning', readReform(text, file, { subsidies, reference }, ON).warnings);
  } catch (error) {
    if (error instanceof ReformError) return said('fault', error.problems);
    throw error;
  }
}

describe('of a reform everything is told with its line, place and mend:', () => {
  test.each(readdirSync(CASES))('%s', (name) => {
    const text = readFileSync(`${CASES}/${name}`, 'utf8');
    expect(found(text, name)).toEqual(expected(text));
  });
});

test('what is told is told in Chinese as well, with the mend', () => {
  for (const name of readdirSync(CASES)) {
    const text = readFileSync(`${CASES}/${name}`, 'utf8');
    for (const { zh, message } of problemsOf(text)) {
      expect([message, zh.message]).toEqual([
        message,
        expect.stringMatching(/\p{Script=Han}.*。$/u),
      ]);
      expect([message, zh.mend]).not.toEqual([message, '']);
    }
  }
});

test('a reform can be written as JSON', () => {
  const rule = 'jn-tech-transfer-2021.buyer-sme';
  const reform = {
    name: '两成',
    patches: [{ rule, from: '2023-01-01', parameters: { rate: '0.02' } }],
  };
  const read = readReform(
    JSON.stringify(reform),
    'reform.json',
    { subsidies, reference },
    '2023-06-30',
  );
  expect(read).toEqual({ reform, warnings: [] });
});

test('an expired rule is no matter on a day on which it had not ended', () => {
  const text = readFileSync(`${CASES}/expired-rule.yaml`, 'utf8');
  expect(readReform(text, '', { subsidies, reference }, '2024-04-26').warnings).toEqual([]);
});

test('the error says the first place, and lists every fault', () => {
  const text = readFileSync(`${CASES}/unknown-names.yaml`, 'utf8');
  const read = () => readReform(text, 'mine.yaml', { subsidies, reference }, ON);
  expect(read).toThrow(ReformError);
  expect(read).toThrow(/^mine\.yaml:12 patches\.0\.document: .*\nmine\.yaml:13 /);
});

test.each([
  ['an empty file', ''],
  ['a list', '- a\n- b\n'],
  ['a lone word', '停用'],
  ['aliases that unfold without end', bomb()],
  ['a key of the prototype', 'name: a\npatches:\n  - {rule: __proto__, off: true}\n'],
  ['patches without number', `name: a\npatches:\n${'  - {rule: a, off: true}\n'.repeat(501)}`],
])('%s is refused', (_, text) => {
  expect(found(text)).not.toEqual([]);
  expect(found(text).every((line) => line.startsWith('fault '))).toBe(true);
});

function bomb(): string {
  const rows = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [at, name] of ['b', 'c', 'd', 'e', 'f'].entries()) {
    const last = 'abcdef'[at] ?? 'a';
    rows.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(', ')}]`);
  }
  return `${rows.join('\n')}\nname: *f\npatches: []\n`;
}
