import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import type { Reference } from '../reference/catalogue.ts';
import { rows, runScript, withLoader, withNothingLoaded } from '../warehouse/connect.ts';
import type { Home } from '../warehouse/home.ts';
import { migrate } from '../warehouse/migrate.ts';
import { publish } from '../warehouse/publish.ts';
import { keepFile } from './archive.ts';
import { changes, type Changes } from './changes.ts';
import { examine, type InputFile } from './input/examine.ts';
import { proveParquet } from './input/parquet.ts';
import { loadFile, type LoadedFile } from './load-file.ts';
import { sqlFile, type Counts } from './load-table.ts';
import { prepareLookups } from './lookups.ts';
import { SILENT, type Progress } from './progress.ts';
import type { Refusal } from './refusal.ts';
import { replay } from './replay.ts';
import { loadRules } from './rules.ts';
import { nextRun, recordRun } from './run.ts';
import type { Source } from './source.ts';

export interface LoadOptions {
  readonly home: Home;
  readonly reference: Reference;
  readonly files: readonly string[];
  /** The day from which undated rows count as known; null is the day of loading. */
  readonly knownAt: CivilDate | null;
  readonly today: CivilDate;
  readonly provenance: Provenance;
  /** Says what would happen, and changes nothing. */
  readonly dryRun: boolean;
  /** Names each row that is added or revised, with what changes. */
  readonly detail?: boolean;
  readonly progress?: Progress;
}

/** What became of one file. */
export interface FileResult {
  readonly name: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly rows: number;
  /** Sheets that were read, and headings that name no column of the source. */
  readonly sheets: readonly string[];
  readonly ignoredHeadings: readonly string[];
}

/** What a load did. Rows read are the sum of loaded, unchanged, revised and refused ones. */
export interface LoadResult extends Counts {
  readonly source: string;
  readonly run: string | null;
  readonly files: readonly FileResult[];
  readonly refused: Refusal[];
  readonly warnings: Refusal[];
  /** True where more rules were broken than are listed; the quarantine has them all. */
  readonly refusedCut: boolean;
  readonly changes?: Changes;
}

/**
 * Loads files of one source in one transaction and publishes a snapshot. Good rows are kept and
 * bad ones quarantined with their reason. A crash at any instant leaves the last published state;
 * the same command again completes it.
 */
export async function load(source: Source, options: LoadOptions): Promise<LoadResult> {
  const { home, dryRun, progress = SILENT } = options;
  const inputs = distinctInputs(options.files, progress);
  const work = async (connection: DuckDBConnection) => {
    await migrate(connection);
    const proved = await proveParquet(connection, inputs);
    await runScript(connection, 'BEGIN');
    const result = await loadAll(connection, source, options, proved);
    if (!dryRun) for (const input of inputs) keepFile(home, input);
    await runScript(connection, dryRun ? 'ROLLBACK' : 'COMMIT');
    progress.step('publishing');
    if (!dryRun) await publish(connection, home);
    progress.end();
    return result;
  };
  return dryRun && !existsSync(home.loader) ? withNothingLoaded(work) : withLoader(home, work);
}

/** A file that is named twice, or stands under two names, is read once. */
function distinctInputs(paths: readonly string[], progress: Progress): InputFile[] {
  const inputs = new Map<string, InputFile>();
  for (const path of paths) {
    const input = examine(path, (done, of) => progress.bytes(done, of, path));
    if (!inputs.has(input.sha256)) inputs.set(input.sha256, input);
  }
  return [...inputs.values()];
}

/** Files go in one after another, so that loading them together or in turn comes to the same. */
async function loadAll(
  connection: DuckDBConnection,
  source: Source,
  options: LoadOptions,
  inputs: readonly InputFile[],
): Promise<LoadResult> {
  const rules = loadRules();
  const { run, seq } = await nextRun(connection);
  await runScript(connection, sqlFile('etl/macros.sql'));
  await prepareLookups(connection, options.reference, rules);
  await runScript(connection, sqlFile('etl/places.sql'));
  const [place] = await rows(connection, `SELECT current_setting('temp_directory') AS folder`);
  const scratch = join(String(place?.['folder']), `load-${process.pid}`);
  const { progress = SILENT } = options;
  const files: LoadedFile[] = [];
  const { provenance, knownAt, today } = options;
  const under = { source, rules, scratch, provenance, progress };
  let counts = total([]);
  try {
    for (const input of inputs) {
      files.push(await loadFile(connection, { ...under, run, knownAt, today }, input));
    }
    counts = total(files.flatMap(({ tables }) => tables.map((table) => table.counts)));
    const since = knownAt ?? today;
    if (counts.rowsRevised > 0) await replay(connection, under, { home: options.home, since });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  await recordRun(connection, { run, seq, source, ...options, counts, files, undoes: null });
  const refusals = files.flatMap((file) => file.refusals);
  return {
    source: source.name,
    run: options.dryRun ? null : run,
    files: files.map(fileResult),
    ...counts,
    refused: refusals.filter(({ severity }) => severity === 'error'),
    warnings: refusals.filter(({ severity }) => severity === 'warning'),
    refusedCut: files.some(({ cut }) => cut),
    ...(options.detail ? { changes: await changes(connection, source, run, options) } : {}),
  };
}

function fileResult({ input, tables }: LoadedFile): FileResult {
  return {
    name: input.name,
    sha256: input.sha256,
    encoding: input.format,
    rows: total(tables.map(({ counts }) => counts)).rowsRead,
    sheets: tables.flatMap(({ sheet }) => (sheet === null ? [] : [sheet])),
    ignoredHeadings: [...new Set(tables.flatMap(({ ignoredHeadings }) => ignoredHeadings))],
  };
}

function total(counts: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => counts.reduce((before, each) => before + each[name], 0);
  return {
    rowsRead: sum('rowsRead'),
    rowsLoaded: sum('rowsLoaded'),
    rowsUnchanged: sum('rowsUnchanged'),
    rowsRevised: sum('rowsRevised'),
    rowsRefused: sum('rowsRefused'),
    rowsLeftOut: sum('rowsLeftOut'),
  };
}
