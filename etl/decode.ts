/** Text of a file with the encoding it was read in. */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/**
 * Reads bytes as UTF-8, with or without a byte order mark, or else as GB18030. A file that is
 * mostly sound UTF-8 stays UTF-8: its broken bytes become U+FFFD, and only the cells that hold one
 * are refused. Returns undefined where it is neither (UTF-16, a workbook, an image).
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes.includes(0)) return undefined;
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const broken = utf8.split('\uFFFD').length - 1;
  if (broken === 0) return { text: utf8, encoding: 'utf-8' };
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    if (countChinese(text) > countChinese(utf8)) return { text, encoding: 'gb18030' };
  } catch {
    // Not GB18030 either; a few broken bytes in UTF-8 are still worth reading.
  }
  return broken * 10 < countChinese(utf8) + utf8.length / 10
    ? { text: utf8, encoding: 'utf-8' }
    : undefined;
}

/** Characters of the common ideographs, which mojibake seldom falls into. */
function countChinese(text: string): number {
  let count = 0;
  for (const character of text) if (character >= '\u4e00' && character <= '\u9fa5') count++;
  return count;
}
