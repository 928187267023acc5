import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows, runScript } from '../warehouse/connect.ts';
import { findHead, type Head } from './head.ts';
import type { InputFile } from './input/examine.ts';
import type { Sheet } from './input/sheets.ts';
import { MOST_COLUMNS, writeClean, type Lost } from './input/text.ts';
import { writeTrimmed } from './input/trim.ts';
import { isLeftOut } from './left-out.ts';
import { columnsAbsent } from './placed.ts';
import { csvRelation, leftOutSql, rawSql, type Origin } from './raw.ts';
import { stagedSql, typedSql } from './typed.ts';
import { nameOf, type Source } from './source.ts';

/** A fault found before the rules of the source are asked. */
export interface Fault {
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly found: string;
  readonly expected: string | null;
}

/** A row that is no record of the table, with its cells. */
export interface LostRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table in `typed` (or `staged`), or the reason why it is not there. */
export interface Staged {
  /** Undefined where the table as a whole is refused. */
  readonly head: Head | undefined;
  /** Data rows of the file, blank rows and those left out apart. */
  readonly rowsRead: number;
  readonly leftOut: number;
  /** The lines of a regular CSV, which is read in one pass; its cells are looked up when needed. */
  readonly lines: string | undefined;
  readonly faults: readonly Fault[];
  readonly lost: readonly LostRow[];
}

/** The sheets of a workbook that carry the source's headings; of any other file its one table. */
export function matching(sheets: readonly Sheet[], source: Source): readonly Sheet[] {
  if (sheets.every(({ name }) => name === null)) return sheets;
  const visible = sheets.filter(({ hidden }) => !hidden);
  return visible.filter((sheet) => {
    const head = findHead(sheet.head, source);
    return head !== undefined && head.found >= Math.min(3, head.layout.columns.length);
  });
}

/** Reads one table by the source's columns, its rows numbered as in the file. */
export async function stageTable(
  connection: DuckDBConnection,
  source: Source,
  file: InputFile,
  sheet: Sheet,
  scratch: string,
): Promise<Staged> {
  const found = findHead(sheet.head, source);
  if (!found) return refused(0, [fileFault('file.empty', `${file.bytes} bytes`)]);
  const width = sheet.kind === 'clean' ? sheet.width : found.headings.length;
  if (width > MOST_COLUMNS) {
    return refused(0, [fileFault('file.tooWide', `> ${MOST_COLUMNS} columns`)]);
  }
  const head = { ...found, headings: padded(found.headings, width) };
  const amiss = headFaults(head, source);
  const from = { file, sheet, head, scratch };
  const lines = amiss.length > 0 ? undefined : await readLines(connection, source, from);
  const lost = lines === undefined ? await stageRows(connection, from) : undefined;
  if (lost?.gaveUp) {
    const broken = `${lost.broken.length + lost.odd.length} rows`;
    return refused(lost.records, [fileFault('file.notTable', broken)]);
  }
  if (lines === undefined) {
    const rowsOfFile = { relation: 'cell_row', below: undefined, spaced: true };
    await runScript(connection, leftOutSql(head.headings));
    if (amiss.length === 0 && source.ownSql) await runScript(connection, stagedSql(source, head));
    else if (amiss.length === 0) await runScript(connection, typedSql(source, head, rowsOfFile));
  }
  const odd = lostRows(lost, head);
  const [count] = await rows(connection, countSql(lines === undefined ? 'cell_row' : 'typed_all'));
  const rowsRead = Number(count?.['all_rows']) - Number(count?.['not_data']) + odd.rows.length;
  const leftOut = Number(count?.['left_out']);
  if (amiss.length > 0) return { ...refused(rowsRead, amiss), leftOut };
  return {
    head,
    rowsRead,
    leftOut,
    lines,
    faults: [...odd.faults, ...absentFaults(head)],
    lost: odd.rows,
  };
}

function refused(rowsRead: number, faults: readonly Fault[]): Staged {
  return { head: undefined, rowsRead, leftOut: 0, lines: undefined, faults, lost: [] };
}

interface StagedFrom {
  readonly file: InputFile;
  readonly sheet: Sheet;
  readonly head: Head;
  readonly scratch: string;
}

/**
 * Reads a regular CSV into `typed` in one pass, and gives the path of its lines; undefined where
 * DuckDB finds fewer records than lines, and the text must be read by our own reader.
 */
