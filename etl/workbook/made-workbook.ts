import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { temporaryFolder } from '../../tests/temporary-file.ts';
import { readWorkbook } from './read.ts';
import { MAIN, PACKAGE, RELATIONS, xml } from './write-xml.ts';

/** A workbook for tests, of XML written by hand. */
export interface MadeWorkbook {
  /** What stands in each worksheet: `<sheetData>…`; hidden where the name begins with 隐. */
  readonly sheets?: Readonly<Record<string, string>>;
  /** `<si>` elements. */
  readonly strings?: string;
  /** Format codes of the styles 1, 2, …; a number is the id of a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Further parts, or others in place of these. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

export function made({
  sheets = { 表: cells('<c r="A1"><v>1</v></c>') },
  strings = '',
  formats = [],
  date1904 = false,
  parts = {},
}: MadeWorkbook): Buffer {
  const names = Object.keys(sheets);
  const all: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"/>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names.map((name, at) => `<sheet name="${name}" ${name.startsWith('隐') ? 'state="veryHidden" ' : ''}r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', '/xl/styles.xml'],
    ]),
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/styles.xml': styles(formats),
  };
  for (const [at, name] of names.entries()) {
    all[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet xmlns="${MAIN}">${sheets[name]}</worksheet>`;
  }
  const entries: Zippable = {};
  for (const [name, part] of Object.entries({ ...all, ...parts })) {
    entries[name] = typeof part === 'string' ? strToU8(xml(part)) : part;
  }
  return Buffer.from(zipSync(entries));
}

/** Rows 1, 2, … of the cells given for each. */
export function cells(...rows: readonly string[]): string {
  const each = rows.map((row, at) => `<row r="${at + 1}">${row}</row>`);
  return `<sheetData>${each.join('')}</sheetData>`;
}

export function relations(targets: readonly (readonly [string, string])[], mode = ''): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"${mode}/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function styles(formats: readonly (string | number)[]): string {
  const code = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const codes = formats.map((format, at) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${164 + at}" formatCode="${code(format)}"/>`,
  );
  const xfs = formats.map(
    (format, at) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + at}"/>`,
  );
  // The style of a conditional format numbers its codes anew, and must not be taken for a cell's.
  const conditional = '<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs>';
  return `<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/>${xfs.join('')}</cellXfs>${conditional}</styleSheet>`;
}

/** A new file in a folder of its own, gone when the test is over. */
export function fileOf(bytes: Uint8Array, name = 'workbook'): { path: string; folder: string } {
  const folder = temporaryFolder();
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, folder };
}

/** Reads bytes as a workbook; each sheet's records by its name. */
export async function readBytes(bytes: Uint8Array) {
  const { path, folder } = fileOf(bytes);
  const { sheets, faults } = await readWorkbook(path, folder);
  const tables = new Map(sheets.map(({ name, csv }) => [name, recordsOf(csv)]));
  return { folder, sheets, faults, tables };
}

export function recordsOf(csv: string): string[][] {
  return parse(readFileSync(csv, 'utf8'), { record_delimiter: '\n' });
}
