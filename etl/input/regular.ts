import { isUtf8 } from 'node:buffer';
import { LONGEST } from './records.ts';

const LF = 0x0a;
const CR = 0x0d;
const COMMA = 0x2c;
const QUOTE = 0x22;
const SPACE = 0x20;
/** Kinds of space other than the plain one, and the marks of merged cells. */
const RARE = ['\t', '\u3000', '\u00a0', '\ufeff', '\u001e', '\u001f'];
const REPLACEMENT = Buffer.from('\uFFFD');

/**
 * Proves, piece by piece, that a CSV is so regular that DuckDB's reader and ours read it alike and
 * each record is one line: UTF-8, one kind of line end, no blank line, every quote where RFC 4180 has
 * it, none around a line end. What is not proved regular is read by `RecordReader`.
 */
export class RegularProbe {
  lines = 0;
  /** Whether lines end with CRLF; undefined until one has ended. */
  crlf: boolean | undefined;
  /** Whether some cell may have outer space. */
  spaced = false;
  #regular = true;
  #rest: Buffer = Buffer.alloc(0);

  push(piece: Buffer): void {
    if (!this.#regular) return;
    const block = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    const end = block.lastIndexOf(LF) + 1;
    if (end === 0 && block.length > 1 << 20) this.#regular = false;
    this.#check(block.subarray(0, end));
    // A copy: the piece's memory is used again by the reader of the file.
    this.#rest = Buffer.from(block.subarray(end));
  }

  end(): boolean {
    if (this.#rest.length > 0) {
      const ending = this.crlf ? '\r\n' : '\n';
      this.#check(Buffer.concat([this.#rest, Buffer.from(ending)]));
    }
    return this.#regular && this.lines > 0;
  }

  #check(block: Buffer): void {
    if (!this.#regular || block.length === 0) return;
    this.#regular =
      isUtf8(block) &&
      !block.includes(0) &&
      !block.includes(REPLACEMENT) &&
      this.#lineEnds(block) &&
      quotesAreSound(block);
    this.spaced ||= spaces(block).length > 0;
  }

  #lineEnds(block: Buffer): boolean {
    let previous = -1;
    for (let at = block.indexOf(LF); at !== -1; at = block.indexOf(LF, at + 1)) {
      const crlf = block[at - 1] === CR;
      this.crlf ??= crlf;
      if (crlf !== this.crlf || at - previous === (crlf ? 2 : 1)) return false;
      if (at - previous > LONGEST) return false;
      previous = at;
      this.lines++;
    }
    if (!this.crlf) return !block.includes(CR);
    for (let at = block.indexOf(CR); at !== -1; at = block.indexOf(CR, at + 1)) {
      if (block[at + 1] !== LF) return false;
    }
    return true;
  }
}

/** Where space stands that may be the outer space of a cell, in the order of the text. */
export function spaces(block: Buffer): number[] {
  const found: number[] = [];
  for (let at = block.indexOf(SPACE); at !== -1; at = block.indexOf(SPACE, at + 1)) {
    if (isEdge(block[at - 1]) || isEdge(block[at + 1])) found.push(at);
  }
  const plain = found.length;
  for (const space of RARE) {
    for (let at = block.indexOf(space); at !== -1; at = block.indexOf(space, at + 1))
      found.push(at);
  }
  return found.length === plain ? found : found.toSorted((a, b) => a - b);
}

function isEdge(byte: number | undefined): boolean {
  return byte === undefined || byte === COMMA || byte === QUOTE || byte === LF || byte === CR;
}

function quotesAreSound(block: Buffer): boolean {
  for (let at = block.indexOf(QUOTE); at !== -1; at = block.indexOf(QUOTE, at)) {
    const before = block[at - 1];
    if (before !== COMMA && before !== LF && before !== undefined) return false;
    let closing = block.indexOf(QUOTE, at + 1);
    while (closing !== -1 && block[closing + 1] === QUOTE) {
      closing = block.indexOf(QUOTE, closing + 2);
    }
    if (closing === -1) return false;
    const after = block[closing + 1];
    if (after !== COMMA && after !== LF && after !== CR) return false;
    const lineEnd = block.indexOf(LF, at);
    if (lineEnd < closing) return false;
    at = closing + 1;
  }
  return true;
}
