import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

const PIECE = 256 * 1024;

/** Writes text in large pieces; a full disk throws the system's error. */
export class LineWriter {
  readonly #file: number;
  #pieces: string[] = [];
  #size = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'wx');
  }

  write(line: string): void {
    this.#pieces.push(line, '\n');
    this.#size += line.length + 1;
    if (this.#size > PIECE) this.#flush();
  }

  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#file);
    }
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pieces.join(''));
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at);
    this.#pieces = [];
    this.#size = 0;
  }
}

/** The lines of a file, parted at `\n` alone (readline also parts at U+2028). */
export function* readLines(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const piece = Buffer.alloc(PIECE);
    let rest = '';
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, size))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}
