import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import type { Reference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { openLoader, rows, runScript } from '../warehouse/connect.ts';
import type { Home } from '../warehouse/home.ts';
import { migrate } from '../warehouse/migrate.ts';
import { publish } from '../warehouse/publish.ts';
import { prepareLookups, preparePeriods } from './lookups.ts';
import { loadRules, type Rule } from './rules.ts';
import type { Source } from './source.ts';
import { readInput, stageFile, type StagedFile } from './stage.ts';

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

/** One broken rule, with its place and what mends it. */
export interface Refusal {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly sheet: null;
  readonly row: number | null;
  readonly column: string | null;
  readonly found: string;
  readonly expected: string | null;
  readonly message: string;
  readonly messageEn: string;
}

/** What a load did. Rows read are the sum of loaded, unchanged, revised and refused ones. */
export interface LoadResult {
  readonly source: string;
  readonly run: string | null;
  readonly files: { name: string; sha256: string; encoding: string; rows: number }[];
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsUnchanged: number;
  readonly rowsRevised: number;
  readonly rowsRefused: number;
  readonly refused: Refusal[];
  readonly warnings: Refusal[];
}

/**
 * Loads files of one source in one transaction and publishes a snapshot. Good rows are kept and
 * bad ones quarantined with their reason. A crash at any instant leaves the last published state;
 * the same command again completes it.
 */
export async function load(source: Source, options: LoadOptions): Promise<LoadResult> {
  const rules = loadRules();
  const instance = await openLoader(options.home);
  const connection = await instance.connect();
  try {
    await migrate(connection);
    await runScript(connection, 'BEGIN');
    const result = await loadInto(connection, source, rules, options);
    await runScript(connection, options.dryRun ? 'ROLLBACK' : 'COMMIT');
    if (!options.dryRun) await publish(connection, options.home);
    return result;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function loadInto(
  connection: DuckDBConnection,
  source: Source,
  rules: ReadonlyMap<string, Rule>,
  options: LoadOptions,
): Promise<LoadResult> {
  const [next] = await rows(connection, 'SELECT coalesce(max(seq), 0) + 1 AS seq FROM run');
  const seq = Number(next?.['seq']);
  const run = `run-${String(seq).padStart(6, '0')}`;
  await prepareLookups(connection, options.reference, rules);
  await runScript(connection, sourceSql(source, 'stage'));
  const files = await stageAll(connection, source, options.files);
  await preparePeriods(connection, source.periodColumn);
  await runScript(connection, sourceSql(source, 'check'));
  await runScript(connection, sourceSql(source, 'merge'), {
    provenance: options.provenance,
    known_at: options.knownAt,
    today: options.today,
    run_id: run,
  });
  const faults = await faultsFound(connection, files, rules);
  const counts = await count(connection, files);
  await record(connection, { source, run, seq, options, files, faults, counts });
  return {
    source: source.name,
    run: options.dryRun ? null : run,
    files: files.map(({ name, sha256, encoding, rowsRead }) => ({
      name,
      sha256,
      encoding,
      rows: rowsRead,
    })),
    ...counts,
    refused: faults.filter(({ severity }) => severity === 'error'),
    warnings: faults.filter(({ severity }) => severity === 'warning'),
  };
}

function sourceSql(source: Source, step: 'stage' | 'check' | 'merge'): string {
  return readFileSync(projectPath('etl', 'sources', `${source.name}.${step}.sql`), 'utf8');
}

async function stageAll(connection: DuckDBConnection, source: Source, paths: readonly string[]) {
  const files = new Map<string, StagedFile>();
  for (const input of paths.map(readInput)) {
    if (files.has(input.sha256)) continue;
    files.set(input.sha256, await stageFile(connection, source, input));
  }
  return [...files.values()];
}

async function faultsFound(
  connection: DuckDBConnection,
  files: readonly StagedFile[],
  rules: ReadonlyMap<string, Rule>,
): Promise<Refusal[]> {
  const names = new Map(files.map(({ sha256, name }) => [sha256, name]));
  const inRows = await rows(
    connection,
    'SELECT file_sha256, "row", "column", rule, found, expected FROM fault ORDER BY file_sha256, "row", "column", rule',
  );
  return [
    ...files.flatMap((file) => file.faults.map((fault) => refusal(fault, file.name, rules))),
    ...inRows.map((fault) =>
      refusal(
        {
          row: Number(fault['row']),
          column: String(fault['column']),
          rule: String(fault['rule']),
          found: String(fault['found']),
          expected: fault['expected'] === null ? null : String(fault['expected']),
        },
        names.get(String(fault['file_sha256'])) ?? '',
        rules,
      ),
    ),
  ];
}

function refusal(
  fault: StagedFile['faults'][number],
  file: string,
  rules: ReadonlyMap<string, Rule>,
): Refusal {
  const rule = rules.get(fault.rule);
  if (!rule) throw new Error(`etl/rules.yaml has no rule ${fault.rule}`);
  const { row, column, found } = fault;
  return {
    rule: fault.rule,
    severity: rule.severity,
    file,
    sheet: null,
    row,
    column,
    found,
    expected: fault.expected,
    message: `${rule.message}。${rule.mend}`,
    messageEn: `${rule.messageEn}. ${rule.mendEn}`,
  };
}

interface Counts {
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsUnchanged: number;
  readonly rowsRevised: number;
  readonly rowsRefused: number;
}

async function count(connection: DuckDBConnection, files: readonly StagedFile[]): Promise<Counts> {
  const [row] = await rows(connection, sqlText('etl/count.sql'));
  const lost = files.reduce((sum, file) => sum + file.rowsLost, 0);
  const read = files.reduce((sum, file) => sum + file.rowsRead, 0);
  const rowsLoaded = Number(row?.['loaded']);
  const rowsRevised = Number(row?.['revised']);
  const rowsRefused = Number(row?.['refused']) + lost;
  return {
    rowsRead: read,
    rowsLoaded,
    rowsUnchanged: read - rowsLoaded - rowsRevised - rowsRefused,
    rowsRevised,
    rowsRefused,
  };
}

interface Recorded {
  readonly source: Source;
  readonly run: string;
  readonly seq: number;
  readonly options: LoadOptions;
  readonly files: readonly StagedFile[];
  readonly faults: readonly Refusal[];
  readonly counts: Counts;
}

async function record(connection: DuckDBConnection, done: Recorded): Promise<void> {
  const { source, run, seq, options, files, faults, counts } = done;
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
    files: JSON.stringify(
      files.map(({ sha256, name, bytes, encoding }) => ({ sha256, name, bytes, encoding })),
    ),
    faults: JSON.stringify(faults),
  });
}

function sqlText(path: string): string {
  return readFileSync(projectPath(path), 'utf8');
}
