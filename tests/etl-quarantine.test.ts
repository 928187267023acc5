import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { quarantine, quarantineSheets, type QuarantineFilter } from '../etl/quarantine.ts';
import { undo } from '../etl/undo.ts';
import { writeWorkbook } from '../etl/workbook/write.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { csvOf, temporaryFolder } from './sample-statistics.ts';
import {
  countsOf,
  emptyHome,
  knownOn,
  loadFiles,
  sampleOf,
  sourceNamed,
  type Cells,
} from './sample-sources.ts';

const folder = temporaryFolder();
const quotas = sourceNamed('quotas');

/** A file of the sample's row with other cells. */
function fileOf(rows: readonly Cells[], source = 'quotas'): string {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, csvOf(rows.map((cells) => ({ ...sampleOf(source).row, ...cells }))));
  return path;
}

async function entriesOf(home: Home, filter: QuarantineFilter = {}) {
  const reader = new SnapshotReader(home);
  const { entries, cut } = await quarantine(reader, filter);
  reader.close();
  expect(cut).toBe(false);
  return entries;
}

const DIRTY: readonly Cells[] = [
  {},
  { 区县: '历下曲', 任务数: '约90' },
  { 区县: '市中区', 任务数: '-1' },
];

/** The exported sheet with some cells corrected, as a bureau would send it back. */
async function corrected(home: Home, cells: Readonly<Record<string, string>>): Promise<string> {
  const bytes = await writeWorkbook(null, quarantineSheets(await entriesOf(home)));
  const book = read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const rows = utils.sheet_to_json<Record<string, string>>(sheet, { defval: '' });
  const mended = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([heading, cell]) => [heading, cells[cell] ?? cell]),
    ),
  );
  const path = join(folder, `${randomUUID()}.xlsx`);
  const header = Object.keys(rows[0] ?? {}).map((text) => ({ text }));
  await writeWorkbook(path, [
    { name: '更正', header, rows: mended.map((row) => header.map(({ text }) => row[text] ?? '')) },
  ]);
  return path;
}

describe('a refused row', () => {
  test('is one entry with every rule it breaks, its cells as they came, and its place', async () => {
    const home = await emptyHome(folder);
    const file = fileOf(DIRTY);
    const { refused, run } = await loadFiles(home, 'quotas', [file]);
    const entries = await entriesOf(home);
    expect(entries).toHaveLength(2);
    expect(new Set(refused.map(({ entry }) => entry))).toEqual(
      new Set(entries.map(({ entry }) => entry)),
    );
    expect(entries[0]).toMatchObject({
      run,
      source: 'quotas',
      provenance: 'reported',
      row: 3,
      sheet: null,
      headings: ['年度', '区县', '指标', '任务数', '口径'],
      cells: ['2023', '历下曲', '当年新认定高新技术企业数', '约90', '不含重新认定'],
      resolvedBy: null,
      resolvedOn: null,
    });
    expect(entries[0]?.rules.map(({ rule, column, found }) => [rule, column, found])).toEqual([
      ['value.notNumber', '任务数', '约90'],
      ['region.unknown', '区县', '历下曲'],
    ]);
    for (const { message, messageEn, mend, mendEn, expected } of entries.flatMap(
      ({ rules }) => rules,
    )) {
      expect([message, messageEn, mend, mendEn, expected]).not.toContain('');
    }
  });

  test('keeps its number when the file is read again, and is there once', async () => {
    const home = await emptyHome(folder);
    const file = fileOf(DIRTY);
    await loadFiles(home, 'quotas', [file]);
    const before = await entriesOf(home);
    const again = await loadFiles(home, 'quotas', [file], { knownAt: '2026-02-01' });
    expect(countsOf(again)).toEqual([3, 0, 1, 0, 2]);
    expect(again.refused.map(({ entry }) => entry)).toEqual(
      expect.arrayContaining(before.map(({ entry }) => entry)),
    );
    expect(await entriesOf(home)).toEqual(before);
  });

  test('has a number of its own in each file, source and provenance', async () => {
    const home = await emptyHome(folder);
    await loadFiles(home, 'quotas', [fileOf(DIRTY), fileOf([...DIRTY, { 区县: '槐荫区' }])]);
    const numbers = (await entriesOf(home)).map(({ entry }) => entry);
    expect(numbers).toHaveLength(4);
    expect(new Set(numbers).size).toBe(4);
  });

  test('that only earns a warning is no entry', async () => {
    const home = await emptyHome(folder);
    const file = fileOf([{ 政策文号: '济政发〔1921〕14号' }], 'approvals');
    const { warnings } = await loadFiles(home, 'approvals', [file]);
    expect(warnings).toHaveLength(1);
    expect(await entriesOf(home, { state: 'all' })).toEqual([]);
  });

  test('is kept however many there are', async () => {
    const home = await emptyHome(folder);
    const many = Array.from({ length: 1200 }, (_, at) => ({ 年度: String(1000 + at) }));
    const { rowsRefused, refusedCut } = await loadFiles(home, 'quotas', [fileOf([{}, ...many])]);
    expect([rowsRefused, refusedCut]).toEqual([1200 - 200, false]);
    const entries = await entriesOf(home);
    expect(entries).toHaveLength(1000);
  });
});

