import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadRules } from '../etl/rules.ts';
import { projectPath } from '../reference/project-root.ts';
import { temporaryFolder } from './sample-statistics.ts';
import {
  claimSchema,
  claimsOf,
  countsOf,
  emptyHome,
  loadFiles,
  sampleOf,
  sourceNamed,
} from './sample-sources.ts';
import { fileShape, writtenFile } from './written-file.ts';

const broken = z.strictObject({
  rule: z.string(),
  row: z.number().nullable(),
  column: z.string().nullable(),
  found: z.string().optional(),
  expected: z.string().nullable().optional(),
  sheet: z.string().optional(),
});
const knownAt = z.string().optional();
const caseSchema = z.strictObject({
  name: z.string(),
  /** The rule at whose bound the case lies, without breaking it. */
  inside: z.string().optional(),
  ...fileShape,
  knownAt,
  /** Files that were loaded earlier. */
  before: z.array(z.strictObject({ ...fileShape, knownAt })).default([]),
  /** Rows that become new claims: one where nothing is refused, unless given. */
  loaded: z.number().optional(),
  unchanged: z.number().default(0),
  revised: z.number().default(0),
  refused: z.array(broken).default([]),
  /** Rows refused that are too many to list. */
  manyRefused: z.number().default(0),
  /** What the first claim says. */
  stores: claimSchema.default({}),
  /** As the sample's file has them, unless given. */
  warnings: z.array(broken).optional(),
});

const folder = temporaryFolder();
const cases = z
  .array(caseSchema)
  .parse(parse(readFileSync(projectPath('tests/cases/etl/faults.yaml'), 'utf8')));

describe('a rule', () => {
  test.for(cases)('$name', async (each) => {
    const home = await emptyHome(folder);
    for (const before of each.before) {
      const file = await writtenFile(folder, before);
      const { refused } = await loadFiles(home, before.source, [file], loading(before));
      expect(refused).toEqual([]);
    }
    const source = sourceNamed(each.source);
    const claimsBefore = (await claimsOf(home, source)).length;
    const file = await writtenFile(folder, each);
    const result = await loadFiles(home, each.source, [file], loading(each));

    const { refused, warnings } = result;
    if (each.manyRefused === 0) {
      expect(refused).toEqual(each.refused.map((want) => expect.objectContaining(want)));
    }
    if (each.warnings) {
      expect(warnings).toEqual(each.warnings.map((want) => expect.objectContaining(want)));
    } else if (each.refused.length === 0) {
      const rules = new Set(warnings.map(({ rule }) => rule));
      const usual = new Set(sampleOf(each.source).warnings);
      expect([...rules].filter((rule) => !usual.has(rule))).toEqual([]);
    }
    const faulty = each.refused.length + each.manyRefused > 0;
    const loaded = each.loaded ?? (faulty && each.manyRefused === 0 ? 0 : 1);
    const { unchanged, revised } = each;
    const [read = 0, ...became] = countsOf(result);
    expect(became.slice(0, 3)).toEqual([loaded, unchanged, revised]);
    expect(read).toBe(became.reduce((sum, count) => sum + count, 0));
    const rows = new Set(refused.map(({ row }) => row).filter((row) => row !== null && row > 1));
    if (rows.size > 0) expect(result.rowsRefused).toBe(each.manyRefused || rows.size);
    expect(result.exit).toBe(faulty ? 3 : 0);
    const claims = await claimsOf(home, source);
    expect(claims).toHaveLength(claimsBefore + loaded + revised);
    if (claims.length > 0) expect(claims[0]).toMatchObject(each.stores);
    for (const { message, messageEn } of [...refused, ...warnings]) {
      expect(message).toMatch(/^.+。.+。$/);
      expect(messageEn).toMatch(/^.+\. .+\.$/);
    }
  });

  test('is broken by at least 40 cases in all, each with its own sentence', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.filter(({ refused }) => refused.length > 0).length).toBeGreaterThanOrEqual(40);
  });
});

describe('every rule', () => {
  const rules = [...loadRules().keys()];

  test('is broken by a case', () => {
    const known = new Set(rules);
    const all = [...brokenRules(cases), ...statisticsRules()];
    expect(all.filter((rule) => !known.has(rule))).toEqual([]);
    expect(rules.filter((rule) => !all.includes(rule))).toEqual([]);
  });

  test('has a case at its bound that does not break it', () => {
    const inside = new Set(cases.map((each) => each.inside));
    expect([...inside].filter((rule) => rule !== undefined && !rules.includes(rule))).toEqual([]);
    expect(rules.filter((rule) => !inside.has(rule))).toEqual(NO_BOUND);
  });

  test('that a case lies inside of is not broken by it', () => {
    for (const { inside, refused, warnings = [] } of cases) {
      expect([...refused, ...warnings].map(({ rule }) => rule)).not.toContain(inside);
    }
  });
});

/** What a workbook is, rather than what it says: etl/workbook has the bounds of these. */
const NO_BOUND: readonly string[] = [
  'workbook.password',
  'workbook.truncated',
  'workbook.bomb',
  'workbook.macros',
  'workbook.externalLinks',
  'workbook.tooLarge',
  'workbook.notWorkbook',
];

function brokenRules(
  list: readonly {
    readonly refused?: readonly { readonly rule: string }[];
    readonly warnings?: readonly { readonly rule: string }[] | undefined;
  }[],
): string[] {
  return list.flatMap(({ refused = [], warnings = [] }) =>
    [...refused, ...warnings].map(({ rule }) => rule),
  );
}

function statisticsRules(): string[] {
  const place = projectPath('tests/cases/etl');
  return readdirSync(place)
    .filter((name) => name.startsWith('statistics'))
    .flatMap((name) => brokenRules(parse(readFileSync(`${place}/${name}`, 'utf8')) as []));
}

function loading(each: { readonly knownAt?: string | undefined }) {
  return each.knownAt === undefined ? {} : { knownAt: each.knownAt };
}
