import { existsSync, readdirSync } from 'node:fs';
import { CFB } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { cells, fileOf, made, readBytes, relations } from './made-workbook.ts';
import { readWorkbook } from './read.ts';
import { readInThread } from './reader-thread.ts';

/** The only fault of a file that is refused; nothing of it may stay behind. */
async function refusal(bytes: Uint8Array) {
  const { sheets, faults, folder } = await readBytes(bytes);
  expect(sheets).toEqual([]);
  expect(readdirSync(folder)).toEqual(['workbook']);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ sheet: null, row: null, column: null });
  return { rule: faults[0]?.rule, found: faults[0]?.found };
}

const MIB = 1024 * 1024;
const external = ' TargetMode="External"';
const ods = zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') });

describe('a file that is no workbook is refused by its bytes', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), '0x'],
    ['a CSV file', Buffer.from('名称,金额\n'), '0xe5908de7a7b02ce9'],
    ['a web page called xls', Buffer.from('<html><table>'), '0x3c68746d6c3e3c74'],
    ['a zip of something else', Buffer.from(ods), 'zip: mimetype'],
    [
      'a Word file',
      made({ parts: { '_rels/.rels': relations([['officeDocument', 'word/document.xml']]) } }),
      'word/document.xml',
    ],
    [
      'an xlsb file',
      made({ parts: { '_rels/.rels': relations([['officeDocument', 'xl/workbook.bin']]) } }),
      'xl/workbook.bin',
    ],
  ])('%s', async (_, bytes, found) => {
    expect(await refusal(bytes)).toEqual({ rule: 'workbook.notWorkbook', found });
  });
});

describe('a bomb is refused before anything is made of it', () => {
  const zeros = new Uint8Array(64 * MIB);

  test('zeros in the shared strings', async () => {
    const bytes = made({ parts: { 'xl/sharedStrings.xml': zeros } });
    expect(await refusal(bytes)).toEqual({
      rule: 'workbook.bomb',
      found: expect.stringMatching(
        /^xl\/sharedStrings\.xml: 65\d{3} bytes → > \d+ bytes$/,
      ) as string,
    });
  });

  test('zeros in a picture that nobody reads', async () => {
    const bytes = made({ parts: { 'xl/media/image1.png': zeros } });
    expect((await refusal(bytes)).rule).toBe('workbook.bomb');
  });

  test('zeros that declare themselves to be ten bytes', async () => {
    const bytes = made({ parts: { 'xl/media/image1.png': zeros } });
    setDeclaredSize(bytes, 'xl/media/image1.png', 10);
    expect((await refusal(bytes)).rule).toBe('workbook.bomb');
  });

  test('more parts than a workbook has', async () => {
    const names = Array.from({ length: 2_000 }, (_, at) => [`xl/media/${at}`, 'x']);
    expect(
      await refusal(made({ parts: Object.fromEntries(names) as Record<string, string> })),
    ).toEqual({
      rule: 'workbook.bomb',
      found: '2007 parts',
    });
  });

  test('a long text that stands in each of many cells', async () => {
    const rows = Array.from({ length: 8_000 }, (_, at) => `<c r="A${at + 1}" t="s"><v>0</v></c>`);
    const bytes = made({
      strings: `<si><t>${'长'.repeat(30_000)}</t></si>`,
      sheets: { 表: cells(...rows) },
    });
    expect(await refusal(bytes)).toEqual({
      rule: 'workbook.bomb',
      found: `cells hold > ${192 * MIB} characters`,
    });
  });

  test('a long text merged over many rows', async () => {
    const rows = Array.from({ length: 8_000 }, (_, at) => `<c r="B${at + 1}"><v>1</v></c>`);
    rows[0] = `<c r="A1" t="str"><v>${'长'.repeat(30_000)}</v></c>`;
    const sheet = `${cells(...rows)}<mergeCells><mergeCell ref="A1:A8000"/></mergeCells>`;
    expect((await refusal(made({ sheets: { 表: sheet } }))).rule).toBe('workbook.bomb');
  });

  test('a text longer than any cell', async () => {
    const sheet = cells(`<c r="A1" t="str"><v>${noise(2 * MIB)}</v></c>`);
    expect(await refusal(made({ sheets: { 表: sheet } }))).toEqual({
      rule: 'workbook.bomb',
      found: `xl/worksheets/sheet1.xml: a text of ${2 * MIB} characters`,
    });
  });

  test('entities that unfold each other are not unfolded', async () => {
    const sheet = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>';
    expect(await refusal(made({ parts: { 'xl/worksheets/sheet1.xml': sheet } }))).toEqual({
      rule: 'workbook.truncated',
      found: 'xl/worksheets/sheet1.xml: <!DOCTYPE>',
    });
  });
});

