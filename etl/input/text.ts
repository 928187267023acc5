import type { Line } from '../head.ts';
import { LineWriter } from '../workbook/line-file.ts';
import type { Encoding } from './encoding.ts';
import { forEachPiece } from './examine.ts';
import { RecordReader, type Broken, type Record } from './records.ts';

/** How far into a file titles and headings are looked for. */
const HEAD_ROWS = 40;
/** Past this many broken lines a file is not a table. */
export const MOST_BROKEN = 10_000;
/** Past this many characters of odd rows too; each is kept whole for the quarantine. */
const MOST_ODD = 1 << 24;

/** Columns that a table can have; DuckDB holds thousands of rows of all of them at once. */
export const MOST_COLUMNS = 500;

/** The first records of a text; of one that is too wide, enough cells to tell. */
export function headOf(path: string, encoding: Encoding): Line[] {
  const lines: Line[] = [];
  readText(path, encoding, {
    record: ({ line, cells }) => {
      lines.push({ row: line, cells: cells.length > MOST_COLUMNS ? narrowed(cells) : cells });
      return lines.length < HEAD_ROWS;
    },
    broken: () => true,
  });
  return lines;
}

/** Without the blank cells that a spreadsheet leaves to the right of a table. */
function narrowed(cells: readonly string[]): readonly string[] {
  return cells.slice(
    0,
    Math.min(
      cells.findLastIndex((cell) => cell !== ''),
      MOST_COLUMNS,
    ) + 1,
  );
}

/** Whoever reads a text; false stops the reading. */
interface Reader {
  record(record: Record): boolean;
  broken(broken: Broken): boolean;
}

function readText(path: string, encoding: Encoding, to: Reader): void {
  const decoder = new TextDecoder(encoding);
  let open = true;
  const reader = new RecordReader({
    record: (record) => void (open &&= to.record(record)),
    broken: (broken) => void (open &&= to.broken(broken)),
  });
  try {
    forEachPiece(path, (piece) => {
      reader.push(decoder.decode(piece, { stream: true }));
      if (!open) throw STOP;
    });
    reader.push(decoder.decode());
    reader.end();
  } catch (error) {
    if (error !== STOP) throw error;
  }
}

const STOP = new Error('enough was read');

/** What a text lost on its way into a clean table. */
export interface Lost {
  readonly broken: readonly Broken[];
  /** Records of another width than the header, or with bytes that could not be decoded. */
  readonly odd: readonly Record[];
  readonly records: number;
  /** More lines were broken than a table has; reading stopped. */
  readonly gaveUp: boolean;
}

/**
 * Writes the records below a header as a clean CSV: UTF-8, every cell quoted, the row first, all of
 * one width. Rows shorter than the header are kept apart, and so are longer ones unless the rest is
 * empty; `passes` lets through short ones that are no data, padded.
 */
export function writeClean(
  from: { path: string; encoding: Encoding; below: number; width: number },
  to: string,
  passes: (cells: readonly string[]) => boolean,
): Lost {
  const { path, encoding, below, width } = from;
  const broken: Broken[] = [];
  const odd: Record[] = [];
  let records = 0;
  let kept = 0;
  const out = new LineWriter(to);
  readText(path, encoding, {
    record: (record) => {
      if (record.line <= below) return true;
      records++;
      const cells = fitted(record.cells, width, passes);
      if (cells && !cells.some((cell) => cell.includes('\uFFFD'))) {
        out.write(csvLine(record.line, cells));
        return true;
      }
      odd.push(record);
      kept += record.cells.reduce((size, cell) => size + cell.length + 1, 0);
      return odd.length < MOST_BROKEN * 10 && kept < MOST_ODD;
    },
    broken: (line) => {
      if (line.line > below) broken.push(line);
      return broken.length < MOST_BROKEN;
    },
  });
  out.close();
  const gaveUp = broken.length >= MOST_BROKEN || odd.length >= MOST_BROKEN * 10 || kept >= MOST_ODD;
  return { broken, odd, records, gaveUp };
}

function fitted(
  cells: readonly string[],
  width: number,
  passes: (cells: readonly string[]) => boolean,
): readonly string[] | undefined {
  if (cells.length === width) return cells;
  if (cells.length < width) {
    return passes(cells) ? [...cells, ...Array<string>(width - cells.length).fill('')] : undefined;
  }
  return cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : undefined;
}

function csvLine(row: number, cells: readonly string[]): string {
  return `${row},${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}`;
}
