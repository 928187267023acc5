import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { QuanhengError } from '../core/error.ts';
import { decode } from './decode.ts';
import { readCsv, type Record, type Table } from './read-csv.ts';
import type { Column, Layout, Source } from './source.ts';

/** A fault found before the rules of the source are asked. */
export interface Fault {
  readonly row: number | null;
  readonly column: string | null;
  readonly rule: string;
  readonly found: string;
  readonly expected: string | null;
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
  const table = readCsv(decoded.text);
  if (!table) {
    const fault = refuseFile('file.empty', `${bytes.length} bytes`);
    return { ...file, encoding: decoded.encoding, rowsRead: 0, rowsLost: 0, faults: [fault] };
  }
  const placed = place(table, source);
  const faults = [...placed.faults, ...brokenEnd(table)];
  if (placed.layout) await append(connection, placed, sha256);
  const lost = table.records.length - (placed.layout ? placed.records.length : 0);
  const tail = table.broken ? 1 : 0;
  return {
    ...file,
    encoding: decoded.encoding,
    rowsRead: table.records.length + tail,
    rowsLost: lost + tail,
    faults,
  };
}

interface Placed {
  readonly layout: Layout | undefined;
  /** For each column of the layout, which cell of a record holds it. */
  readonly cells: readonly number[];
  readonly records: readonly Record[];
  readonly faults: readonly Fault[];
}

function place(table: Table, source: Source): Placed {
  const layout = nearestLayout(table.header, source);
  const cells = layout.columns.map((column) => cellOf(column, table.header));
  const missing = layout.columns.filter((_, index) => cells[index] === -1);
  if (missing.length > 0) {
    const faults = missing.map(({ name, headings }) => ({
      row: table.header.line,
      column: name,
      rule: 'header.missingColumn',
      found: table.header.cells.join(', '),
      expected: [...new Set([name, ...headings])].join(' / '),
    }));
    return { layout: undefined, cells, records: [], faults };
  }
  const width = table.header.cells.length;
  const faults: Fault[] = [];
  const records = table.records.filter((record) => {
    const fault = rowFault(record, width, table.header);
    if (fault) faults.push(fault);
    return !fault;
  });
  return { layout, cells, records, faults };
}

/** The layout that shares most headings, counting those that it lacks against it. */
function nearestLayout(header: Record, source: Source): Layout {
  const score = (layout: Layout) => {
    const found = layout.columns.filter((column) => cellOf(column, header) !== -1).length;
    return found - Math.abs(header.cells.length - layout.columns.length) / 2;
  };
  return source.layouts.reduce((best, layout) => (score(layout) > score(best) ? layout : best));
}

function cellOf(column: Column, header: Record): number {
  return header.cells.findIndex((cell) => column.headings.includes(cell));
}

function rowFault(record: Record, width: number, header: Record): Fault | undefined {
  if (record.cells.length !== width) {
    return {
      row: record.line,
      column: null,
      rule: 'row.columnCount',
      found: String(record.cells.length),
      expected: String(width),
    };
  }
  const broken = record.cells.findIndex((cell) => cell.includes('\uFFFD'));
  if (broken === -1) return undefined;
  return {
    row: record.line,
    column: header.cells[broken] ?? null,
    rule: 'cell.encoding',
    found: record.cells[broken] ?? '',
    expected: null,
  };
}

function brokenEnd({ broken }: Table): Fault[] {
  if (!broken) return [];
  const { line, reason } = broken;
  return [{ row: line, column: null, rule: 'file.unclosedQuote', found: reason, expected: null }];
}

async function append(connection: DuckDBConnection, placed: Placed, sha256: string): Promise<void> {
  const { layout, cells, records } = placed;
  if (!layout) return;
  const appender = await connection.createAppender('staged');
  const names = (await connection.run('SELECT * FROM staged LIMIT 0')).columnNames();
  const fields = names
    .slice(3)
    .map((name) => layout.columns.findIndex((column) => column.name === name));
  for (const record of records) {
    appender.appendInteger(record.line);
    appender.appendVarchar(sha256);
    appender.appendVarchar(JSON.stringify(record.cells));
    fields.forEach((field, index) => {
      const constant = layout.constants?.[names[index + 3] ?? ''] ?? '';
      appender.appendVarchar(field === -1 ? constant : (record.cells[cells[field] ?? -1] ?? ''));
    });
    appender.endRow();
  }
  appender.closeSync();
}

function refuseFile(rule: string, found: string): Fault {
  return { row: null, column: null, rule, found, expected: null };
}
