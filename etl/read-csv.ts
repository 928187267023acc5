/** A record with the line of the file that it begins on. */
export interface Record {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface Table {
  /** The first record; undefined where the text has none. */
  readonly header: Record | undefined;
  readonly records: readonly Record[];
  /** Lines on which a quote is not closed, or stands inside a cell; reading goes on below each. */
  readonly broken: readonly { readonly line: number; readonly text: string }[];
}

/**
 * Reads CSV by RFC 4180 with any mixture of line ends. Blank records are passed over; cells keep
 * their text, outer space apart. Written out because csv-parse 7 drops the rest of a file where
 * text follows a closing quote, and miscounts lines where a quoted cell holds CRLF.
 */
export function readCsv(text: string): Table {
  const records: Record[] = [];
  const broken: { line: number; text: string }[] = [];
  let line = 1;
  for (let start = 0, end = 0; start < text.length; start = end) {
    const record = readRecord(text, start);
    end = record?.end ?? afterBreak(text, skip(LINE, text, start));
    if (!record) broken.push({ line, text: text.slice(start, end).trim() });
    else if (record.cells.some((cell) => cell !== '')) records.push({ line, cells: record.cells });
    line += text.slice(start, end).match(BREAK)?.length ?? 0;
  }
  const [header, ...rest] = records;
  return { header, records: rest, broken };
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
