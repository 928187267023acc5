import { readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import { projectPath } from '../reference/project-root.ts';
import { rows, runScript } from '../warehouse/connect.ts';
import { preparePeriods } from './lookups.ts';
import type { Rule } from './rules.ts';
import type { Source } from './source.ts';
import { stageFile, type Fault, type Input, type StagedFile } from './stage.ts';

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

/** What became of rows: those read are the sum of the other four. */
export interface Counts {
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsUnchanged: number;
  readonly rowsRevised: number;
  readonly rowsRefused: number;
}

export interface LoadedFile {
  readonly name: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly counts: Counts;
  readonly refusals: readonly Refusal[];
}

/** What a file is loaded under. */
export interface Run {
  readonly run: string;
  readonly source: Source;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly knownAt: CivilDate | null;
  readonly today: CivilDate;
  readonly provenance: Provenance;
}

/** Stages one file, asks the rules, and turns its sound rows into claims. */
export async function loadFile(
  connection: DuckDBConnection,
  { run, source, rules, knownAt, today, provenance }: Run,
  input: Input,
): Promise<LoadedFile> {
  await runScript(connection, sqlText('etl/stage.sql'));
  await runScript(connection, sourceSql(source, 'stage'));
  const file = await stageFile(connection, source, input);
  await runScript(connection, sourceSql(source, 'normalise'));
  await preparePeriods(connection, source.periodColumn);
  await source.prepare?.(connection);
  const parameters = {
    provenance,
    known_at: knownAt,
    today,
    run_id: run,
    file_sha256: file.sha256,
    file: file.name,
  };
  await runScript(connection, sourceSql(source, 'check'), parameters);
  await runScript(connection, sourceSql(source, 'merge'), parameters);
  const found = [...file.faults, ...(await faultsInRows(connection))].toSorted(
    (a, b) => (a.row ?? 0) - (b.row ?? 0),
  );
  const refusals = found.map((fault) => refusal(fault, file.name, rules));
  await runScript(connection, sqlText('etl/record-file.sql'), {
    run_id: run,
    source: source.name,
    name: file.name,
    sha256: file.sha256,
    bytes: file.bytes,
    encoding: file.encoding,
    refusals: JSON.stringify(refusals.map((each, at) => ({ ...each, cells: found[at]?.cells }))),
  });
  const { name, sha256, encoding } = file;
  return { name, sha256, encoding, counts: await count(connection, file), refusals };
}

function sourceSql(source: Source, step: 'stage' | 'normalise' | 'check' | 'merge'): string {
  return sqlText(`etl/sources/${source.name}.${step}.sql`);
}

/** The text of an SQL file of the project. */
export function sqlText(path: string): string {
  return readFileSync(projectPath(path), 'utf8');
}

async function faultsInRows(connection: DuckDBConnection): Promise<Fault[]> {
  const faults = await rows(
    connection,
    'SELECT "row", "column", rule, found, expected FROM fault ORDER BY "row", "column", rule',
  );
  return faults.map((fault) => ({
    row: Number(fault['row']),
    column: String(fault['column']),
    rule: String(fault['rule']),
    found: String(fault['found']),
    expected: fault['expected'] === null ? null : String(fault['expected']),
  }));
}

function refusal(fault: Fault, file: string, rules: ReadonlyMap<string, Rule>): Refusal {
  const rule = rules.get(fault.rule);
  if (!rule) throw new Error(`etl/rules.yaml has no rule ${fault.rule}`);
  return {
    rule: fault.rule,
    severity: rule.severity,
    file,
    sheet: null,
    row: fault.row,
    column: fault.column,
    found: shorten(fault.found),
    expected: shorten(fault.expected ?? rule.expected),
    message: `${rule.message}。${rule.mend}`,
    messageEn: `${rule.messageEn}. ${rule.mendEn}`,
  };
}

/** A cell can hold a megabyte; its head is enough to find it. */
function shorten(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

async function count(connection: DuckDBConnection, file: StagedFile): Promise<Counts> {
  const [row] = await rows(connection, sqlText('etl/count.sql'));
  const rowsLoaded = Number(row?.['loaded']);
  const rowsRevised = Number(row?.['revised']);
  const rowsRefused = Number(row?.['refused']) + file.rowsLost;
  const rowsUnchanged = file.rowsRead - rowsLoaded - rowsRevised - rowsRefused;
  return { rowsRead: file.rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused };
}
