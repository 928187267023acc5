import { cleanText, unescapeText, type CellText } from './cell-text.ts';
import { WorkbookRefused } from './fault.ts';
import { LIMITS } from './limits.ts';
import { formatOf, type NumberFormat } from './number-format.ts';
import { readXml } from './xml.ts';
import type { Package } from './zip.ts';

/** Texts that cells name by number; few have a control character, so those are kept apart. */
export interface SharedStrings {
  at(index: number): CellText | undefined;
}

/** Rich text becomes plain text; the reading aids of East Asian names (`rPh`) are left out. */
export async function readSharedStrings(zip: Package, part?: string): Promise<SharedStrings> {
  const texts: string[] = [];
  const controls = new Map<number, string>();
  let text = '';
  let inText = false;
  let inAid = false;
  const add = () => {
    const { text: clean, control } = cleanText(unescapeText(text));
    if (control !== '') controls.set(texts.length, control);
    texts.push(clean);
    if (texts.length > LIMITS.sharedStringCount) {
      throw new WorkbookRefused('workbook.tooLarge', `> ${LIMITS.sharedStringCount} texts`);
    }
  };
  if (part !== undefined) {
    await readXml(part, bounded(zip.stream(part)), {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 't') inText = !inAid;
        else if (name === 'rPh') inAid = true;
      },
      text: (read) => {
        if (inText) text += read;
      },
      close: (name) => {
        if (name === 'si') add();
        else if (name === 't') inText = false;
        else if (name === 'rPh') inAid = false;
      },
    });
  }
  return {
    at: (index) => {
      const found = texts[index];
      if (found === undefined) return undefined;
      return { text: found, control: controls.get(index) ?? '' };
    },
  };
}

async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > LIMITS.sharedStrings) {
      const found = `> ${LIMITS.sharedStrings} bytes of shared text`;
      throw new WorkbookRefused('workbook.tooLarge', found);
    }
    yield chunk;
  }
}

/** The number format of each cell style. */
export async function readFormats(zip: Package, part?: string): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  let inside = '';
  if (part !== undefined) {
    await readXml(part, zip.stream(part), {
      open: (name, attributes) => {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (name === 'numFmts' || name === 'cellXfs') inside = name;
        else if (name === 'numFmt' && inside === 'numFmts') {
          codes.set(id, attributes['formatCode'] ?? '');
        } else if (name === 'xf' && inside === 'cellXfs') styles.push(id);
      },
      close: (name) => {
        if (name === inside) inside = '';
      },
    });
  }
  return styles.map((id) => formatOf(id, codes));
}
