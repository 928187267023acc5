import { posix } from 'node:path';
import { WorkbookRefused, type FileRule } from './fault.ts';
import { attribute, readXml } from './xml.ts';
import type { Package } from './zip.ts';

interface Relation {
  /** The last word of the relation's address: `worksheet`, `sharedStrings`. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** The relations of a part by id; none where it has none. */
async function relationsOf(zip: Package, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  return zip.has(name) ? readRelations(zip, name, folder) : new Map();
}

async function readRelations(zip: Package, name: string, folder: string) {
  const relations = new Map<string, Relation>();
  await readXml(name, zip.stream(name), {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes;
      const type = Type.slice(Type.lastIndexOf('/') + 1);
      const external = TargetMode === 'External';
      const target = external ? Target : posix.resolve('/', folder, Target).slice(1);
      relations.set(Id, { type, target, external });
    },
  });
  return relations;
}

/** Parts that a table of figures has no use for, and that make a spreadsheet do things. */
const REFUSED_PARTS: readonly (readonly [RegExp, FileRule])[] = [
  [/(^|\/)vbaproject[^/]*\.bin$/, 'workbook.macros'],
  [/(^|\/)(macrosheets|activex)\//, 'workbook.macros'],
  [/(^|\/)(externallinks|querytables)\//, 'workbook.externalLinks'],
  [/(^|\/)connections\.xml$/, 'workbook.externalLinks'],
];
const MACRO_TYPE = /(?<!binary\.)macroEnabled|macrosheet|vbaProject/i;

/** Throws `WorkbookRefused` for macros, links to other files, and zip files of another kind. */
export async function refuseActiveParts(zip: Package): Promise<void> {
  for (const [pattern, rule] of REFUSED_PARTS) {
    const part = zip.names.find((name) => pattern.test(name));
    if (part !== undefined) throw new WorkbookRefused(rule, part);
  }
  if (!zip.has('[Content_Types].xml')) {
    throw new WorkbookRefused('workbook.notWorkbook', `zip: ${zip.names.slice(0, 3).join(', ')}`);
  }
  await readXml('[Content_Types].xml', zip.stream('[Content_Types].xml'), {
    open: (tag, { ContentType: type = '' }) => {
      // Defaults by extension name types of parts that need not be there.
      if (tag === 'Override' && MACRO_TYPE.test(type)) {
        throw new WorkbookRefused('workbook.macros', type);
      }
    },
  });
  for (const name of zip.names.filter((each) => each.endsWith('.rels'))) {
    for (const { type, target, external } of (await readRelations(zip, name, '')).values()) {
      // A link that a reader may click is no danger here; every other kind is fetched unasked.
      if (external && type !== 'hyperlink') {
        throw new WorkbookRefused('workbook.externalLinks', `${type}: ${target}`);
      }
    }
  }
}

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface Book {
  readonly sheets: readonly SheetPart[];
  readonly date1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

/** Reads the list of sheets, in the order of their tabs; charts and dialogs are passed over. */
export async function readBook(zip: Package): Promise<Book> {
  const part = await workbookPart(zip);
  const relations = await relationsOf(zip, part);
  const partOf = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  const sheets: SheetPart[] = [];
  let date1904 = false;
  await readXml(part, zip.stream(part), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 = isTrue(attributes['date1904']);
      if (tag !== 'sheet') return;
      const relation = relations.get(attribute(attributes, 'id') ?? '');
      const name = attributes['name'] ?? '';
      if (!relation) throw new WorkbookRefused('workbook.truncated', `no part of sheet ${name}`);
      if (/macrosheet/i.test(relation.type)) throw new WorkbookRefused('workbook.macros', name);
      if (relation.type !== 'worksheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name, hidden, part: relation.target });
    },
  });
  return { sheets, date1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

async function workbookPart(zip: Package): Promise<string> {
  const relations = await relationsOf(zip, '');
  const part = [...relations.values()].find(({ type }) => type === 'officeDocument')?.target;
  if (part !== undefined && /\.xml$/i.test(part) && /(^|\/)workbook[^/]*$/i.test(part)) return part;
  throw new WorkbookRefused('workbook.notWorkbook', part ?? 'no workbook in the zip');
}

/** A flag of OOXML: `1` or `true`. */
export function isTrue(flag: string | undefined): boolean {
  return flag === '1' || flag === 'true';
}
