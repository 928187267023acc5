export interface ColumnToWrite {
  readonly text: string;
  /** Shown as a comment on the heading. */
  readonly note?: string;
  /** In characters of Latin script; a Chinese one takes two. */
  readonly width?: number;
  /** Offered as a drop-down below the heading; other entries are stopped. */
  readonly choices?: readonly string[];
  readonly kind?: 'text' | 'date' | 'number';
  readonly required?: boolean;
}

export interface SheetToWrite {
  readonly name: string;
  readonly header: readonly ColumnToWrite[];
  /** Written as text, whatever they look like; in a number column as numbers where that is exact. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** Keeps the heading in view. */
  readonly freeze?: boolean;
}

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** Throws `RangeError` for what no spreadsheet can hold. */
export function checkSheets(sheets: readonly SheetToWrite[]): void {
  const names = sheets.map(({ name }) => name.toLowerCase());
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  if (new Set(names).size < names.length)
    throw new RangeError(`sheets share a name: ${names.join()}`);
  for (const { name, header, rows } of sheets) {
    if (!/^[^:\\/?*[\]'\p{Cc}]{1,31}$/u.test(name))
      throw new RangeError(`not a sheet name: ${name}`);
    if (rows.length >= MAX_ROWS) throw new RangeError(`${name}: more than ${MAX_ROWS} rows`);
    const width = rows.reduce((most, row) => Math.max(most, row.length), header.length);
    if (width > MAX_COLUMNS) throw new RangeError(`${name}: more than ${MAX_COLUMNS} columns`);
  }
}
