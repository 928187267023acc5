import { readFileSync } from 'node:fs';
import { CFB, utils, write, type WorkSheet } from '@e965/xlsx';
import { expect, describe, test } from 'vitest';
import { projectPath } from '../../reference/project-root.ts';
import { ACROSS, BELOW } from './merges.ts';
import { readBytes } from './made-workbook.ts';

interface Made {
  readonly date1904?: boolean;
  readonly bookType?: 'biff8' | 'biff5';
  readonly hidden?: number;
}

function xls(sheets: Record<string, WorkSheet>, { date1904, bookType, hidden }: Made = {}): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = {
    Sheets: book.SheetNames.map((_, at) => ({ Hidden: at === hidden ? 1 : 0 })),
    WBProps: { date1904: date1904 ?? false },
  };
  return write(book, { type: 'buffer', bookType: bookType ?? 'biff8' }) as Buffer;
}

const one = utils.aoa_to_sheet([
  ['名称', '金额'],
  ['甲', 1],
]);

async function refusal(bytes: Buffer) {
  const { sheets, faults } = await readBytes(bytes);
  expect(sheets).toEqual([]);
  return faults.map(({ rule, found }) => [rule, found]);
}

describe('an xls file is read like an xlsx file', () => {
  test('numbers, percentages, dates, truth, errors, merged cells and hidden sheets', async () => {
    const sheet = utils.aoa_to_sheet([
      ['标题'],
      ['甲', { t: 'n', v: 44_625, z: 'yyyy"年"m"月"d"日"' }, { t: 'n', v: 0.025, z: '0.00%' }],
      ['', { t: 'n', v: 44_625.5, z: 'm/d/yy h:mm' }, true],
      [],
      [' x\r\ny', 0.1 + 0.2, { t: 'e', v: 0x2a }],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:C1'), utils.decode_range('A2:A3')];
    const { tables, sheets, faults } = await readBytes(
      xls({ 数据: sheet, 隐藏: one }, { hidden: 1 }),
    );
    expect(tables.get('数据')).toEqual([
      ['1', '标题', `${ACROSS}标题`, `${ACROSS}标题`],
      ['2', '甲', '2022-03-05', '2.5%'],
      ['3', `${BELOW}甲`, '2022-03-05 12:00:00', '是'],
      ['5', 'x\ny', '0.3', '#N/A'],
    ]);
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['数据', false],
      ['隐藏', true],
    ]);
    expect(faults).toEqual([]);
  });

  test('dates count from 1904 where the file says so', async () => {
    const sheet = utils.aoa_to_sheet([[{ t: 'n', v: 43_163, z: 'm/d/yy' }]]);
    const { tables } = await readBytes(xls({ data: sheet }, { date1904: true }));
    expect(tables.get('data')).toEqual([['1', '2022-03-05']]);
  });

  test('formulas give their stored value, unless they reach out', async () => {
    // Three rows of two cells, saved by LibreOffice: the library writes no formulas into xls.
    const bytes = readFileSync(projectPath('etl/workbook/formulas.test.xls'));
    const { tables, faults } = await readBytes(bytes);
    const link = '=HYPERLINK("http://example.org","x")';
    expect(tables.get('f')).toEqual([
      ['1', '甲', '2'],
      ['2', '乙', link],
      ['3', '丙', '0.04'],
    ]);
    expect(faults).toEqual([
      { rule: 'cell.formula', sheet: 'f', row: 2, column: 'B', found: link },
    ]);
  });

  test('control characters are named', async () => {
    const { tables, faults } = await readBytes(xls({ data: utils.aoa_to_sheet([['a\u0000b']]) }));
    expect(tables.get('data')).toEqual([['1', 'a\uFFFDb']]);
    expect(faults).toMatchObject([{ rule: 'cell.control', row: 1, column: 'A', found: 'U+0000' }]);
  });

  test('the older form of Excel 5 is read too', async () => {
    const { tables } = await readBytes(
      xls({ data: utils.aoa_to_sheet([['a', 1.5]]) }, { bookType: 'biff5' }),
    );
    expect(tables.get('data')).toEqual([['1', 'a', '1.5']]);
  });
});

