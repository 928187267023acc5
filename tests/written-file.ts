import { randomUUID } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write, type CellObject, type WorkSheet } from '@e965/xlsx';
import { z } from 'zod';
import { sqlName, sqlText } from '../etl/sql.ts';
import { rows, withNothingLoaded } from '../warehouse/connect.ts';
import { encodeGb18030 } from './encode.ts';
import { cellOf } from './sample-statistics.ts';
import { sampleOf } from './sample-sources.ts';
import { SPECIAL } from './special-file.ts';

/** A cell of a workbook: a value, or a number or formula under a format. */
const cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ number: z.number(), format: z.string() }),
  z.strictObject({ formula: z.string(), value: z.union([z.string(), z.number()]).optional() }),
]);
type Cell = z.infer<typeof cell>;
type Table = readonly (readonly Cell[])[];
const row = z.record(z.string(), cell);
const table = z.array(z.array(cell));

/** A file of a source as a case describes it: the sample's table with something about it changed. */
export const fileShape = {
  source: z.string(),
  /** Cells of the sample's row that are other. */
  cells: row.default({}),
  /** Several rows in place of one, each the sample's with other cells. */
  rows: z.array(row).optional(),
  /** The columns that are there; all of them unless given. */
  only: z.array(z.string()).optional(),
  drop: z.array(z.string()).default([]),
  rename: z.record(z.string(), z.string()).default({}),
  /** Rows above the headings and below the data. */
  above: table.default([]),
  below: table.default([]),
  /** The whole table as printed, headings included. */
  table: table.optional(),
  /** The whole file as text. */
  text: z.string().optional(),
  /** Ranges of merged cells. */
  merges: z.array(z.string()).default([]),
  /** Sheets before the table's own, which is called 数据. */
  sheets: z.record(z.string(), table).default({}),
  hidden: z.array(z.string()).default([]),
  /** Types of the columns of Parquet that are not text. */
  types: z.record(z.string(), z.string()).default({}),
  savedAs: z
    .enum([
      'csv',
      'csv with a byte order mark',
      'csv in GB18030',
      'csv in UTF-16',
      'csv with CRLF',
      'csv with CR',
      'xlsx',
      'xlsx from 1904',
      'xls',
      'xls from 1904',
      'parquet',
    ])
    .default('csv'),
  /** The file ends after this many bytes. */
  cutAt: z.number().optional(),
  special: z.enum(['zip', 'macros', 'links', 'password', 'bomb', 'long']).optional(),
  /** Columns that the table is padded to. */
  wide: z.number().default(0),
  /** So many lines with a stray quote below the sample's row. */
  brokenLines: z.number().default(0),
  /** The byte after the first of this text is broken. */
  brokenByteAt: z.string().optional(),
};
const fileSchema = z.strictObject(fileShape);
export type FileCase = z.infer<typeof fileSchema>;

/** Writes the file of a case and gives its path. */
export async function writtenFile(folder: string, each: FileCase): Promise<string> {
  const path = join(folder, `${randomUUID()}.${each.savedAs.split(' ')[0]}`);
  if (each.savedAs === 'parquet') {
    await writeParquet(path, tableOf(each), each.types);
  } else writeFileSync(path, bytesOf(each));
  if (each.cutAt !== undefined) truncateSync(path, each.cutAt);
  return path;
}

/** The table of a case, its headings first. */
export function tableOf(each: FileCase): Table {
  if (each.table) return each.table;
  const sample = sampleOf(each.source).row;
  const changed = (each.rows ?? [{}]).map((cells) => ({ ...sample, ...each.cells, ...cells }));
  const all = [...new Set(changed.flatMap((cells) => Object.keys(cells)))];
  const kept = (each.only ?? all).filter((heading) => !each.drop.includes(heading));
  const padding = Math.max(0, each.wide - kept.length);
  const columns = [...kept, ...Array.from({ length: padding }, (_, at) => `其他${at + 1}`)];
  return [
    ...each.above,
    columns.map((heading) => each.rename[heading] ?? heading),
    ...changed.map((cells: Readonly<Record<string, Cell>>) =>
      columns.map((key) => cells[key] ?? ''),
    ),
    ...each.below,
  ];
}

function bytesOf(each: FileCase): Uint8Array {
  if (each.special) return SPECIAL[each.special]();
  if (each.savedAs.startsWith('xls')) return workbook(each);
  const lineEnd = { 'csv with CRLF': '\r\n', 'csv with CR': '\r' }[each.savedAs as string] ?? '\n';
  const lines = () => tableOf(each).map((line) => line.map((at) => cellOf(printed(at))).join(','));
  const broken = Array.from({ length: each.brokenLines }, (_, at) => `${at},x"y`);
  const text = each.text ?? [...lines(), ...broken, ''].join(lineEnd);
  if (each.savedAs === 'csv in GB18030') return encodeGb18030(text);
  if (each.savedAs === 'csv in UTF-16') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  const mark = each.savedAs === 'csv with a byte order mark' ? '\uFEFF' : '';
  const bytes = Buffer.from(`${mark}${text}`);
  if (each.brokenByteAt !== undefined) bytes[bytes.indexOf(each.brokenByteAt) + 1] = 0xe5;
  return bytes;
}

function printed(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return 'formula' in value ? `=${value.formula}` : String(value.number);
}

function workbook(each: FileCase): Uint8Array {
  const book = utils.book_new();
  const add = (name: string, of: Table, merges: readonly string[] = []) => {
    utils.book_append_sheet(book, sheetOf(of, merges), name);
  };
  for (const [name, of] of Object.entries(each.sheets)) add(name, of);
  add('数据', tableOf(each), each.merges);
  book.Workbook = {
    Sheets: book.SheetNames.map((name) => ({ Hidden: each.hidden.includes(name) ? 1 : 0 })),
    WBProps: { date1904: each.savedAs.endsWith('1904') },
  };
  const bookType = each.savedAs.startsWith('xlsx') ? 'xlsx' : 'biff8';
  return write(book, { type: 'buffer', bookType }) as Buffer;
}

function sheetOf(of: Table, merges: readonly string[]): WorkSheet {
  const sheet = utils.aoa_to_sheet(of.map((line) => line.map(cellObject)));
  sheet['!merges'] = merges.map((range) => utils.decode_range(range));
  return sheet;
}

function cellObject(value: Cell): CellObject | string | number | boolean | null {
  if (value === null || value === '') return null;
  if (typeof value !== 'object') return value;
  if ('number' in value) return { t: 'n', v: value.number, z: value.format };
  if (value.value === undefined) return { t: 'n', f: value.formula };
  return { t: typeof value.value === 'number' ? 'n' : 's', v: value.value, f: value.formula };
}

async function writeParquet(
  path: string,
  [headings = [], ...data]: Table,
  types: Readonly<Record<string, string>>,
): Promise<void> {
  const lines = data.map((line) => {
    const cells = headings.map((heading, at) => {
      const type = types[String(heading)] ?? 'VARCHAR';
      const value = printed(line[at] ?? '');
      const literal = value === '' && type !== 'VARCHAR' ? 'NULL' : sqlText(value);
      return `CAST(${literal} AS ${type}) AS ${sqlName(String(heading))}`;
    });
    return `SELECT ${cells.join(', ')}`;
  });
  await withNothingLoaded((connection) =>
    rows(connection, `COPY (${lines.join(' UNION ALL ')}) TO ${sqlText(path)} (FORMAT parquet)`),
  );
}
