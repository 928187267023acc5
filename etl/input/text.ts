import { closeSync, openSync, writeSync } from 'node:fs';
import type { Line } from '../head.ts';
import type { Encoding } from './encoding.ts';
import { forEachPiece } from './examine.ts';
import { RecordReader, type Broken, type Record } from './records.ts';

/** How far into a file titles and headings are looked for. */
const HEAD_ROWS = 40;
/** Past this many broken lines a file is not a table. */
export const MOST_BROKEN = 10_000;

/** The first records of a text. */
export function headOf(path: string, encoding: Encoding): Line[] {
  const lines: Line[] = [];
  readText(path, encoding, {
    record: ({ line, cells }) => {
      lines.push({ row: line, cells });
      return lines.length < HEAD_ROWS;
    },
    broken: () => true,
  });
  return lines;
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
  const out = openSync(to, 'w');
  let buffered: string[] = [];
  const flush = () => {
    writeSync(out, buffered.join(''));
    buffered = [];
  };
  readText(path, encoding, {
    record: (record) => {
      if (record.line <= below) return true;
      records++;
      const cells = fitted(record.cells, width, passes);
      if (!cells || cells.some((cell) => cell.includes('\uFFFD'))) odd.push(record);
      else buffered.push(csvLine(record.line, cells));
      if (buffered.length > 5000) flush();
      return odd.length < MOST_BROKEN * 10;
    },
    broken: (line) => {
      if (line.line > below) broken.push(line);
      return broken.length < MOST_BROKEN;
    },
  });
  flush();
  closeSync(out);
  const gaveUp = broken.length >= MOST_BROKEN || odd.length >= MOST_BROKEN * 10;
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
  return `${row},${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')}\n`;
}