async function readLines(
  connection: DuckDBConnection,
  source: Source,
  { file, sheet, head, scratch }: StagedFrom,
): Promise<string | undefined> {
  if (sheet.kind !== 'text' || !file.regular || source.ownSql) return undefined;
  const path = file.spaced ? join(scratch, 'trimmed.csv') : sheet.path;
  if (file.spaced) writeTrimmed(sheet.path, path, file.crlf);
  const origin = { kind: 'regular', path, below: head.row, crlf: file.crlf } as const;
  const relation = csvRelation(origin, head.headings.length);
  await runScript(connection, typedSql(source, head, { relation, below: head.row, spaced: false }));
  const read = await countRows(connection, 'typed_all');
  return read === file.lines - head.row ? path : undefined;
}

/** Stages a table as text; a CSV through a clean copy of it. */
async function stageRows(
  connection: DuckDBConnection,
  { sheet, head, scratch }: StagedFrom,
): Promise<Lost | undefined> {
  const width = head.headings.length;
  if (sheet.kind !== 'text') {
    await runScript(connection, rawSql({ ...sheet, below: head.row } as Origin, width));
    return undefined;
  }
  const path = join(scratch, 'clean.csv');
  const from = { path: sheet.path, encoding: sheet.encoding, below: head.row, width };
  const lost = writeClean(from, path, isLeftOut);
  if (!lost.gaveUp) {
    await runScript(connection, rawSql({ kind: 'clean', path, below: 0 }, width));
  }
  return lost;
}

function countSql(table: string): string {
  return `SELECT (SELECT count(*) FROM ${table}) AS all_rows, count(*) AS not_data, count(*) FILTER (reason <> 'blank') AS left_out FROM left_out`;
}

async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const [row] = await rows(connection, `SELECT count(*) AS n FROM ${table}`);
  return Number(row?.['n']);
}

/** Columns that the source cannot do without, and columns that are there twice. */
function headFaults(head: Head, source: Source): Fault[] {
  const missing = columnsAbsent(head).filter(({ required }) => required || source.ownSql);
  const printed = head.headings.join(', ');
  if (missing.length > 0) {
    return missing.map((column) => ({
      row: head.row,
      column: nameOf(column, source),
      rule: 'header.missingColumn',
      found: printed,
      expected: column.headings.join(' / '),
    }));
  }
  return head.twice.map((column) => ({
    row: head.row,
    column: nameOf(column, source),
    rule: 'header.duplicateColumn',
    found: column.headings.filter((heading) => printed.includes(heading)).join(', '),
    expected: null,
  }));
}

/** Columns that the file does not speak of, which is not the same as empty ones. */
function absentFaults(head: Head): Fault[] {
  return columnsAbsent(head)
    .filter(({ kind }) => kind !== 'attribute')
    .map((column) => ({
      row: head.row,
      column: column.headings[0] ?? column.name,
      rule: 'header.columnAbsent',
      found: '',
      expected: column.headings.join(' / '),
    }));
}

function lostRows(lost: Lost | undefined, head: Head): { rows: LostRow[]; faults: Fault[] } {
  if (!lost) return { rows: [], faults: [] };
  const broken = lost.broken.map(({ line, text }) => ({ row: line, cells: [text] }));
  const odd = lost.odd.map(({ line, cells }) => ({ row: line, cells }));
  return {
    rows: [...broken, ...odd],
    faults: [
      ...broken.map(({ row, cells }) => ({
        row,
        column: null,
        rule: 'row.unclosedQuote',
        found: cells[0] ?? '',
        expected: null,
      })),
      ...odd.map(({ row, cells }) => oddFault(row, cells, head)),
    ],
  };
}

function oddFault(row: number, cells: readonly string[], head: Head): Fault {
  const broken = cells.findIndex((cell) => cell.includes('\uFFFD'));
  const width = head.headings.length;
  if (cells.length !== width || broken === -1) {
    const counts = { found: String(cells.length), expected: String(width) };
    return { row, column: null, rule: 'row.columnCount', ...counts };
  }
  const column = head.headings[broken] ?? null;
  return { row, column, rule: 'cell.encoding', found: cells[broken] ?? '', expected: null };
}

export function fileFault(rule: string, found: string): Fault {
  return { row: null, column: null, rule, found, expected: null };
}

function padded(headings: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => headings[at] ?? '');
}
