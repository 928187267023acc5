import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import { projectPath } from '../reference/project-root.ts';
import { rows, runScript, type Parameter } from '../warehouse/connect.ts';
import { cellFaultsSql, kindFaultsSql } from './cell-faults.ts';
import type { Head } from './head.ts';
import type { InputFile } from './input/examine.ts';
import type { Sheet } from './input/sheets.ts';
import { writeLines } from './input/lines.ts';
import { preparePeriods } from './lookups.ts';
import { compareSql, insertSql } from './merge.ts';
import type { Progress } from './progress.ts';
import { rawSql } from './raw.ts';
import { dropLeftOut, dropRepeated, readerFaults } from './reader-faults.ts';
import { refusals, type Refusal } from './refusal.ts';
import { cellOfFaultSql, settledSql } from './rows-sql.ts';
import type { Rule } from './rules.ts';
import { factColumns, type Source } from './source.ts';
import { contentHash } from './typed.ts';
import { stageTable, type Fault, type Staged } from './stage.ts';

/** What became of rows: those read are the sum of loaded, unchanged, revised and refused ones. */
export interface Counts {
  readonly rowsRead: number;
  readonly rowsLoaded: number;
  readonly rowsUnchanged: number;
  readonly rowsRevised: number;
  readonly rowsRefused: number;
  /** Totals, remarks and repeated headings, which are no data and not among those read. */
  readonly rowsLeftOut: number;
}

/** What a file is loaded under. */
export interface Run {
  readonly run: string;
  readonly source: Source;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly knownAt: CivilDate | null;
  readonly today: CivilDate;
  readonly provenance: Provenance;
  readonly scratch: string;
  readonly progress: Progress;
  /** The files were loaded before: only what their rows say is looked at again. */
  readonly replayed?: boolean;
}

export interface LoadedTable {
  readonly sheet: string | null;
  readonly counts: Counts;
  readonly refusals: readonly Refusal[];
  /** Headings that name no column of the source. */
  readonly ignoredHeadings: readonly string[];
}

/** Stages one table, asks the rules, and turns its sound rows into claims. */
export async function loadTable(
  connection: DuckDBConnection,
  run: Run,
  file: InputFile,
  sheet: Sheet,
  ahead: readonly Fault[],
): Promise<LoadedTable> {
  const { source, progress } = run;
  await runScript(connection, sqlFile('etl/stage.sql'));
  progress.step('reading', file);
  const staged = await stageTable(connection, source, file, sheet, run.scratch);
  progress.rows(staged.rowsRead);
  await addFaults(connection, [...readerFaults(ahead, staged.head), ...staged.faults], staged);
  if (ahead.length > 0 && staged.head) await dropLeftOut(connection);
  const parameters = parametersOf(run, file, sheet, staged);
  if (staged.head) {
    progress.step('checking', file);
    await check(connection, source, staged, parameters, run.scratch);
    if (ahead.length > 0) await dropRepeated(connection);
    progress.step('merging', file);
    if (source.ownSql) await runScript(connection, sourceSql(source, 'merge'), parameters);
    else await merge(connection, source, staged.head, parameters);
  }
  const ignoredHeadings = staged.head?.ignored ?? [];
  if (run.replayed) {
    const counts = await count(connection, staged);
    return { sheet: sheet.name, counts, refusals: [], ignoredHeadings };
  }
  const faulty = staged.head !== undefined && (await any(connection, 'fault'));
  if (faulty) {
    const wanted =
      'SELECT DISTINCT "row" FROM fault WHERE "row" NOT IN (SELECT "row" FROM lost_row)';
    await cellsOf(connection, staged, run.scratch, wanted);
  }
  await runScript(
    connection,
    faulty && staged.head ? cellOfFaultSql(source, staged.head) : sqlFile('etl/nothing-staged.sql'),
  );
  await runScript(connection, sqlFile('etl/refusals.sql'), parameters);
  if (staged.head && (await any(connection, 'refusal'))) {
    await runScript(connection, settledSql(source));
    await runScript(connection, sqlFile('etl/resolve.sql'), parameters);
  }
  return {
    sheet: sheet.name,
    counts: await count(connection, staged),
    refusals: await refusals(connection, file.name, sheet.name, run.rules),
    ignoredHeadings,
  };
}

