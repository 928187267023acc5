import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { QuanhengError } from '../core/error.ts';
import { decode } from './decode.ts';
import { readCsv, type Record } from './read-csv.ts';
import type { Column, Layout, Source } from './source.ts';

/** A fault found before the rules of the source are asked. */
export interface Fault {
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly found: string;
  readonly expected: string | null;
  /** The cells of a row that never reached the staging table. */
  readonly cells?: readonly string[];
}

export interface StagedFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly rowsRead: number;
  /** Rows that never reached the staging table. */
  readonly rowsLost: number;
  readonly faults: readonly Fault[];
}

export interface Input {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** The bytes of a file with their checksum; throws a usage error where it cannot be read. */
export function readInput(path: string): Input {
  try {
    const bytes = readFileSync(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name: basename(path), sha256, bytes };
  } catch {
    throw new QuanhengError('usage', `cannot read ${path}`, {
      mend: 'Check the path of the file.',
    });
  }
}

/**
 * Reads a file into the source's staging table, as text, one row a record with its line. Faults of
 * the file or of whole rows come back; nothing is judged by content here.
 */
export async function stageFile(
  connection: DuckDBConnection,
  source: Source,
  { name, sha256, bytes }: Input,
): Promise<StagedFile> {
  const file = { name, sha256, bytes: bytes.length };
  const decoded = decode(bytes);
  if (!decoded) {
    const fault = refuseFile('file.encoding', `0x${bytes.subarray(0, 4).toString('hex')}`);
    return { ...file, encoding: 'unknown', rowsRead: 0, rowsLost: 0, faults: [fault] };
  }
  const { header, records, broken } = readCsv(decoded.text);
  const placed = header ? place(header, records, source) : undefined;
  if (placed?.layout) await append(connection, placed);
  const staged = placed?.layout ? placed.records.length : 0;
  const rowsRead = records.length + broken.length;
  return {
    ...file,
    encoding: decoded.encoding,
    rowsRead,
    rowsLost: rowsRead - staged,
    faults: [
      ...broken.map(({ line, text }) => brokenRow(line, text)),
      ...(placed?.faults ?? [refuseFile('file.empty', `${bytes.length} bytes`)]),
    ],
  };
}

interface Placed {
  readonly layout: Layout | undefined;
  /** For each column of the layout, which cell of a record holds it. */
  readonly cells: readonly number[];
  readonly records: readonly Record[];
  readonly faults: readonly Fault[];
}

function place(header: Record, rows: readonly Record[], source: Source): Placed {
  const layout = nearestLayout(header, source);
  const cells = layout.columns.map((column) => cellOf(column, header));
  const missing = layout.columns.filter((_, index) => cells[index] === -1);
  if (missing.length > 0) {
    const faults = missing.map(({ name, headings }) => ({
      row: header.line,
      column: name,
      rule: 'header.missingColumn',
      found: header.cells.join(', '),
      expected: [...new Set([name, ...headings])].join(' / '),
    }));
    return { layout: undefined, cells, records: [], faults };
  }
  const twice = layout.columns.filter((column) => cellsOf(column, header).length > 1);
  if (twice.length > 0) {
    const faults = twice.map((column) => ({
      row: header.line,
      column: column.name,
      rule: 'header.duplicateColumn',
      found: cellsOf(column, header).join(', '),
      expected: null,
    }));
    return { layout: undefined, cells, records: [], faults };
  }
  const faults: Fault[] = [];
  const records = rows.filter((record) => {
    const fault = rowFault(record, header);
    if (fault) faults.push(fault);
    return !fault;
  });
  return { layout, cells, records, faults };
}

/** The layout that shares most headings; one that is to be met exactly counts only then. */
function nearestLayout(header: Record, source: Source): Layout {
  const score = (layout: Layout) => {
    const found = layout.columns.filter((column) => cellOf(column, header) !== -1).length;
    const exact = found === layout.columns.length && found === header.cells.length;
    if (layout.exactly) return exact ? Number.POSITIVE_INFINITY : -1;
    return found;
  };
  return source.layouts.reduce((best, layout) => (score(layout) > score(best) ? layout : best));
}

function cellsOf(column: Column, header: Record): string[] {
  return header.cells.filter((cell) => column.headings.includes(cell));
}

function cellOf(column: Column, header: Record): number {
  return header.cells.findIndex((cell) => column.headings.includes(cell));
}

function rowFault({ line, cells }: Record, header: Record): Fault | undefined {
  const row = { row: line, cells };
  const width = header.cells.length;
  if (cells.length !== width) {
    const counts = { found: String(cells.length), expected: String(width) };
    return { ...row, column: null, rule: 'row.columnCount', ...counts };
  }
  const broken = cells.findIndex((cell) => cell.includes('\uFFFD'));
  if (broken === -1) return undefined;
  const found = cells[broken] ?? '';
  const column = header.cells[broken] ?? null;
  return { ...row, column, rule: 'cell.encoding', found, expected: null };
}

function brokenRow(row: number, found: string): Fault {
  return { row, column: null, rule: 'row.unclosedQuote', found, expected: null, cells: [found] };
}

async function append(connection: DuckDBConnection, placed: Placed): Promise<void> {
  const { layout, cells, records } = placed;
  if (!layout) return;
  const appender = await connection.createAppender('staged');
  const names = (await connection.run('SELECT * FROM staged LIMIT 0')).columnNames();
  const fields = names
    .slice(2)
    .map((name) => layout.columns.findIndex((column) => column.name === name));
  for (const record of records) {
    appender.appendInteger(record.line);
    appender.appendVarchar(JSON.stringify(record.cells));
    fields.forEach((field, index) => {
      const constant = layout.constants?.[names[index + 2] ?? ''] ?? '';
      appender.appendVarchar(field === -1 ? constant : (record.cells[cells[field] ?? -1] ?? ''));
    });
    appender.endRow();
  }
  appender.closeSync();
}

function refuseFile(rule: string, found: string): Fault {
  return { row: null, column: null, rule, found, expected: null };
}
