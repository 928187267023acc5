import { unzlibSync } from 'fflate';

/** The text of each page of a PDF as Chromium prints it, in the order in which it is drawn. */
export function printedPages(pdf: Uint8Array): string[] {
  const file = Buffer.from(pdf).toString('latin1');
  const objects = new Map(
    [...file.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', text = '']) => [
      id,
      text,
    ]),
  );
  const object = (id: string | undefined) => objects.get(id ?? '') ?? '';
  const maps = new Map<string, ReadonlyMap<string, string>>();

  const glyphs = (font: string) => {
    const known = maps.get(font) ?? unicodeOf(streamOf(object(refer(object(font), 'ToUnicode'))));
    maps.set(font, known);
    return known;
  };
  return [...objects.values()]
    .filter((text) => text.startsWith('<</Type /Page\n'))
    .map((page) => {
      const fonts = new Map(
        [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, id]),
      );
      let font = '';
      let text = '';
      const content = streamOf(object(refer(page, 'Contents')));
      for (const [, name, codes] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-F]+)> Tj/g)) {
        if (name !== undefined) font = fonts.get(name) ?? '';
        if (codes === undefined) continue;
        const map = glyphs(font);
        const [{ length } = '..'] = map.keys();
        for (let from = 0; from < codes.length; from += length) {
          text += map.get(codes.slice(from, from + length)) ?? '';
        }
      }
      // Fonts name some signs by the radical that they look like; wide spaces are not kept.
      return text
        .replaceAll(/[\u2E80-\u2FDF]/g, (sign) => sign.normalize('NFKC'))
        .replaceAll(/[\u2003\u3000]/g, '');
    });
}

function refer(object: string, name: string): string | undefined {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(object)?.[1];
}

function streamOf(object: string): string {
  const [, bytes = ''] = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(object) ?? [];
  return Buffer.from(unzlibSync(Buffer.from(bytes, 'latin1'))).toString('latin1');
}

/** Codes of a font as text: pairs, and ranges of codes that follow each other. */
function unicodeOf(map: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, body = ''] of map.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', text = ''] of body.matchAll(/<([\dA-F]+)> <([\dA-F]+)>/g)) {
      found.set(code, utf16(text));
    }
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    const ranges = body.matchAll(/<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]+)>/g);
    for (const [, first = '', last = '', text = ''] of ranges) {
      for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++) {
        const shift = code - parseInt(first, 16);
        const sign = String.fromCodePoint((utf16(text).codePointAt(0) ?? 0) + shift);
        found.set(code.toString(16).toUpperCase().padStart(first.length, '0'), sign);
      }
    }
  }
  return found;
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
