import { describe, expect, test } from 'vitest';
import { ACROSS, BELOW } from './merges.ts';
import { cells, made, readBytes } from './made-workbook.ts';

const text = (name: string, value: string) => `<c r="${name}" t="str"><v>${value}</v></c>`;
const inline = (name: string, value: string) =>
  `<c r="${name}" t="inlineStr"><is><t>${value}</t></is></c>`;

/** The first sheet's records without their row numbers. */
async function rowsOf(workbook: Parameters<typeof made>[0]) {
  const { tables, faults, sheets } = await readBytes(made(workbook));
  const records = [...tables.values()][0] ?? [];
  return { rows: records.map((record) => record.slice(1)), records, faults, sheets };
}

describe('a number in a cell', () => {
  const cases: readonly [value: string, format: string | number, shown: string][] = [
    ['1', 0, '1'],
    ['-0', 0, '0'],
    ['1.50', 0, '1.5'],
    ['0.30000000000000004', 0, '0.3'],
    ['1E-7', 0, '0.0000001'],
    ['1.5E+20', 0, '150000000000000000000'],
    ['3.7010219900101123E17', 0, '370102199001011000'],
    ['123456789012345', '0', '123456789012345'],
    ['2.5000000000000001E-2', '0.00%', '2.5%'],
    ['7.0000000000000007E-2', 9, '7%'],
    ['-0.285', '0%;[Red]-0%', '-28.5%'],
    ['44625', 14, '2022-03-05'],
    ['44625', 31, '2022-03-05'],
    ['44625', 57, '2022-03-05'],
    ['44625', 'yyyy"年"m"月"d"日"', '2022-03-05'],
    ['44625', '[$-804]yyyy\\年m\\月d\\日;@', '2022-03-05'],
    ['44625', '[DBNum1][$-804]yyyy"年"m"月"', '2022-03-05'],
    ['44625.5', 22, '2022-03-05 12:00:00'],
    ['44625.999999', 22, '2022-03-06'],
    ['0.75', '[$-804]上午/下午h"时"mm"分"', '18:00:00'],
    ['1.5', '[h]:mm', '1.5'],
    ['59', 14, '1900-02-28'],
    ['60', 14, '1900-02-29'],
    ['61', 14, '1900-03-01'],
    ['0', 14, '1900-01-00'],
    ['-5', 14, '-5'],
    ['44625', '0.00"万元"', '44625'],
    ['44625', '#,##0_);[Red]\\(#,##0\\)', '44625'],
    ['1234', '00000000', '00001234'],
    ['1e999', 0, '1e999'],
  ];

  test.each(cases.map(([value, format, shown], at) => ({ value, format, shown, style: at + 1 })))(
    '$value with the format $format is read as $shown',
    async ({ style, shown }) => {
      read ??= rowsOf({ formats: cases.map(([, format]) => format), sheets });
      expect((await read).rows[style - 1]).toEqual([shown]);
    },
  );

  const sheets = {
    表: cells(...cases.map(([value], at) => `<c r="A${at + 1}" s="${at + 1}"><v>${value}</v></c>`)),
  };
  let read: ReturnType<typeof rowsOf> | undefined;

  test('is a day four years and a day later in the system of 1904', async () => {
    const sheet = cells('<c r="A1" s="1"><v>43163</v></c><c r="B1" s="1"><v>0</v></c>');
    const { rows } = await rowsOf({ sheets: { 表: sheet }, formats: [14], date1904: true });
    expect(rows).toEqual([['2022-03-05', '1904-01-01']]);
  });
});

describe('other cells', () => {
  test('are read as they are shown: truth, errors, ISO dates, rich text without reading aids', async () => {
    const strings =
      '<si><r><t xml:space="preserve">济南 </t></r><r><rPr><b/></rPr><t>高新区</t></r><rPh sb="0" eb="1"><t>ジナン</t></rPh></si>';
    const row = `<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="d"><v>2022-03-05T00:00:00.000Z</v></c><c r="E1" t="d"><v>2022-03-05T08:30:00Z</v></c><c r="F1" t="s"><v>0</v></c>`;
    const { rows, faults } = await rowsOf({ strings, sheets: { 表: cells(row) } });
    expect(rows).toEqual([
      ['是', '否', '#N/A', '2022-03-05', '2022-03-05 08:30:00', '济南 高新区'],
    ]);
    expect(faults).toEqual([]);
  });

  test('keep their text, outer space apart: quotes, commas, line breaks, escapes and U+FFFD', async () => {
    const written = [
      '&#x3000;甲 乙\t',
      'a&quot;b,c',
      'a_x000D_\nb',
      '_x005F_x0041_',
      '\uFFFD',
      '=1',
    ];
    const row = written.map((each, at) => inline(`${'ABCDEF'[at]}1`, each)).join('');
    const { rows, faults } = await rowsOf({ sheets: { 表: cells(row) } });
    expect(rows).toEqual([['甲 乙', 'a"b,c', 'a\nb', '_x0041_', '\uFFFD', '=1']]);
    expect(faults).toEqual([]);
  });

  test('with control characters are named by row and column and hold U+FFFD in their place', async () => {
    const strings = '<si><t>a_x0000_b</t></si>';
    const sheet = cells(
      text('A1', 'fine'),
      `<c r="A2" t="s"><v>0</v></c>${inline('B2', '\u0007')}`,
      inline('C3', 'x&#0;y'),
      inline('B4', 'x\u000By'),
      inline('A5', '_xD800_z'),
    );
    const { rows, faults } = await rowsOf({ strings, sheets: { 表: sheet } });
    expect(rows.slice(1)).toEqual([
      ['a\uFFFDb', '\uFFFD', ''],
      ['', '', 'x\uFFFDy'],
      ['', 'x\uFFFDy', ''],
      ['\uFFFDz', '', ''],
    ]);
    const fault = { rule: 'cell.control', sheet: '表' };
    expect(faults).toEqual([
      { ...fault, row: 2, column: 'A', found: 'U+0000' },
      { ...fault, row: 3, column: 'C', found: 'U+0000' },
      { ...fault, row: 4, column: 'B', found: 'U+000B' },
      { ...fault, row: 5, column: 'A', found: 'U+D800' },
    ]);
  });
});

