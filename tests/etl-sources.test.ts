import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LoadResult } from '../etl/load.ts';
import { factColumns, type Source } from '../etl/source.ts';
import { SOURCES } from '../etl/sources.ts';
import { projectPath } from '../reference/project-root.ts';
import { temporaryFolder } from './sample-statistics.ts';
import {
  claimSchema,
  claimsOf,
  countsOf,
  emptyHome,
  knownOn,
  loadFiles,
  quanhengEtl,
  sampleOf,
  sourceNamed,
} from './sample-sources.ts';
import { fileShape, writtenFile, type FileCase } from './written-file.ts';

const folder = temporaryFolder();
const BLANK: Omit<FileCase, 'source'> = z.strictObject(fileShape).omit({ source: true }).parse({});

const disguiseSchema = z.strictObject({
  name: z.string(),
  ...fileShape,
  reads: z.union([claimSchema, z.array(claimSchema)]).default({}),
  /** Rules that warn; `absent` where the table lacks columns, which is said each time. */
  warnings: z.union([z.literal('absent'), z.array(z.string())]).optional(),
  leftOut: z.number().default(0),
  /** The sheet that was read. */
  sheet: z.string().optional(),
});

describe('a sound file under the headings of the contract', () => {
  test.for(SOURCES.map(({ name }) => name))('of %s is stored, every column of it', async (name) => {
    const source = sourceNamed(name);
    const sample = sampleOf(name);
    const home = await emptyHome(folder);
    const file = await writtenFile(folder, { ...BLANK, source: name });
    const { exit, printed: loaded } = await quanhengEtl<LoadResult>(home, ['load', name, file]);
    expect(exit).toBe(0);
    expect(loaded).toMatchObject({ source: name, run: 'run-000001', refused: [] });
    expect(loaded.warnings.map(({ rule }) => rule)).toEqual(sample.warnings);
    expect(countsOf(loaded)).toEqual([1, 1, 0, 0, 0]);
    const [claim, ...others] = await claimsOf(home, source);
    expect(others).toEqual([]);
    expect(claim).toMatchObject(sample.stores);
    expect(Object.keys(sample.stores).toSorted()).toEqual(storedColumns(source, claim ?? {}));

    const again = await quanhengEtl<LoadResult>(home, ['load', name, file]);
    expect(countsOf(again.printed)).toEqual([1, 0, 1, 0, 0]);
    expect(await claimsOf(home, source)).toEqual([claim]);
  });

  const revised = SOURCES.filter(({ name }) => sampleOf(name).revision);
  test.for(revised.map(({ name }) => name))(
    'of %s may lack optional columns later: what is known of them stays',
    async (name) => {
      const source = sourceNamed(name);
      const { row, stores, revision } = sampleOf(name);
      if (!revision) throw new Error(name);
      const home = await emptyHome(folder);
      const whole = await writtenFile(folder, { ...BLANK, source: name });
      await loadFiles(home, name, [whole], { knownAt: '2025-01-01' });

      const only = [...requiredHeadings(source, row), ...revision.with];
      const part = { ...BLANK, source: name, only, cells: revision.cells };
      const file = await writtenFile(folder, part);
      const later = await loadFiles(home, name, [file], { knownAt: '2025-02-01' });
      const changed = Object.keys(revision.stores).length > 0;
      expect(later.refused).toEqual([]);
      expect(countsOf(later)).toEqual(changed ? [1, 0, 0, 1, 0] : [1, 0, 1, 0, 0]);
      const warned = later.warnings.filter(({ rule }) => rule !== 'header.columnAbsent');
      expect(warned.map(({ rule }) => rule)).toEqual(expect.arrayContaining(revision.warnings));
      const lacking = later.warnings.filter(({ rule }) => rule === 'header.columnAbsent');
      expect(lacking.map(({ column }) => column).toSorted()).toEqual(lackingIn(source, only));
      const [known] = await knownOn(home, source, '2025-02-01');
      expect(known).toEqual(expect.objectContaining(revision.stores));
      const [before] = await knownOn(home, source, '2025-01-31');
      expect(before).toEqual(expect.objectContaining(stores));
      expect(known).toEqual({ ...before, ...revision.stores });
    },
  );
});

