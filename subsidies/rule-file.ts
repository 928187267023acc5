import { readFileSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { parse } from 'yaml';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { readYamlList, type Located } from '../reference/yaml-list.ts';
import { MECHANISM_NAMES } from './mechanisms.ts';
import { ruleSchema, type Rule } from './rule-schema.ts';

/** The rules of one document. Throws a {@link CatalogueError} that names rule and clause of each fault. */
export function readRuleFile(path: string): Located<Rule>[] {
  try {
    return readYamlList(path, ruleSchema);
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    if (error.problems.every(({ path: keys }) => keys === '')) throw error;
    const entries = written(path);
    throw new CatalogueError(error.problems.map((problem) => named(problem, entries)));
  }
}

type Entry = Readonly<Record<string, unknown>>;

function written(path: string): readonly Entry[] {
  const list: unknown = parse(readFileSync(path, 'utf8'));
  return Array.isArray(list) ? (list as Entry[]) : [];
}

/** The fault under the rule's id and clause, where the schema only counts entries. */
function named(problem: Problem, entries: readonly Entry[]): Problem {
  const [, at = '', key = ''] = /^(\d+)\.?(.*)$/.exec(problem.path) ?? [];
  const { id, clause, mechanism } = entries[Number(at)] ?? {};
  if (typeof id !== 'string') return problem;
  const path = `${id}（${String(clause)}）.${key}`;
  return { ...problem, path, ...inPlainWords(key, mechanism, problem.message) };
}

/** What the schema says only to engineers, said to a clerk. */
function inPlainWords(key: string, mechanism: unknown, message: string): Partial<Problem> {
  if (key === 'mechanism.kind') {
    const kind = String((mechanism as Entry)['kind']);
    return {
      message: `"${kind}" is no known mechanism.`,
      mend: `Did you mean "${closest(kind, Object.keys(MECHANISM_NAMES))}"?`,
    };
  }
  if (/^parameters\..*\.evidence$/.test(key)) {
    return {
      message: 'a figure without the characters that print it.',
      mend: 'Copy them from the clause.',
    };
  }
  if (message.includes('expected string, received number')) {
    return { message: 'a number without quotes.', mend: 'Put it in quotes.' };
  }
  if (key === 'shares') {
    return {
      message: 'no share of the levels of government.',
      mend: 'Give the parts that the text prints, or one level with basis: inferred.',
    };
  }
  return {};
}
