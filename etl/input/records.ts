/** A record with the line of the file that it begins on. */
export interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line on which a quote is not closed, or stands inside a cell; reading goes on below it. */
export interface Broken {
  readonly line: number;
  readonly text: string;
}

/** Where the records of a text go, in order. */
export interface Sink {
  record(record: Record): void;
  broken(broken: Broken): void;
}

/** Characters that a record can have; past it, a quote was never closed or a line never ends. */
export const LONGEST = 1 << 20;

/**
 * Reads CSV by RFC 4180 with any mixture of line ends, piece by piece, in memory for one record.
 * Blank records are passed over; cells keep their text, outer space apart. Written out because
 * csv-parse 7 drops the rest of a file where text follows a closing quote, and miscounts lines where
 * a quoted cell holds CRLF.
 */
export class RecordReader {
  readonly #sink: Sink;
  #text = '';
  #line = 1;
  /** Inside a line that was given up; its rest is passed over. */
  #skipping = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(piece: string): void {
    this.#text += piece;
    this.#drain(false);
  }

  end(): void {
    this.#drain(true);
  }

  #drain(last: boolean): void {
    const text = this.#text;
    let at = 0;
    while (at < text.length) {
      const end = this.#skipping ? this.#skip(text, at, last) : this.#next(text, at, last);
      if (end === undefined) break;
      this.#line += text.slice(at, end).match(BREAK)?.length ?? 0;
      at = end;
    }
    this.#text = text.slice(at);
  }

  /** Reads one record; gives where it ends, or undefined where more text is needed to tell. */
  #next(text: string, start: number, last: boolean): number | undefined {
    const record = readRecord(text, start);
    const tooLong = record !== undefined && record.end - start > LONGEST;
    if (record && !tooLong && (last || record.end < text.length)) {
      if (record.cells.some((cell) => cell !== '')) {
        this.#sink.record({ line: this.#line, cells: record.cells });
      }
      return record.end;
    }
    if (!last && text.length - start < LONGEST) return undefined;
    const lineEnd = skip(LINE, text, start);
    this.#sink.broken({ line: this.#line, text: text.slice(start, lineEnd).trim().slice(0, 1000) });
    this.#skipping = true;
    return lineEnd;
  }

  #skip(text: string, start: number, last: boolean): number | undefined {
    const lineEnd = skip(LINE, text, start);
    if (lineEnd === text.length) return lineEnd;
    if (!last && lineEnd + 1 === text.length && text[lineEnd] === '\r') return undefined;
    this.#skipping = false;
    return afterBreak(text, lineEnd);
  }
}

const BREAK = /\r\n?|\n/g;
const LINE = /[^\r\n]*/y;
const PLAIN = /[^",\r\n]*/y;
const SPACE = /[ \t]*/y;

function readRecord(text: string, start: number): { cells: string[]; end: number } | undefined {
  const cells: string[] = [];
  for (let at = start; ; at++) {
    const cell = readCell(text, at);
    if (!cell) return undefined;
    cells.push(cell.value.trim());
    at = cell.end;
    if (text[at] !== ',') return { cells, end: afterBreak(text, at) };
  }
}

/** A cell up to its comma, line end or the end of the text; undefined where a quote is amiss. */
function readCell(text: string, start: number): { value: string; end: number } | undefined {
  const first = skip(SPACE, text, start);
  if (text[first] !== '"') {
    const end = skip(PLAIN, text, first);
    return text[end] === '"' ? undefined : { value: text.slice(first, end), end };
  }
  const closing = closingQuote(text, first + 1);
  const end = skip(SPACE, text, closing + 1);
  if (closing === -1 || !['\r', '\n', ',', undefined].includes(text[end])) return undefined;
  return { value: text.slice(first + 1, closing).replaceAll('""', '"'), end };
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function afterBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1;
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.exec(text);
  return pattern.lastIndex;
}