describe('an xls file is refused', () => {
  const whole = xls({ data: one });

  test.each([
    ['that is encrypted', 0x2f, Buffer.alloc(6), 'workbook.password', 'FilePass'],
    ['with VBA', 0xd3, Buffer.alloc(0), 'workbook.macros', 'ObProj'],
    [
      'that refers to another file',
      0x1ae,
      Buffer.from([1, 0, 5, 0, 0, 1, 65]),
      'workbook.externalLinks',
      'SupBook',
    ],
    ['with a query', 0x1ad, Buffer.alloc(8), 'workbook.externalLinks', 'record 0x1ad'],
  ])('%s', async (_, type, data, rule, found) => {
    expect(await refusal(withRecord(whole, type, data))).toEqual([[rule, found]]);
  });

  test('with a project of VBA beside its sheets', async () => {
    const file = CFB.read(whole, { type: 'buffer' });
    CFB.utils.cfb_add(file, '/_VBA_PROJECT_CUR/VBA/dir', Buffer.alloc(10));
    const [[rule] = []] = await refusal(CFB.write(file, { type: 'buffer' }) as Buffer);
    expect(rule).toBe('workbook.macros');
  });

  test('with a macro sheet of Excel 4', async () => {
    const bytes = changed(whole, (stream) => {
      const sheet = stream.indexOf(Buffer.from([0x85, 0x00]));
      stream[sheet + 4 + 5] = 1;
      return stream;
    });
    expect(await refusal(bytes)).toEqual([['workbook.macros', 'Excel 4']]);
  });

  test('that is a Word document', async () => {
    const file = CFB.utils.cfb_new();
    CFB.utils.cfb_add(file, '/WordDocument', Buffer.alloc(5000));
    const [[rule] = []] = await refusal(CFB.write(file, { type: 'buffer' }) as Buffer);
    expect(rule).toBe('workbook.notWorkbook');
  });

  test('with more cells than fit in memory', async () => {
    const number = Buffer.alloc(18);
    number.writeUInt16LE(0x203, 0);
    number.writeUInt16LE(14, 2);
    const bytes = changed(whole, (stream) => {
      const end = stream.lastIndexOf(Buffer.from([0x0a, 0, 0, 0]));
      const many = Buffer.concat(Array.from({ length: 1_000_001 }, () => number));
      return Buffer.concat([stream.subarray(0, end), many, stream.subarray(end)]);
    });
    const found = 'xls: 1000005 > 1000000 cells';
    expect(await refusal(bytes)).toEqual([['workbook.tooLarge', found]]);
  });

  const large = xls({
    data: utils.aoa_to_sheet(Array.from({ length: 500 }, (_, at) => [`甲${at}`, at])),
  });

  test.each([0.02, 0.1, 0.3, 0.5, 0.7, 0.9])(
    'that is cut off after %d of its bytes',
    async (share) => {
      const [[rule] = []] = await refusal(large.subarray(0, large.length * share));
      expect(rule).toBe('workbook.truncated');
    },
  );
});

/** The file with its stream of records changed. */
function changed(bytes: Buffer, change: (stream: Buffer) => Buffer): Buffer {
  const file = CFB.read(bytes, { type: 'buffer' });
  const entry = CFB.find(file, '/Workbook');
  if (!entry) throw new Error('no stream of records');
  const stream = change(Buffer.from(entry.content));
  entry.content = stream;
  entry.size = stream.length;
  return CFB.write(file, { type: 'buffer' }) as Buffer;
}

/** The file with a record more behind its first one. */
function withRecord(bytes: Buffer, type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(data.length, 2);
  return changed(bytes, (stream) => {
    const first = 4 + stream.readUInt16LE(2);
    return Buffer.concat([stream.subarray(0, first), head, data, stream.subarray(first)]);
  });
}
