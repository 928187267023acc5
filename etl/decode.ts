/** Text of a file with the encoding it was read in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/**
 * Reads bytes as UTF-8, with or without a byte order mark, or else as GB18030. A file that is
 * mostly sound stays what it is: its broken bytes become U+FFFD, and only the rows that hold one
 * are refused. Returns undefined where it is neither (UTF-16, a workbook, an image).
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes.includes(0)) return undefined;
  const utf8 = read(bytes, 'utf-8');
  // UTF-8 comes first: most of it also reads as GB18030, with more ideographs, none of them meant.
  if (utf8.broken === 0 || utf8.broken < utf8.chinese) return utf8.decoded;
  const gb18030 = read(bytes, 'gb18030');
  if (gb18030.broken * 10 < gb18030.chinese) return gb18030.decoded;
  return utf8.broken * 100 < utf8.decoded.text.length ? utf8.decoded : undefined;
}

function read(bytes: Uint8Array, encoding: Decoded['encoding']) {
  const text = new TextDecoder(encoding).decode(bytes);
  let broken = 0;
  let chinese = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken++;
    else if (character >= '\u4e00' && character <= '\u9fa5') chinese++;
  }
  return { decoded: { text, encoding }, broken, chinese };
}
