const gb18030 = new Map<string, readonly number[]>();
for (let first = 0x81; first <= 0xfe; first++) {
  for (let second = 0x40; second <= 0xfe; second++) {
    if (second === 0x7f) continue;
    const text = new TextDecoder('gb18030').decode(Uint8Array.of(first, second));
    if (text.length === 1 && !gb18030.has(text)) gb18030.set(text, [first, second]);
  }
}

/** Two-byte GB18030, which Node.js reads but does not write; throws on rarer characters. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : gb18030.get(character);
    if (!pair) throw new RangeError(`${character} has no two bytes in GB18030`);
    return pair;
  });
  return Uint8Array.from(bytes);
}
