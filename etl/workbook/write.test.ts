import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../tests/temporary-file.ts';
import { fileOf, readBytes, recordsOf } from './made-workbook.ts';
import { writeWorkbook, type SheetToWrite } from './write.ts';
import { readXlsx } from './xlsx.ts';

const template: SheetToWrite = {
  name: '技术合同',
  freeze: true,
  header: [
    { text: '合同登记编号', note: '必填。\n<十六位> "编号" & 字母', required: true, width: 24 },
    { text: '合同类别', choices: ['技术开发', '技术转让'] },
    { text: '技术领域', choices: Array.from({ length: 60 }, (_, at) => `高新技术领域${at}`) },
    { text: '备选', choices: ['甲,乙', '丙'] },
    { text: '合同成交额(万元)', kind: 'number' },
    { text: '认定登记日期', kind: 'date' },
  ],
  rows: [],
};

async function partsOf(...sheets: readonly SheetToWrite[]) {
  const parts = unzipSync(await writeWorkbook(null, sheets));
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
}

describe('an empty template', () => {
  const sheet = async () => (await partsOf(template))('xl/worksheets/sheet1.xml');

  test('comes back with its headings, and its long lists of choices on a hidden sheet', async () => {
    const { sheets, tables, faults } = await readBytes(await writeWorkbook(null, [template]));
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['技术合同', false],
      ['选项', true],
    ]);
    expect(tables.get('技术合同')).toEqual([['1', ...template.header.map(({ text }) => text)]]);
    expect(tables.get('选项')?.slice(0, 4)).toEqual([
      ['1', '选项1', '选项2'],
      ['2', '高新技术领域0', '甲,乙'],
      ['3', '高新技术领域1', '丙'],
      ['4', '高新技术领域2', ''],
    ]);
    expect(faults).toEqual([]);
  });

  test('offers choices in every row below the heading and stops others', async () => {
    const lists = [...(await sheet()).matchAll(/sqref="([^"]+)"><formula1>([^<]+)</g)];
    expect(lists.map(([, place, list]) => [place, list])).toEqual([
      ['B2:B1048576', '&quot;技术开发,技术转让&quot;'],
      ['C2:C1048576', "'选项'!$A$2:$A$61"],
      ['D2:D1048576', "'选项'!$B$2:$B$3"],
    ]);
    expect((await sheet()).match(/showErrorMessage="1"/g)).toHaveLength(3);
  });

  test('holds columns as text, so that long codes and dates stay as typed, but for numbers', async () => {
    const styles = [...(await sheet()).matchAll(/<col [^>]*style="(\d)"/g)].map(
      ([, style]) => style,
    );
    expect(styles).toEqual(['3', '3', '3', '3', '0', '3']);
    const formats = [
      ...(await partsOf(template))('xl/styles.xml').matchAll(/<xf numFmtId="(\d+)"/g),
    ];
    expect(formats.slice(1).map(([, format]) => format)).toEqual(['0', '49', '49', '49', '49']);
  });

  test('keeps its heading in view and says in a note what is expected', async () => {
    expect(await sheet()).toContain('<pane ySplit="1" topLeftCell="A2"');
    expect(await sheet()).toContain('<legacyDrawing r:id="rId1"/>');
    const part = await partsOf(template);
    expect(part('xl/comments1.xml')).toContain(
      '必填。\n&lt;十六位&gt; &quot;编号&quot; &amp; 字母</t>',
    );
    expect(part('xl/drawings/vmlDrawing1.vml').match(/<x:Column>0</g)).toHaveLength(1);
  });

  test('is the same, byte for byte, each time it is written, to a file or not', async () => {
    const path = join(temporaryFolder(), 'template.xlsx');
    const first = await writeWorkbook(path, [template]);
    expect(readFileSync(path).equals(first)).toBe(true);
    expect((await writeWorkbook(null, [template])).equals(first)).toBe(true);
  });
});

