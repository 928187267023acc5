/** Everything of Unicode's class Cc but tab and line feed. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
const ESCAPED = /_x([0-9A-F]{4})_/gi;

export interface CellText {
  readonly text: string;
  /** The control characters found, as `U+0000`; '' where the text is clean. */
  readonly control: string;
}

/**
 * Trims outer space and turns all line ends into `\n`. Control characters and broken surrogates
 * become U+FFFD and are named.
 */
export function cleanText(raw: string): CellText {
  const text = raw.trim().replace(/\r\n?/g, '\n');
  const [first] = text.match(CONTROL) ?? [];
  if (first === undefined && text.isWellFormed()) return { text, control: '' };
  const clean = text.replace(CONTROL, '\uFFFD').toWellFormed();
  return { text: clean, control: first === undefined ? 'U+D800' : codePoint(first) };
}

/** Undoes the escapes that spreadsheets write for what XML cannot hold: `_x000D_`, `_x005F_`. */
export function unescapeText(text: string): string {
  if (!text.includes('_x') && !text.includes('_X')) return text;
  return text.replace(ESCAPED, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
