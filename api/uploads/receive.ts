import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Refused } from '../problem.ts';

/** Bytes that the files of one upload may have together. */
export const MOST_BYTES = 512 * 1024 * 1024;

/**
 * Writes a body to a new file as it comes in, and gives its size and SHA-256. Throws `Refused` where
 * it is larger than `most`, ends early, or the disk is full; nothing is left of it then.
 */
export async function receive(
  body: ReadableStream | null,
  path: string,
  most: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      if (bytes > most) return done(tooLarge());
      hash.update(piece);
      done(null, piece);
    },
  });
  mkdirSync(dirname(path), { recursive: true });
  try {
    const incoming = body ? Readable.fromWeb(body) : Readable.from([]);
    await pipeline(incoming, measure, createWriteStream(path, { flags: 'wx' }));
  } catch (error) {
    rmSync(dirname(path), { recursive: true, force: true });
    throw refusedOf(error);
  }
  return { bytes, sha256: hash.digest('hex') };
}

export function tooLarge(): Refused {
  return new Refused(
    413,
    'tooLarge',
    `the files of an upload may have ${MOST_BYTES / 1024 / 1024} MB together`,
    'Split the file by rows, each part with the header, or send CSV or Parquet in place of a workbook. Larger files load on the server with: quanheng etl load',
  );
}

function refusedOf(error: unknown): Error {
  if (error instanceof Refused) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const mend = 'Let an administrator free space in the data folder, then send the file again.';
    return new Refused(507, 'diskFull', 'the data folder is full', mend);
  }
  return new Refused(400, 'incomplete', 'the file did not arrive whole', 'Send it again.');
}

/** The SHA-256 of a stored file, read in pieces. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}