describe('rows sent back to a bureau', () => {
  const write = (...row: (string | null)[]) => {
    const header = row.map((_, at) => ({ text: `列${at}`, kind: 'number' as const }));
    return writeWorkbook(null, [{ name: '退回', header, rows: [row] }]);
  };

  test('are never formulas, whatever they begin with', async () => {
    const row = ['=HYPERLINK("http://x")', '+cmd|x', '-2+3', '@SUM(A1)', '=1'];
    const bytes = await write(...row);
    const { tables, faults } = await readBytes(bytes);
    expect(tables.get('退回')?.[1]).toEqual(['2', ...row]);
    expect(faults).toEqual([]);
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f');
    expect(sheet.match(/s="4" t="inlineStr"/g)).toHaveLength(row.length);
  });

  test('hold a number as a number only where every digit of it comes back', async () => {
    const numbers = ['12.5', '-3', '0', '999999999999999'];
    const texts = [
      '12.50',
      '007',
      '1e5',
      '+1',
      '1,000',
      '370102199001011234',
      '-',
      '0.30000000000000004',
    ];
    const bytes = await write(...numbers, null, ...texts);
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect([...sheet.matchAll(/<v>([^<]*)</g)].map(([, value]) => value)).toEqual(numbers);
    expect((await readBytes(bytes)).tables.get('退回')?.[1]).toEqual([
      '2',
      ...numbers,
      '',
      ...texts,
    ]);
  });

  test('hold U+FFFD for what XML forbids, and end in … where no cell is long enough', async () => {
    const long = '长'.repeat(40_000);
    const { tables } = await readBytes(await write('a\u0000b', '\uD800', long, '_x000D_'));
    expect(tables.get('退回')?.[1]).toEqual([
      '2',
      'a\uFFFDb',
      '\uFFFD',
      `${long.slice(0, 32_766)}…`,
      '_x000D_',
    ]);
  });

  test('come back as they were, whatever their text', async () => {
    const letter = fc.constantFrom(
      '甲',
      'a',
      '0',
      '.',
      ' ',
      '"',
      ',',
      '\n',
      '&',
      '<',
      '_',
      'x',
      '=',
      '😀',
      '\u3000',
    );
    const cell = fc.oneof(
      fc.string({ unit: letter, maxLength: 9 }),
      fc.constantFrom('_x0041_', '1.5', '&#0;'),
    );
    const table = fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 });
    const header = [{ text: '甲' }, { text: '乙', kind: 'number' as const }, { text: '丙' }];
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const { path, folder } = { path: join(temporaryFolder(), 'x'), folder: temporaryFolder() };
        await writeWorkbook(path, [{ name: '表', header, rows }]);
        const { sheets, faults } = await readXlsx(path, folder);
        const expected = rows
          .map((row, at) => [String(at + 2), ...row.map((text) => text.trim())])
          .filter(([, ...texts]) => texts.some((text) => text !== ''));
        expect(recordsOf(sheets[0]?.csv ?? '').slice(1)).toEqual(expected);
        expect(faults).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

test('what no spreadsheet takes is not written', async () => {
  const sheet = (name: string, width = 1): SheetToWrite => ({
    name,
    header: Array.from({ length: width }, () => ({ text: 'x' })),
    rows: [],
  });
  const { path } = fileOf(Buffer.alloc(0));
  await expect(writeWorkbook(path, [])).rejects.toThrow('needs a sheet');
  await expect(writeWorkbook(path, [sheet('a/b')])).rejects.toThrow('not a sheet name: a/b');
  await expect(writeWorkbook(path, [sheet('表'.repeat(32))])).rejects.toThrow('not a sheet name');
  await expect(writeWorkbook(path, [sheet('A'), sheet('a')])).rejects.toThrow('share a name');
  await expect(writeWorkbook(path, [sheet('A', 16_385)])).rejects.toThrow('16384 columns');
  expect(readFileSync(path)).toHaveLength(0);
});
