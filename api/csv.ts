import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { DECIMAL_TEXT } from '../core/decimal.ts';

export type Cell = string | number | boolean | null;

/** A download as CSV with a byte order mark, so that spreadsheets read its Chinese. */
export function csv(
  c: Context,
  name: string,
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
) {
  const body = stringify([header, ...rows.map((row) => row.map(inert))], { bom: true });
  return c.body(body, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${name}.csv"`,
    'x-row-count': String(rows.length),
  });
}

/** Text that a spreadsheet would take for a formula is led by an apostrophe; numbers stay numbers. */
export function inert(cell: Cell): Cell {
  if (typeof cell !== 'string' || DECIMAL_TEXT.test(cell)) return cell;
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
