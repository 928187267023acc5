const MOST_BYTES = 150;

/**
 * A name for a file that came under some name: its last part, of letters, digits and ordinary marks,
 * never a path, never hidden, with its ending kept. It is what runs and claims show.
 */
export function safeFileName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[^\p{L}\p{N}\p{M}\p{Pd}\p{Ps}\p{Pe} ._、，·]/gu, '_')
    .replace(/^[ .]+/, '')
    .trim();
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
  const stem = plain.slice(0, plain.length - ending.length);
  return `${cut(stem, MOST_BYTES - ending.length) || 'file'}${ending}`;
}

/** As many whole characters as fit into a number of bytes. */
function cut(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept.trimEnd();
}
