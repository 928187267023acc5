import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows, runScript } from '../warehouse/connect.ts';
import { findHead, type Head } from './head.ts';
import type { InputFile } from './input/examine.ts';
import type { Sheet } from './input/sheets.ts';
import { writeClean, type Lost } from './input/text.ts';
import { isLeftOut } from './left-out.ts';
import { columnsAbsent } from './placed.ts';
import { leftOutSql, rawSql, type Origin } from './raw.ts';
import type { Column, Source } from './source.ts';

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

/** A table in `cell_row`, or the reason why it is not there. */
export interface Staged {
  /** Undefined where the table as a whole is refused. */
  readonly head: Head | undefined;
  /** Data rows of the file, blank rows and those left out apart. */
  readonly rowsRead: number;
  readonly leftOut: number;
  /** Cells may have outer space. */
  readonly spaced: boolean;
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

/** Stages one table as text, its rows numbered as in the file. */
export async function stageTable(
  connection: DuckDBConnection,
  source: Source,
  file: InputFile,
  sheet: Sheet,
  scratch: string,
): Promise<Staged> {
  const head = findHead(sheet.head, source);
  if (!head) return refused(undefined, 0, [fileFault('file.empty', `${file.bytes} bytes`)]);
  const amiss = headFaults(head, source);
  const width = sheet.kind === 'clean' ? sheet.width : head.headings.length;
  const staged = await stageRows(connection, file, sheet, head, width, scratch);
  if (staged.lost?.gaveUp) {
    const found = `${staged.lost.broken.length + staged.lost.odd.length} rows`;
    return refused(head, staged.lost.records, [fileFault('file.notTable', found)]);
  }
  await runScript(connection, leftOutSql(padded(head.headings, width), staged.spaced));
  const [count] = await rows(
    connection,
    `SELECT (SELECT count(*) FROM cell_row) AS all_rows, count(*) AS not_data, count(*) FILTER (reason <> 'blank') AS left_out FROM left_out`,
  );
  const lost = lostRows(staged.lost, head);
  const rowsRead = Number(count?.['all_rows']) - Number(count?.['not_data']) + lost.rows.length;
  if (amiss.length > 0) {
    return { ...refused(undefined, rowsRead, amiss), leftOut: Number(count?.['left_out']) };
  }
  return {
    head: { ...head, headings: padded(head.headings, width) },
    rowsRead,
    leftOut: Number(count?.['left_out']),
    spaced: staged.spaced,
    faults: [...lost.faults, ...absentFaults(head)],
    lost: lost.rows,
  };
}

function refused(head: Head | undefined, rowsRead: number, faults: Fault[]): Staged {
  return { head: undefined, rowsRead, leftOut: 0, spaced: true, faults, lost: [] };
}

/** Reads a regular CSV at once where DuckDB agrees that it is one; all else through a clean copy. */
async function stageRows(
  connection: DuckDBConnection,
  file: InputFile,
  sheet: Sheet,
  head: Head,
  width: number,
  scratch: string,
): Promise<{ lost?: Lost; spaced: boolean }> {
  if (sheet.kind !== 'text') {
    await runScript(connection, rawSql({ ...sheet, below: head.row } as Origin, width));
    return { spaced: true };
  }
  if (file.regular) {
    const origin = { kind: 'regular', path: sheet.path, below: head.row, crlf: file.crlf } as const;
    await runScript(connection, rawSql(origin, width));
    if ((await countRows(connection)) === file.lines - head.row) return { spaced: file.spaced };
  }
  const path = join(scratch, 'clean.csv');
  const from = { path: sheet.path, encoding: sheet.encoding, below: head.row, width };
  const lost = writeClean(from, path, isLeftOut);
  if (!lost.gaveUp) {
    await runScript(connection, rawSql({ kind: 'clean', path, below: 0 }, width));
  }
  return { lost, spaced: true };
}

async function countRows(connection: DuckDBConnection): Promise<number> {
  const [row] = await rows(connection, 'SELECT count(*) AS n FROM raw');
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

/** What a report calls a column: its heading, or its name where the files print that. */
export function nameOf(column: Column, source: Source): string {
  return source.ownSql ? column.name : (column.headings[0] ?? column.name);
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
