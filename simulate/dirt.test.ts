import { expect, test } from 'vitest';
import { HEADINGS, type SheetName } from './headings.ts';
import { allRows, cleanRows, fenOf, smallCity } from './read-city.ts';

const SHEETS = Object.keys(HEADINGS) as SheetName[];

test('about the stated share of rows is dirty, and every one of them is on record', async () => {
  const made = await smallCity({ dirty: 0.05 });
  const manifest = allRows(made, 'dirty-rows');
  for (const { source, rows, soundRows, dirtyRows } of made.files) {
    if (source === null || source === 'document-funds') continue;
    const marked = manifest.filter(({ file }) => file === `${source}.csv`);
    const counted = Object.values(dirtyRows).reduce((sum, count) => sum + count, 0);
    expect(marked.length).toBe(counted);
    expect(Math.abs(counted - soundRows * 0.05)).toBeLessThanOrEqual(1);
    const added = marked.filter(
      ({ faulty, kind }) => faulty === 'yes' || kind === 'identicalDuplicate',
    );
    expect(rows - soundRows).toBe(added.length);
  }
});

test('the record names the cell as it stands in the file', async () => {
  const made = await smallCity();
  const files = new Map(SHEETS.map((sheet) => [`${sheet}.csv`, allRows(made, sheet)]));
  for (const { file, line, column, cell, kind } of allRows(made, 'dirty-rows')) {
    const row = files.get(file ?? '')?.[Number(line) - 2];
    if (kind !== 'identicalDuplicate') expect(row?.[column ?? '']).toBe(cell);
  }
});

test('disguised cells are other writings of the same, and faulty ones are not', async () => {
  const [clean, dirty] = [await smallCity({ dirty: 0 }), await smallCity({ dirty: 0.5 })];
  const kinds = new Set(allRows(dirty, 'dirty-rows').map(({ kind }) => kind));
  for (const kind of [
    'fullWidthDigits',
    'thousandsSeparators',
    'fullWidthSeparators',
    'chineseDate',
    'dottedDate',
    'shortRegion',
    'longRegion',
    'formerRegion',
    'outerSpace',
    'misspeltRegion',
    'wrongCheckCharacter',
    'technicalAboveAmount',
    'unknownClass',
    'partsDoNotSum',
    'paymentBeforeApproval',
    'unreadableDate',
    'unreadableNumber',
    'impossibleDate',
    'missingKey',
    'conflictingDuplicate',
    'futureDate',
    'identicalDuplicate',
  ]) {
    expect(kinds, kind).toContain(kind);
  }
  const original = new Map(
    allRows(clean, 'tech-contracts').map((row) => [row['合同登记编号']?.trim(), row]),
  );
  const rows = allRows(dirty, 'tech-contracts');
  for (const { file, line, kind, column = '' } of allRows(dirty, 'dirty-rows')) {
    if (file !== 'tech-contracts.csv' || !/Digits|Separators$/.test(kind ?? '')) continue;
    const row = rows[Number(line) - 2];
    const plain = row?.[column]?.normalize('NFKC').replaceAll(',', '');
    expect(plain).toBe(original.get(row?.['合同登记编号'])?.[column]);
  }
});

test('faulty rows are added ones, so that sound rows keep the totals', async () => {
  const made = await smallCity({ dirty: 0.2 });
  const faulty = allRows(made, 'dirty-rows').filter((row) => row['faulty'] === 'yes');
  const lines = new Set(
    faulty.filter(({ file }) => file === 'tech-contracts.csv').map(({ line }) => Number(line)),
  );
  const sound = new Map(
    allRows(made, 'tech-contracts')
      .filter((row, at) => !lines.has(at + 2) && row['合同状态'] !== '解除')
      .map((row) => [row['合同登记编号'], row]),
  );
  let total = 0n;
  for (const row of sound.values()) {
    if (row['认定登记日期']?.startsWith('2023') !== true) continue;
    const plain = row['合同成交额(万元)']?.normalize('NFKC').replaceAll(',', '');
    total += fenOf(plain, '万元');
  }
  expect(total).toBe(9_161_500_000_000n);
});

test('a faulty payment never takes the sound ones past their approval', async () => {
  const made = await smallCity({ dirty: 0.5 });
  const clean = new Set(cleanRows(made, 'subsidy-payouts').map((row) => row['支付凭证号']));
  const before = allRows(made, 'dirty-rows').filter(({ kind }) => kind === 'paymentBeforeApproval');
  expect(before.length).toBeGreaterThan(0);
  const rows = allRows(made, 'subsidy-payouts');
  for (const { line } of before) {
    const row = rows[Number(line) - 2];
    expect(row).toMatchObject({ '支付金额(元)': '0.00', 支付日期: '2018-01-02' });
    expect(clean).not.toContain(row?.['支付凭证号']);
  }
});

test('with no dirt asked for there is none', async () => {
  const made = await smallCity({ dirty: 0 });
  expect(allRows(made, 'dirty-rows')).toEqual([]);
  expect(made.files.every(({ rows, soundRows }) => rows === soundRows)).toBe(true);
});
