import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows } from '../../warehouse/connect.ts';
import type { Line } from '../head.ts';
import type { Fault } from '../stage.ts';
import { sqlText } from '../sql.ts';
import { readWorkbook } from '../workbook/read.ts';
import type { Encoding } from './encoding.ts';
import type { InputFile } from './examine.ts';
import { headOf } from './text.ts';

/** A table of a file, before its header is known. */
export type Sheet = {
  /** The sheet's name; null where the file is one table. */
  readonly name: string | null;
  readonly hidden: boolean;
  /** Its first records. */
  readonly head: readonly Line[];
  readonly path: string;
} & (
  | { readonly kind: 'text'; readonly encoding: Encoding }
  | { readonly kind: 'clean'; readonly width: number }
  | { readonly kind: 'parquet' }
);

/** A fault that a reader found in a file, with its sheet. */
export interface SheetFault extends Fault {
  readonly sheet: string | null;
}

/** Opens a file as tables. Workbooks are written out as clean CSV below `scratch`. */
export async function openSheets(
  connection: DuckDBConnection,
  file: InputFile,
  scratch: string,
): Promise<{ sheets: Sheet[]; faults: SheetFault[] }> {
  if (file.format === 'unknown') return refuse('file.encoding', file.seen);
  if (file.damage !== undefined) return refuse('file.parquet', file.damage);
  mkdirSync(scratch, { recursive: true });
  if (file.format === 'workbook') return workbook(file, scratch);
  // DuckDB reads wild cards in a path; a link of our own has none.
  const path = join(scratch, `input.${file.format === 'parquet' ? 'parquet' : 'csv'}`);
  symlinkSync(resolve(file.path), path);
  if (file.format === 'parquet') return parquet(connection, path);
  const { format: encoding } = file;
  const head = headOf(path, encoding);
  return {
    sheets: [{ name: null, hidden: false, kind: 'text', path, encoding, head }],
    faults: [],
  };
}

async function workbook(file: InputFile, scratch: string) {
  const { sheets, faults } = await readWorkbook(file.path, scratch);
  return {
    sheets: sheets.map(({ name, hidden, csv, columns }) => ({
      name,
      hidden,
      kind: 'clean' as const,
      path: csv,
      width: columns,
      head: headOf(csv, 'utf-8').map(({ cells: [row, ...cells] }) => ({ row: Number(row), cells })),
    })),
    faults: faults.map((fault) => ({ ...fault, expected: null })),
  };
}

async function parquet(connection: DuckDBConnection, path: string) {
  const columns = await rows(connection, `DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
  const cells = columns.map((column) => String(column['column_name']));
  const sheet = { name: null, hidden: false, kind: 'parquet' as const, path };
  return { sheets: [{ ...sheet, head: [{ row: 0, cells }] }], faults: [] };
}

function refuse(rule: string, found: string): { sheets: Sheet[]; faults: SheetFault[] } {
  const fault = { rule, found, sheet: null, row: null, column: null, expected: null };
  return { sheets: [], faults: [fault] };
}