describe('a sheet that is sent back', () => {
  test('settles its entries once it is corrected, by their numbers', async () => {
    const home = await emptyHome(folder);
    await loadFiles(home, 'quotas', [fileOf(DIRTY)]);
    const before = await entriesOf(home);
    const file = await corrected(home, { 历下曲: '槐荫区', 约90: '90', '-1': '10' });
    const result = await loadFiles(home, 'quotas', [file], { knownAt: '2026-03-01' });
    expect(countsOf(result)).toEqual([2, 2, 0, 0, 0]);
    expect(await entriesOf(home)).toEqual([]);
    const settled = await entriesOf(home, { state: 'resolved' });
    expect(settled.map(({ entry }) => entry)).toEqual(before.map(({ entry }) => entry));
    expect(settled.map(({ resolvedBy }) => resolvedBy)).toEqual([result.run, result.run]);
    const known = await knownOn(home, quotas, '2026-03-01');
    expect(known.map(({ region, amount }) => [region, Number(amount)])).toEqual([
      ['370102', 120],
      ['370103', 10],
      ['370104', 90],
    ]);
  });

  test('settles only the rows that are sound by now', async () => {
    const home = await emptyHome(folder);
    await loadFiles(home, 'quotas', [fileOf(DIRTY)]);
    const [first, second] = await entriesOf(home);
    const file = await corrected(home, { 历下曲: '槐荫区', '-1': '10' });
    const result = await loadFiles(home, 'quotas', [file], { knownAt: '2026-03-01' });
    expect(countsOf(result)).toEqual([2, 1, 0, 0, 1]);
    const open = await entriesOf(home);
    expect(open.map(({ entry }) => entry)).toContain(first?.entry);
    expect(open.map(({ entry }) => entry)).not.toContain(second?.entry);
  });

  test('tells each row what is wrong, in words, beside its cells', async () => {
    const home = await emptyHome(folder);
    await loadFiles(home, 'quotas', [fileOf(DIRTY)]);
    const entries = await entriesOf(home);
    const [sheet, ...others] = quarantineSheets(entries);
    expect(others).toEqual([]);
    expect(sheet?.header.map(({ text }) => text)).toEqual([
      '年度',
      '区县',
      '指标',
      '任务数',
      '口径',
      '隔离编号',
      '来源文件',
      '工作表',
      '行号',
      '规则',
      '所在列',
      '发现',
      '应为',
      '怎样更正',
    ]);
    const [row = []] = sheet?.rows ?? [];
    expect(row.slice(0, 6)).toEqual([...(entries[0]?.cells ?? []), entries[0]?.entry]);
    expect(row[8]).toBe('3');
    expect(row[9]).toBe('数值不是数字 [value.notNumber]\n地区代码不在区划表中 [region.unknown]');
    expect(row.slice(10, 12)).toEqual(['任务数\n区县', '约90\n历下曲']);
  });

  test('has the files that were refused whole on a sheet of their own', async () => {
    const home = await emptyHome(folder);
    const path = join(folder, `${randomUUID()}.csv`);
    writeFileSync(path, '年度,区县\n2023,历下区\n');
    await loadFiles(home, 'quotas', [path, fileOf(DIRTY)]);
    const sheets = quarantineSheets(await entriesOf(home));
    expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['quotas 1', 2],
      ['整份文件', 1],
    ]);
  });
});