describe('a workbook that could do something is refused', () => {
  const macroType =
    '<Types xmlns="urn:t"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>';
  const sheetRelations = 'xl/worksheets/_rels/sheet1.xml.rels';

  test.each([
    ['VBA', 'workbook.macros', { 'xl/vbaProject.bin': 'x' }, 'xl/vbaproject.bin'],
    [
      'the type of xlsm',
      'workbook.macros',
      { '[Content_Types].xml': macroType },
      'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    ],
    [
      'a macro sheet of Excel 4',
      'workbook.macros',
      { 'xl/macrosheets/sheet1.xml': 'x' },
      'xl/macrosheets/sheet1.xml',
    ],
    ['a control', 'workbook.macros', { 'xl/activeX/activeX1.bin': 'x' }, 'xl/activex/activex1.bin'],
    [
      'a link to another workbook',
      'workbook.externalLinks',
      { 'xl/externalLinks/externalLink1.xml': 'x' },
      'xl/externallinks/externallink1.xml',
    ],
    [
      'a connection to a database',
      'workbook.externalLinks',
      { 'xl/connections.xml': 'x' },
      'xl/connections.xml',
    ],
    [
      'a query',
      'workbook.externalLinks',
      { 'xl/queryTables/queryTable1.xml': 'x' },
      'xl/querytables/querytable1.xml',
    ],
    [
      'an object fetched from elsewhere',
      'workbook.externalLinks',
      { [sheetRelations]: relations([['oleObject', 'file:///x.doc']], external) },
      'oleObject: file:///x.doc',
    ],
  ])('%s', async (_, rule, parts, found) => {
    expect(await refusal(made({ parts: parts as Record<string, string> }))).toEqual({
      rule,
      found,
    });
  });

  test('but a link for people to click is no danger', async () => {
    const parts = {
      [sheetRelations]: relations([['hyperlink', 'mailto:a@example.org']], external),
    };
    expect((await readBytes(made({ parts }))).faults).toEqual([]);
  });
});

describe('a locked file is refused', () => {
  test('an xlsx in its encrypted container', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000));
    expect(await refusal(CFB.write(container, { type: 'buffer' }) as Buffer)).toEqual({
      rule: 'workbook.password',
      found: expect.stringMatching(/^\/Encrypt/) as string,
    });
  });

  test('a zip with encrypted parts', async () => {
    const bytes = made({});
    // Bit 0 of the flags in each header of the directory.
    const header = Buffer.from('PK\u0001\u0002', 'latin1');
    for (let at = bytes.indexOf(header); at !== -1; at = bytes.indexOf(header, at + 4)) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
    }
    expect((await refusal(bytes)).rule).toBe('workbook.password');
  });
});

