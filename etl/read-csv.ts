import { parse } from 'csv-parse/sync';

/** A record with the line of the file that it ends on, or begins on where it spans several. */
export interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: Record;
  readonly records: readonly Record[];
  /** Set where the text breaks off inside a quoted cell; what follows could not be read. */
  readonly broken: { readonly line: number; readonly reason: string } | null;
}

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** Reads CSV by RFC 4180. Blank lines are passed over; cells keep their text, outer space apart. */
export function readCsv(text: string): Table | undefined {
  let broken: Table['broken'] = null;
  const parsed = parse(text, {
    bom: true,
    info: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      broken ??= { line: Number(error?.['lines'] ?? 0), reason: error?.message ?? 'unreadable' };
      return undefined;
    },
  }) as unknown as Parsed[];
  const records = parsed.map(({ record, info }) => ({
    line: info.lines - record.reduce((count, cell) => count + cell.split('\n').length - 1, 0),
    cells: record,
  }));
  const header = records.shift();
  return (
    header && {
      header,
      records: records.filter(({ cells }) => cells.some((cell) => cell !== '')),
      broken,
    }
  );
}
