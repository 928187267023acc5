import { writeFile } from 'node:fs/promises';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { checkSheets, type SheetToWrite } from './sheet-to-write.ts';
import { placeChoices } from './write-choices.ts';
import { noteBoxes, notesXml } from './write-notes.ts';
import { sheetXml } from './write-sheet.ts';
import { STYLES } from './write-styles.ts';
import { escapeText, MAIN, PACKAGE, RELATIONS, xml } from './write-xml.ts';

export type { SheetToWrite };

/**
 * Writes an xlsx file, to `path` where one is given, and returns its bytes: the same for the same
 * sheets, whenever and wherever written. Cells are text and never formulas. Control characters
 * become U+FFFD, texts longer than 32,767 characters end in …. Throws `RangeError` for sheet names
 * and sizes that no spreadsheet takes.
 */
export async function writeWorkbook(
  path: string | null,
  sheets: readonly SheetToWrite[],
): Promise<Buffer> {
  const choices = placeChoices(sheets);
  const all = choices.sheet ? [...sheets, choices.sheet] : sheets;
  checkSheets(all);
  const parts = new Map([
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', bookXml(all, sheets.length)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...all.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
  ]);
  for (const [at, sheet] of all.entries()) {
    parts.set(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, at === 0, choices.of(at)));
    addNotes(parts, sheet, at + 1);
  }
  const bytes = Buffer.from(zip(new Map([['[Content_Types].xml', contentTypes(parts)], ...parts])));
  if (path !== null) await writeFile(path, bytes);
  return bytes;
}

function addNotes(parts: Map<string, string>, { header }: SheetToWrite, number: number): void {
  const notes = notesXml(header);
  if (notes === null) return;
  parts.set(`xl/comments${number}.xml`, notes);
  parts.set(`xl/drawings/vmlDrawing${number}.vml`, noteBoxes(header));
  parts.set(
    `xl/worksheets/_rels/sheet${number}.xml.rels`,
    relations([
      ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
      ['comments', `../comments${number}.xml`],
    ]),
  );
}

/** Sheets from the place `shown` on are hidden. */
function bookXml(sheets: readonly SheetToWrite[], shown: number): string {
  const each = sheets.map(({ name }, at) => {
    const hidden = at < shown ? '' : ' state="hidden"';
    return `<sheet name="${escapeText(name)}" sheetId="${at + 1}"${hidden} r:id="rId${at + 1}"/>`;
  });
  return xml(
    `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${each.join('')}</sheets></workbook>`,
  );
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return xml(`<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`);
}

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\.xml$/, 'sheet.main'],
  [/^xl\/worksheets\/[^/]+\.xml$/, 'worksheet'],
  [/^xl\/styles\.xml$/, 'styles'],
  [/^xl\/comments\d+\.xml$/, 'comments'],
];

function contentTypes(parts: ReadonlyMap<string, string>): string {
  const each = [...parts.keys()].flatMap((name) => {
    const type = TYPES.find(([pattern]) => pattern.test(name))?.[1];
    if (type === undefined) return [];
    return `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`;
  });
  return xml(
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${each.join('')}</Types>`,
  );
}

/** The first moment that zip can name, in the local time it is written in. */
const EPOCH = new Date(1980, 0, 1);

function zip(parts: ReadonlyMap<string, string>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, text] of parts) entries[name] = [strToU8(text), { mtime: EPOCH, os: 0 }];
  return zipSync(entries, { level: 6 });
}