function parametersOf(run: Run, file: InputFile, sheet: Sheet, staged: Staged) {
  const { source, knownAt, today } = run;
  return {
    provenance: run.provenance,
    known_at: knownAt,
    known_day: knownAt ?? today,
    known_basis: knownAt ? 'declared' : 'loaded',
    today,
    run_id: run.run,
    source: source.name,
    file_sha256: file.sha256,
    file: file.name,
    sheet: sheet.name,
    key_column: source.key[0] ?? '',
    headings: staged.head ? JSON.stringify(staged.head.headings) : null,
    header_row: staged.head?.row ?? null,
    rows_read: staged.rowsRead,
    rows_left_out: staged.leftOut,
  } satisfies Record<string, Parameter>;
}

async function check(
  connection: DuckDBConnection,
  source: Source,
  staged: Staged,
  parameters: Readonly<Record<string, Parameter>>,
  scratch: string,
): Promise<void> {
  const { head } = staged;
  if (!head) return;
  if (source.ownSql) {
    await runScript(connection, sourceSql(source, 'normalise'));
    await preparePeriods(connection);
    await source.prepare?.(connection);
    await runScript(connection, sourceSql(source, 'check'), parameters);
    return;
  }
  const [bits] = await rows(connection, 'SELECT coalesce(bit_or(bad), 0) AS bits FROM typed');
  if (bits?.['bits'] !== '0') {
    await cellsOf(connection, staged, scratch, 'SELECT "row" FROM typed WHERE bad <> 0');
    await runScript(connection, cellFaultsSql(head, BigInt(String(bits?.['bits']))));
  }
  await runScript(connection, kindFaultsSql(source, head), parameters);
  for (const name of source.checks ?? []) await runScript(connection, checkSql(name), parameters);
  await runScript(connection, sourceSql(source, 'check'), parameters);
  if (source.mends) {
    const hash = contentHash(factColumns(source));
    await runScript(connection, `UPDATE typed_all SET content_hash = ${hash}`);
  }
}

/** Puts the cells of some rows into `cell_row`, where the table was read without keeping them. */
async function cellsOf(
  connection: DuckDBConnection,
  { head, lines }: Staged,
  scratch: string,
  wanted: string,
): Promise<void> {
  if (head === undefined || lines === undefined) return;
  const found = await rows(connection, wanted);
  const path = join(scratch, 'cells.csv');
  writeLines(lines, path, [...new Set(found.map(({ row }) => Number(row)))]);
  await runScript(connection, rawSql({ kind: 'clean', path, below: 0 }, head.headings.length));
}

async function merge(
  connection: DuckDBConnection,
  source: Source,
  head: Head,
  parameters: Readonly<Record<string, Parameter>>,
): Promise<void> {
  await runScript(connection, compareSql(source, head), parameters);
  await runScript(connection, sqlFile('etl/compare.sql'), parameters);
  await runScript(connection, insertSql(source, head), parameters);
}

async function any(connection: DuckDBConnection, table: string): Promise<boolean> {
  return (await rows(connection, `SELECT 1 FROM ${table} LIMIT 1`)).length > 0;
}

async function addFaults(
  connection: DuckDBConnection,
  faults: readonly Fault[],
  { lost }: Staged,
): Promise<void> {
  if (faults.length > 0) {
    await rows(connection, sqlFile('etl/add-faults.sql'), { faults: JSON.stringify(faults) });
  }
  if (lost.length === 0) return;
  const cells = lost.map((each) => ({ row: each.row, cells: JSON.stringify(each.cells) }));
  await rows(connection, sqlFile('etl/add-lost-rows.sql'), { lost: JSON.stringify(cells) });
}

function sourceSql(source: Source, step: 'normalise' | 'check' | 'merge'): string {
  return sqlFile(`etl/sources/${source.name}.${step}.sql`);
}

function checkSql(name: string): string {
  return sqlFile(`etl/sources/${name}.check.sql`);
}

/** The text of an SQL file of the project. */
export function sqlFile(path: string): string {
  const file = projectPath(path);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

async function count(connection: DuckDBConnection, staged: Staged): Promise<Counts> {
  const { rowsRead, leftOut: rowsLeftOut } = staged;
  const none = { rowsRead, rowsLoaded: 0, rowsUnchanged: 0, rowsRevised: 0, rowsLeftOut };
  if (!staged.head) return { ...none, rowsRefused: rowsRead };
  const [row] = await rows(connection, sqlFile('etl/count.sql'));
  const rowsLoaded = Number(row?.['loaded']);
  const rowsRevised = Number(row?.['revised']);
  const rowsRefused = Number(row?.['refused']);
  const rowsUnchanged = rowsRead - rowsLoaded - rowsRevised - rowsRefused;
  return { rowsRead, rowsLoaded, rowsUnchanged, rowsRevised, rowsRefused, rowsLeftOut };
}