describe('a formula', () => {
  const formula = (name: string, body: string, value = '<v>2</v>', attributes = '') =>
    `<c r="${name}"><f${attributes}>${body}</f>${value}</c>`;

  test('gives its stored value, a shared or a blank one too', async () => {
    const sheet = cells(
      formula('A1', 'SUM(Table1[金额])'),
      formula('A2', 'A1+1', '<v>3</v>', ' t="shared" si="0" ref="A2:A3"'),
      formula('A3', '', '<v>4</v>', ' t="shared" si="0"'),
      `<c r="A4" t="str"><f>IF(1,"","")</f><v></v></c>${formula('B4', 'INDIRECT("A1")')}`,
    );
    const { rows, faults } = await rowsOf({ sheets: { 表: sheet } });
    expect(rows).toEqual([
      ['2', ''],
      ['3', ''],
      ['4', ''],
      ['', '2'],
    ]);
    expect(faults).toEqual([]);
  });

  test('without a stored value, or one that reaches out, is kept as text and named', async () => {
    const link = 'HYPERLINK("http://example.org","看")';
    const sheet = cells(
      formula('A1', 'B1+1', ''),
      formula('A2', link.replaceAll('"', '&quot;')),
      formula('A3', "cmd|'/C calc'!A0"),
      formula('A4', '[1]Sheet1!A1', '<v>1</v>', ' t="shared" si="7" ref="A4:A5"'),
      formula('A5', '', '<v>1</v>', ' t="shared" si="7"'),
    );
    const { rows, faults } = await rowsOf({ sheets: { 表: sheet } });
    const texts = ['=B1+1', `=${link}`, "=cmd|'/C calc'!A0", '=[1]Sheet1!A1', '=[1]Sheet1!A1'];
    expect(rows).toEqual(texts.map((each) => [each]));
    expect(faults.map(({ row, column, found }) => [row, column, found])).toEqual(
      texts.map((each, at) => [at + 1, 'A', at === 0 ? `${each} → ∅` : each]),
    );
  });
});

describe('a merged cell', () => {
  test('fills the cells beside and below it, each copy marked by where it came from', async () => {
    const sheet =
      cells(
        text('A1', '汇总表'),
        text('A2', '名称') + text('B2', '金额'),
        text('B3', '财政') + text('C3', '自筹'),
        text('A4', '甲') + text('B4', '1'),
        text('B5', '2'),
      ) +
      '<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="A4:A1048576"/></mergeCells>';
    const { records } = await rowsOf({ sheets: { 表: sheet } });
    expect(records).toEqual([
      ['1', '汇总表', `${ACROSS}汇总表`, `${ACROSS}汇总表`],
      ['2', '名称', '金额', `${ACROSS}金额`],
      ['3', `${BELOW}名称`, '财政', '自筹'],
      ['4', '甲', '1', ''],
      ['5', `${BELOW}甲`, '2', ''],
    ]);
  });

  test('adds no row that has nothing of its own, and an empty one hides nothing', async () => {
    const sheet =
      cells(text('A1', '甲') + text('B1', '1'), '', text('B3', '2')) +
      '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A3:B3"/></mergeCells>';
    const { records } = await rowsOf({ sheets: { 表: sheet } });
    expect(records).toEqual([
      ['1', '甲', '1'],
      ['3', '', '2'],
    ]);
  });
});

describe('a workbook', () => {
  test('gives all its sheets in order, hidden ones flagged, charts left out', async () => {
    const { sheets, tables } = await readBytes(
      made({
        sheets: { 说明: cells(), 数据: cells('', text('C2', 'x')), 隐藏: cells(text('A1', 'y')) },
      }),
    );
    const shape = sheets.map(({ name, hidden, rows, columns }) => [name, hidden, rows, columns]);
    expect(shape).toEqual([
      ['说明', false, 0, 0],
      ['数据', false, 1, 3],
      ['隐藏', true, 1, 1],
    ]);
    expect(tables.get('数据')).toEqual([['2', '', '', 'x']]);
  });

  test('may leave out cell names, and carry blank formatted rows down to the last', async () => {
    const blank = Array.from(
      { length: 5000 },
      (_, at) => `<row r="${at + 2}" s="1"><c s="1"/></row>`,
    );
    const sheet = `<sheetData><row><c t="str"><v>甲</v></c><c><v>1</v></c></row>${blank.join('')}<row r="1048576"><c r="A1048576"><v>2</v></c></row></sheetData>`;
    const { records } = await rowsOf({ sheets: { 表: sheet } });
    expect(records).toEqual([
      ['1', '甲', '1'],
      ['1048576', '2', ''],
    ]);
  });

  test('may be as wide as a sheet can be', async () => {
    const { sheets } = await rowsOf({ sheets: { 表: cells(text('A1', 'x') + text('XFD1', 'y')) } });
    expect(sheets[0]?.columns).toBe(16_384);
  });

  test('may use prefixes for its elements', async () => {
    const sheet =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    const { rows } = await rowsOf({ parts: { 'xl/worksheets/sheet1.xml': sheet } });
    expect(rows).toEqual([['甲']]);
  });
});
