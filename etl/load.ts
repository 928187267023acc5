import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import type { Reference } from '../reference/catalogue.ts';
import { rows, runScript, withLoader } from '../warehouse/connect.ts';
import type { Home } from '../warehouse/home.ts';
import { migrate } from '../warehouse/migrate.ts';
import { publish } from '../warehouse/publish.ts';
import { loadFile, sqlText, type Counts, type LoadedFile, type Refusal } from './load-file.ts';
import { prepareLookups } from './lookups.ts';
import { loadRules } from './rules.ts';
import type { Source } from './source.ts';
import { readInput, type Input } from './stage.ts';

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
}

/** What a load did. Rows read are the sum of loaded, unchanged, revised and refused ones. */
export interface LoadResult extends Counts {
  readonly source: string;
  readonly run: string | null;
  readonly files: { name: string; sha256: string; encoding: string; rows: number }[];
  readonly refused: Refusal[];
  readonly warnings: Refusal[];
}

/**
 * Loads files of one source in one transaction and publishes a snapshot. Good rows are kept and
 * bad ones quarantined with their reason. A crash at any instant leaves the last published state;
 * the same command again completes it.
 */
export async function load(source: Source, options: LoadOptions): Promise<LoadResult> {
  const inputs = distinctInputs(options.files);
  return withLoader(options.home, async (connection) => {
    await migrate(connection);
    await runScript(connection, 'BEGIN');
    const result = await loadAll(connection, source, options, inputs);
    await runScript(connection, options.dryRun ? 'ROLLBACK' : 'COMMIT');
    if (!options.dryRun) await publish(connection, options.home);
    return result;
  });
}

/** A file that is named twice, or stands under two names, is read once. */
function distinctInputs(paths: readonly string[]): Input[] {
  const inputs = new Map<string, Input>();
  for (const input of paths.map(readInput)) {
    if (!inputs.has(input.sha256)) inputs.set(input.sha256, input);
  }
  return [...inputs.values()];
}

/** Files go in one after another, so that loading them together or in turn comes to the same. */
async function loadAll(
  connection: DuckDBConnection,
  source: Source,
  options: LoadOptions,
  inputs: readonly Input[],
): Promise<LoadResult> {
  const rules = loadRules();
  const [next] = await rows(connection, 'SELECT coalesce(max(seq), 0) + 1 AS seq FROM run');
  const seq = Number(next?.['seq']);
  const run = `run-${String(seq).padStart(6, '0')}`;
  await prepareLookups(connection, options.reference, rules);
  const files: LoadedFile[] = [];
  for (const input of inputs) {
    files.push(await loadFile(connection, { source, rules, run, ...options }, input));
  }
  const counts = total(files.map((file) => file.counts));
  await runScript(connection, sqlText('etl/record.sql'), {
    run_id: run,
    seq,
    source: source.name,
    today: options.today,
    known_at: options.knownAt,
    provenance: options.provenance,
    rows_read: counts.rowsRead,
    rows_loaded: counts.rowsLoaded,
    rows_unchanged: counts.rowsUnchanged,
    rows_revised: counts.rowsRevised,
    rows_refused: counts.rowsRefused,
  });
  const refusals = files.flatMap((file) => file.refusals);
  return {
    source: source.name,
    run: options.dryRun ? null : run,
    files: files.map(({ name, sha256, encoding, counts: { rowsRead } }) => ({
      name,
      sha256,
      encoding,
      rows: rowsRead,
    })),
    ...counts,
    refused: refusals.filter(({ severity }) => severity === 'error'),
    warnings: refusals.filter(({ severity }) => severity === 'warning'),
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
  };
}
