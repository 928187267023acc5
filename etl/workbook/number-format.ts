/** How a number is meant to be read. */
export type NumberFormat = 'plain' | 'percent' | 'date' | 'time' | { readonly digits: number };

/** Built-in formats by id; 27 to 36 and 50 to 58 are the Chinese ones. Others are plain. */
const BUILT_IN = new Map<number, NumberFormat>([
  ...ids('percent', [9, 10]),
  ...ids('date', [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]),
  ...ids('time', [18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56]),
]);

/** The format of a style, by the file's own codes first. */
export function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  const code = codes.get(id);
  return code === undefined ? (BUILT_IN.get(id) ?? 'plain') : formatOfCode(code);
}

/**
 * Reads a format code such as `yyyy"年"m"月"d"日"`, `[$-804]上午/下午h:mm`, `0.00%` or `000000`, by
 * its first section. Spans of time (`[h]:mm`) stay plain numbers: they are no date.
 */
export function formatOfCode(code: string): NumberFormat {
  const bare = code.replace(LITERAL, '').split(';')[0] ?? '';
  if (/\[(h+|m+|s+)\]/i.test(bare)) return 'plain';
  const signs = bare.replace(/\[[^\]]*\]|general|am\/pm|a\/p/gi, '');
  if (signs.includes('%')) return 'percent';
  if (/[yd]/i.test(signs)) return 'date';
  if (/[hs]/i.test(signs)) return 'time';
  if (/m/i.test(signs)) return 'date';
  return /^0{2,15}$/.test(signs) ? { digits: signs.length } : 'plain';
}

/** Quoted text, escaped signs (`!` in Chinese codes), padding and fill. */
const LITERAL = /"[^"]*"?|[\\!_*]./g;

function ids(format: NumberFormat, list: readonly number[]): [number, NumberFormat][] {
  return list.map((id) => [id, format]);
}
