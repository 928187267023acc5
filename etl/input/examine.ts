import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { QuanhengError } from '../../core/error.ts';
import { EncodingProbe, type Encoding } from './encoding.ts';
import { RegularProbe } from './regular.ts';

/** What a file is, told from its bytes. */
export type Format = 'workbook' | 'parquet' | Encoding | 'unknown';

/** A file as it came, with its checksum. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  /** A CSV that DuckDB can read by itself; see `RegularProbe`. */
  readonly regular: boolean;
  /** Lines of a regular file, and whether they end with CRLF. */
  readonly lines: number;
  readonly crlf: boolean;
  /** Whether some cell of a regular file may have outer space. */
  readonly spaced: boolean;
  /** What stands at its beginning, for a file of unknown format. */
  readonly seen: string;
  /** Why a Parquet file cannot be read; see `proveParquet`. */
  readonly damage?: string;
}

const PIECE = 4 << 20;
const REGULAR = { encoding: 'utf-8', nul: -1 } as const;

/** Reads a file once, in pieces. Throws a usage error where it cannot be read. */
export function examine(path: string, progress?: (bytes: number, of: number) => void): InputFile {
  const hash = createHash('sha256');
  const regular = new RegularProbe();
  let bytes = 0;
  let head: Buffer = Buffer.alloc(0);
  forEachPiece(path, (piece, size) => {
    if (bytes === 0) head = Buffer.from(piece.subarray(0, 8));
    hash.update(piece);
    regular.push(piece);
    bytes += piece.length;
    progress?.(bytes, size);
  });
  const isRegular = regular.end();
  const container = containerOf(head);
  const text = container || isRegular ? REGULAR : encodingOf(path);
  return {
    path,
    name: basename(path),
    sha256: hash.digest('hex'),
    bytes,
    format: container ?? text.encoding ?? 'unknown',
    regular: !container && isRegular,
    lines: regular.lines,
    crlf: regular.crlf ?? false,
    spaced: regular.spaced,
    seen: seen(head, text.nul),
  };
}

/** The beginning of a workbook (zip, compound file) or of Parquet. */
function containerOf(head: Buffer): 'workbook' | 'parquet' | undefined {
  const start = head.toString('hex');
  if (/^504b0(304|506)/.test(start) || start.startsWith('d0cf11e0a1b11ae1')) return 'workbook';
  return head.subarray(0, 4).toString('latin1') === 'PAR1' ? 'parquet' : undefined;
}

function encodingOf(path: string): { encoding: Encoding | undefined; nul: number } {
  const probe = new EncodingProbe();
  forEachPiece(path, (piece) => {
    probe.push(piece);
    return probe.nul === -1;
  });
  return { encoding: probe.end(), nul: probe.nul };
}

function seen(head: Buffer, nul: number): string {
  const start = `0x${head.subarray(0, 4).toString('hex')}`;
  return nul > 3 ? `${start}, NUL at byte ${nul}` : start;
}

/**
 * Gives a file's bytes piece by piece, until `use` says false; the memory of a piece is used again
 * for the next.
 */
export function forEachPiece(
  path: string,
  use: (piece: Buffer, size: number) => boolean | void,
): void {
  const handle = open(path);
  try {
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.max(1, Math.min(PIECE, size)));
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      if (use(buffer.subarray(0, read), size) === false) break;
    }
  } finally {
    closeSync(handle);
  }
}

function open(path: string): number {
  try {
    // Asked first: opening a pipe would wait for somebody who writes to it.
    if (statSync(path).isFile()) return openSync(path, 'r');
  } catch {
    // Said below, as for a folder.
  }
  throw new QuanhengError('usage', `cannot read ${path}`, { mend: 'Check the path of the file.' });
}