describe('a damaged file is refused', () => {
  const whole = made({});

  test.each([0.1, 0.5, 0.9, 0.99])('one cut off after %d of its bytes', async (share) => {
    expect((await refusal(whole.subarray(0, whole.length * share))).rule).toBe(
      'workbook.truncated',
    );
  });

  test('one with a part of another size than it declares', async () => {
    const bytes = made({ parts: { 'xl/media/image1.png': new Uint8Array(1000) } });
    setDeclaredSize(bytes, 'xl/media/image1.png', 10);
    expect(await refusal(bytes)).toEqual({
      rule: 'workbook.truncated',
      found: 'xl/media/image1.png: 1000 of 10 bytes',
    });
  });

  test('one with a broken byte in its data', async () => {
    const bytes = Buffer.from(zipSync({ 'a.xml': [strToU8(noise(1000)), { level: 0 }] }));
    bytes[500] = 0;
    expect(await refusal(bytes)).toEqual({
      rule: 'workbook.truncated',
      found: 'a.xml: 1000 of 1000 bytes',
    });
  });

  test.each([
    ['a tag left open', '<worksheet><sheetData>', /unclosed tag/],
    ['a row that no sheet has', `<w><sheetData><row r="9999999"/></sheetData></w>`, /row 9999999/],
    ['a cell that no sheet has', '<w><row r="1"><c r="XFE1"/></row></w>', /cell XFE1/],
    [
      'a text that is not there',
      '<w><row r="1"><c r="A1" t="s"><v>7</v></c></row></w>',
      /no text 7/,
    ],
  ])('%s', async (_, sheet, found) => {
    const { rule, found: told } = await refusal(
      made({ parts: { 'xl/worksheets/sheet1.xml': sheet } }),
    );
    expect([rule, told]).toEqual(['workbook.truncated', expect.stringMatching(found)]);
  });

  test('a sheet without its part', async () => {
    const parts = {
      'xl/_rels/workbook.xml.rels': relations([['worksheet', 'worksheets/sheet9.xml']]),
    };
    expect(await refusal(made({ parts }))).toEqual({
      rule: 'workbook.truncated',
      found: 'no xl/worksheets/sheet9.xml',
    });
  });
});

describe('a workbook that is too large is refused', () => {
  test('by its rows', async () => {
    const rows = Array.from({ length: 120_001 }, (_, at) => `<c r="A${at + 1}"><v>1</v></c>`);
    expect(await refusal(made({ sheets: { 表: cells(...rows) } }))).toEqual({
      rule: 'workbook.tooLarge',
      found: '> 120000 rows',
    });
  });

  test('by its cells, where one stray cell makes many rows wide', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => `<c r="A${at + 1}"><v>1</v></c>`);
    rows.push('<c r="XFD401"><v>1</v></c>');
    expect(await refusal(made({ sheets: { 表: cells(...rows) } }))).toEqual({
      rule: 'workbook.tooLarge',
      found: '401 rows, 16384 columns: > 3500000 cells',
    });
  });

  test('by its bytes', async () => {
    const bytes = Buffer.alloc(64 * MIB + 1);
    bytes.write('PK');
    expect((await refusal(bytes)).rule).toBe('workbook.tooLarge');
  });

  test('where its thread runs out of memory or time, and this process goes on', async () => {
    const tags = Array.from({ length: 400_000 }, (_, at) => `<a${at}>`).join('');
    const { path, folder } = fileOf(made({ parts: { 'xl/worksheets/sheet1.xml': `<w>${tags}` } }));
    const task = { path, folder, container: 'zip' } as const;
    await expect(readInThread(task, { heap: 24, milliseconds: 60_000 })).rejects.toThrow(
      'workbook.tooLarge: > 24 MB of memory',
    );
    await expect(readInThread(task, { heap: 640, milliseconds: 1 })).rejects.toThrow(
      'workbook.tooLarge: > 1 ms',
    );
  });
});

describe('what is not the file’s fault is an error', () => {
  test('a file that is not there', async () => {
    const { path, folder } = fileOf(made({}));
    await expect(readWorkbook(`${path}.gone`, folder)).rejects.toThrow('ENOENT');
    expect(readdirSync(folder)).toEqual(['workbook']);
  });

  test('a folder that cannot be written', async () => {
    const { path, folder } = fileOf(made({}));
    const gone = `${folder}/gone`;
    await expect(readInThread({ path, folder: gone, container: 'zip' })).rejects.toThrow('ENOENT');
    expect(existsSync(gone)).toBe(false);
  });
});

/** Text that does not compress well, so that only its length speaks against it. */
function noise(length: number): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return String.fromCharCode(97 + ((state >> 16) % 26));
  }).join('');
}

/** Writes another inflated size into the directory at the end of a zip file. */
function setDeclaredSize(zip: Buffer, name: string, size: number): void {
  const at = zip.lastIndexOf(name) - 46;
  zip.writeUInt32LE(size, at + 24);
}