describe('a money column without a unit', () => {
  const money = SOURCES.flatMap(({ name, layouts: [layout] }) =>
    (layout?.columns ?? [])
      .filter(({ kind }) => kind === 'money')
      .map(({ headings: [heading = ''] }) => ({ name, heading })),
  );

  test.for(money)('$heading of $name is refused row by row, not guessed', async (each) => {
    const { name, heading } = each;
    const { row } = sampleOf(name);
    const printed = Object.keys(row).find((key) => key.startsWith(`${heading}(`)) ?? heading;
    const home = await emptyHome(folder);
    const rows = [{}, { [printed]: '' }];
    const file = await writtenFile(folder, {
      ...BLANK,
      source: name,
      rows,
      rename: { [printed]: heading },
    });
    const loaded = await loadFiles(home, name, [file]);
    const refused = loaded.refused.filter(({ row: at }) => at === 2);
    expect(refused).toEqual([
      expect.objectContaining({ rule: 'money.unitMissing', column: heading, found: row[printed] }),
    ]);
  });
});

describe('a cell in disguise', () => {
  const cases = z
    .array(disguiseSchema)
    .parse(parse(readFileSync(projectPath('tests/cases/etl/disguises.yaml'), 'utf8')));

  test.for(cases)('$name', async (each) => {
    const source = sourceNamed(each.source);
    const { stores, warnings } = sampleOf(each.source);
    const home = await emptyHome(folder);
    const loaded = await loadFiles(home, each.source, [await writtenFile(folder, each)]);
    expect(loaded.refused).toEqual([]);
    const wanted = [each.reads].flat();
    expect(countsOf(loaded)).toEqual([wanted.length, wanted.length, 0, 0, 0]);
    expect(loaded.rowsLeftOut).toBe(each.leftOut);
    const rules = new Set(loaded.warnings.map(({ rule }) => rule));
    const expected = each.warnings === 'absent' ? ['header.columnAbsent'] : each.warnings;
    expect([...rules]).toEqual(expected ?? warnings);
    if (each.sheet !== undefined) expect(loaded.files[0]?.sheets).toEqual([each.sheet]);
    const claims = await claimsOf(home, source);
    const whole = each.table === undefined && each.text === undefined;
    for (const [at, reads] of wanted.entries()) {
      expect(claims[at]).toMatchObject({ ...(whole ? stores : {}), ...reads });
    }
  });

  test('is described by at least 60 cases, each with its own sentence', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ source }) => source)).size).toBeGreaterThanOrEqual(10);
  });
});

/** Columns of a claim that say what the file said, and not where it came from. */
function storedColumns(source: Source, claim: Readonly<Record<string, unknown>>): string[] {
  const own = source.ownSql ? Object.keys(claim) : factColumns(source);
  return own.filter((name) => !ORIGIN.has(name)).toSorted();
}

const ORIGIN = new Set([
  'claim_id',
  'withdrawn',
  'provenance',
  'known_from',
  'known_basis',
  'run_id',
  'file_sha256',
  'sheet',
  'row',
  'content_hash',
  'ranked_on',
]);

function requiredHeadings(source: Source, row: Readonly<Record<string, string>>): string[] {
  const required = source.layouts[0]?.columns.filter((column) => column.required) ?? [];
  return required.map(({ headings: [first = ''] }) => {
    return Object.keys(row).find((key) => key === first || key.startsWith(`${first}(`)) ?? first;
  });
}

function lackingIn(source: Source, only: readonly string[]): string[] {
  const columns = source.layouts[0]?.columns.filter(({ kind }) => kind !== 'attribute') ?? [];
  return columns
    .map(({ headings: [first = ''] }) => first)
    .filter((first) => !only.some((key) => key === first || key.startsWith(`${first}(`)))
    .toSorted();
}
