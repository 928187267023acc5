/** A rectangle of cells, 0-based, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Rows and columns that a sheet can have. */
export const SHEET = { rows: 1_048_576, columns: 16_384 } as const;

/** `C` for column 2. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Column and row, 0-based, of a name such as `AB12`; undefined where it is none. */
export function cellAt(name: string): { column: number; row: number } | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(name) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  if (column < 1 || column > SHEET.columns || row < 1 || row > SHEET.rows) return undefined;
  return { column: column - 1, row: row - 1 };
}

/** `A1:C2` or a single cell; undefined where it is neither. */
export function rangeAt(name: string): Range | undefined {
  const [first = '', last = first] = name.split(':');
  const start = cellAt(first);
  const end = cellAt(last);
  if (!start || !end) return undefined;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}