describe('an entry', () => {
  test('is settled by a sound row with its key from another file', async () => {
    const home = await emptyHome(folder);
    await loadFiles(home, 'quotas', [
      fileOf([{ 任务数: '约90' }, { 区县: '市中区', 任务数: '-1' }]),
    ]);
    const other = fileOf([{ 任务数: '90' }]);
    const { run } = await loadFiles(home, 'quotas', [other], { knownAt: '2026-03-01' });
    const open = await entriesOf(home);
    expect(open.map(({ row }) => row)).toEqual([3]);
    const settled = await entriesOf(home, { state: 'resolved' });
    expect(settled.map(({ row, resolvedBy }) => [row, resolvedBy])).toEqual([[2, run]]);
  });

  test('is not settled by the file that it comes from', async () => {
    const home = await emptyHome(folder);
    const contradiction = fileOf([{}, { 任务数: '121' }]);
    await loadFiles(home, 'quotas', [contradiction]);
    await loadFiles(home, 'quotas', [contradiction], { knownAt: '2026-02-01' });
    expect((await entriesOf(home)).map(({ row }) => row)).toEqual([3]);
  });

  test('is open again once the run that settled it is undone', async () => {
    const home = await emptyHome(folder);
    await loadFiles(home, 'quotas', [fileOf([{ 任务数: '约90' }])]);
    const { run } = await loadFiles(home, 'quotas', [fileOf([{ 任务数: '90' }])], {
      knownAt: '2026-02-01',
    });
    expect(await entriesOf(home)).toEqual([]);
    await undo(run ?? '', { home, knownAt: null, today: '2026-03-01' });
    expect((await entriesOf(home)).map(({ row }) => row)).toEqual([2]);
  });

  test('of a run that is undone is open no more', async () => {
    const home = await emptyHome(folder);
    const { run } = await loadFiles(home, 'quotas', [fileOf(DIRTY)]);
    const undoing = await undo(run ?? '', { home, knownAt: null, today: '2026-03-01' });
    expect(await entriesOf(home)).toEqual([]);
    const all = await entriesOf(home, { state: 'all' });
    expect(all.map(({ resolvedBy }) => resolvedBy)).toEqual([undoing.run, undoing.run]);
  });

  test('of an undone run is open again once its file is loaded again', async () => {
    const home = await emptyHome(folder);
    const file = fileOf(DIRTY);
    const { run } = await loadFiles(home, 'quotas', [file]);
    await undo(run ?? '', { home, knownAt: null, today: '2026-03-01' });
    await loadFiles(home, 'quotas', [file], { knownAt: '2026-04-01' });
    expect((await entriesOf(home)).map(({ row }) => row)).toEqual([3, 4]);
  });

  test('is found by its source and by its run', async () => {
    const home = await emptyHome(folder);
    const first = await loadFiles(home, 'quotas', [fileOf(DIRTY)]);
    await loadFiles(home, 'integrity', [fileOf([{ 起始日期: '不详' }], 'integrity')]);
    expect(await entriesOf(home)).toHaveLength(3);
    expect(await entriesOf(home, { source: 'integrity' })).toHaveLength(1);
    expect(await entriesOf(home, { run: first.run ?? '' })).toHaveLength(2);
  });
});
