import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { etl } from '../cli/etl.ts';
import { exitCode } from '../cli/etl/load.ts';
import type { CivilDate } from '../core/civil-date.ts';
import { load, type LoadResult } from '../etl/load.ts';
import { factColumns, type Source } from '../etl/source.ts';
import { SOURCES } from '../etl/sources.ts';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { rows, withLoader, type Row } from '../warehouse/connect.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { migrate } from '../warehouse/migrate.ts';

/** A row of a file: its cells by heading. */
export type Cells = Readonly<Record<string, string>>;

const stored = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.union([z.string(), z.record(z.string(), z.string())])),
]);
const cells = z.record(z.string(), z.string());
export const claimSchema = z.record(z.string(), stored);

const sampleSchema = z.strictObject({
  row: cells,
  stores: claimSchema,
  warnings: z.array(z.string()).default([]),
  revision: z
    .strictObject({
      cells,
      stores: claimSchema,
      warnings: z.array(z.string()).default([]),
      with: z.array(z.string()).default([]),
    })
    .optional(),
});
export type Sample = z.infer<typeof sampleSchema>;

/** The sound row of each source, as its case file has it. */
export const SAMPLES: ReadonlyMap<string, Sample> = new Map(
  SOURCES.map(({ name }) => {
    const path = projectPath('tests/cases/etl', `sources-${name}.yaml`);
    return [name, sampleSchema.parse(parse(readFileSync(path, 'utf8')))];
  }),
);

export function sampleOf(source: string): Sample {
  const sample = SAMPLES.get(source);
  if (!sample) throw new RangeError(`no sample of ${source}`);
  return sample;
}

export function sourceNamed(name: string): Source {
  const source = SOURCES.find((each) => each.name === name);
  if (!source) throw new RangeError(`no source ${name}`);
  return source;
}

/** The day on which the tests' files are known, unless they say otherwise. */
export const KNOWN: CivilDate = '2026-01-01';

let migrated: Promise<Home> | undefined;

/** A data folder with empty tables: migrated once, then copied. */
export async function emptyHome(folder: string): Promise<Home> {
  migrated ??= (async () => {
    const home = homeAt(join(folder, 'migrated'));
    await withLoader(home, migrate);
    return home;
  })();
  const home = homeAt(join(folder, randomUUID()));
  cpSync((await migrated).folder, home.folder, { recursive: true });
  return home;
}

/** Runs `quanheng etl …` in this process, and reads the JSON that it prints. */
export async function quanhengEtl<T>(
  home: Home,
  args: readonly string[],
): Promise<{ exit: number; printed: T }> {
  vi.stubEnv('QUANHENG_HOME', home.folder);
  let printed = '';
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    const exit = await etl.run([...args, '--json']);
    return { exit, printed: JSON.parse(printed) as T };
  } finally {
    stdout.mockRestore();
    vi.unstubAllEnvs();
  }
}

export interface Loading {
  readonly knownAt?: CivilDate | null;
  readonly today?: CivilDate;
  readonly dryRun?: boolean;
  readonly detail?: boolean;
}

let reference: Reference | undefined;

/** Loads files as `quanheng etl load SOURCE FILE… --known-at D` does, with its exit code. */
export async function loadFiles(
  home: Home,
  source: string,
  files: readonly string[],
  { knownAt = KNOWN, today = KNOWN, dryRun = false, detail = false }: Loading = {},
): Promise<LoadResult & { readonly exit: number }> {
  reference ??= loadReference();
  const { provenance } = sourceNamed(source);
  const when = { knownAt, today, provenance, dryRun, detail };
  const result = await load(sourceNamed(source), { home, reference, files, ...when });
  return { ...result, exit: exitCode(result) };
}

/** What became of the rows: read, new, unchanged, revised, refused. */
export function countsOf(result: LoadResult): number[] {
  const { rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused } = result;
  return [rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused];
}

/** Every claim of a source, in the order in which they were made. */
export function claimsOf(home: Home, { table }: Source): Promise<Row[]> {
  return withLoader(home, (connection) =>
    rows(connection, `SELECT * FROM ${table} ORDER BY claim_id`),
  );
}

/** What a source's claims say on each key on a day, without their origin, in the order of keys. */
export async function knownOn(home: Home, source: Source, day: CivilDate): Promise<Row[]> {
  const columns = source.ownSql ? OBSERVED : factColumns(source);
  return withLoader(home, (connection) =>
    rows(
      connection,
      `SELECT ${columns.join(', ')} FROM ${source.table}_known
       WHERE known_from <= CAST($day AS DATE)
         AND (known_to IS NULL OR known_to > CAST($day AS DATE))
         AND NOT withdrawn
       ORDER BY ${source.key.join(', ')}`,
      { day },
    ),
  );
}

const OBSERVED = [
  'region',
  'indicator',
  'indicator_name',
  'period',
  'publisher',
  'value',
  'unit',
  'bound',
  'published_on',
  'note',
];
