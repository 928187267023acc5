import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

/** What a Word file shows: its paragraphs outside tables, its tables, and the raw parts. */
export interface WordFile {
  readonly paragraphs: readonly string[];
  readonly tables: readonly {
    readonly caption: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
  part(name: string): string;
}

/** Reads a Word file back as a reader of it would, from its bytes or its path. */
export function readWordFile(file: string | Uint8Array): WordFile {
  const parts = unzipSync(typeof file === 'string' ? readFileSync(file) : file);
  const part = (name: string) => {
    const bytes = parts[name];
    if (!bytes) throw new Error(`no part ${name}`);
    return strFromU8(bytes);
  };
  const paragraphs: string[] = [];
  const tables: { caption: string; header: string[]; rows: string[][] }[] = [];
  let text = '';
  let inText = false;
  let rows: string[][] | null = null;
  const parser = new SaxesParser({});
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'w:tbl') rows = [];
    if (name === 'w:tr') rows?.push([]);
    if (name === 'w:p') text = '';
    if (name === 'w:t') inText = true;
  });
  parser.on('text', (read) => {
    if (inText) text += read;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    if (name === 'w:p' && rows === null && text !== '') paragraphs.push(text);
    if (name === 'w:tc') rows?.at(-1)?.push(text);
    if (name === 'w:tbl' && rows) {
      const [header = [], ...body] = rows;
      tables.push({ caption: paragraphs.at(-1) ?? '', header, rows: body });
      rows = null;
    }
  });
  parser.write(part('word/document.xml')).close();
  for (const name of Object.keys(parts)) wellFormed(part(name));
  return { paragraphs, tables, part };
}

function wellFormed(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
