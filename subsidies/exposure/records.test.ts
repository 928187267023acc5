import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../etl/load.ts';
import { SOURCES } from '../../etl/sources.ts';
import { loadReference } from '../../reference/catalogue.ts';
import { creditCode } from '../../simulate/credit-code.ts';
import { homeAt, type Home } from '../../warehouse/home.ts';
import { SnapshotReader } from '../../warehouse/snapshot.ts';
import { loadSubsidies } from '../catalogue.ts';
import { places } from './assign.ts';
import { ledgerRows } from './ledger.ts';
import type { LedgerRow } from './leaf.ts';
import { readRecords, type Clocks, type MoneyRecords } from './records.ts';
import { resolver } from './resolve.ts';

const reference = loadReference();
const subsidies = loadSubsidies(reference);
const CLOCKS: Clocks = { asOf: '2024-12-31', knownAt: '2026-11-21', city: 'jinan' };

const A = creditCode('91', '370102', 1, 7);
const B = creditCode('91', '370103', 2, 7);
const IN_QINGDAO = creditCode('91', '370202', 3, 7);

type Cells = Readonly<Record<string, string>>;

/** A thousand yuan to 甲公司 for its contracts of 2022, from the city. */
const APPROVAL: Cells = {
  批复编号: 'A1',
  政策文号: '济科发〔2021〕27号',
  条款: '第四条',
  受益单位: '济南甲公司',
  统一社会信用代码: A,
  管理归属: '370102',
  事项年度: '2022',
  事由编号: '',
  '批准金额(元)': '1000.00',
  '其中省级(元)': '0',
  '其中市级(元)': '1000.00',
  '其中区县级(元)': '0',
  批准日期: '2023-06-01',
};
const PAYMENT: Cells = {
  支付凭证号: 'V1',
  行号: '1',
  批复编号: 'A1',
  政策文号: '济科发〔2021〕27号',
  条款: '第四条',
  收款单位: '济南甲公司',
  统一社会信用代码: A,
  管理归属: '370102',
  '支付金额(元)': '1000.00',
  '其中省级(元)': '0',
  '其中市级(元)': '1000.00',
  '其中区县级(元)': '0',
  支付日期: '2023-07-01',
  预算年度: '2023',
  专项资金: '转移转化资金',
  功能分类科目: '2060404 科技成果转化与扩散',
};
const APPROPRIATION: Cells = {
  指标文号: '济财指〔2023〕1号',
  预算年度: '2023',
  级次: '市级',
  地区: '370100',
  专项资金: '转移转化资金',
  主管部门: '市科技局',
  功能分类科目: '2060404 科技成果转化与扩散',
  调整类型: '年初',
  '预算金额(万元)': '5',
  下达日期: '2023-01-20',
};
const UNSAID = { 政策文号: '', 条款: '', 管理归属: '', 统一社会信用代码: '' };
const parts = (heading: string, province: number, city: number, district: number): Cells => ({
  [heading]: String((province + city + district) / 100),
  '其中省级(元)': String(province / 100),
  '其中市级(元)': String(city / 100),
  '其中区县级(元)': String(district / 100),
});

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newHome(): Home {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-money-'));
  folders.push(folder);
  return homeAt(folder);
}

async function add(
  home: Home,
  name: string,
  rows: readonly Cells[],
  { provenance = 'reported', knownAt = '2024-12-31' } = {},
): Promise<void> {
  const source = SOURCES.find((each) => each.name === name);
  if (!source) throw new Error(`no source ${name}`);
  const path = join(home.folder, `${name}.csv`);
  writeFileSync(path, stringify([...rows], { header: true }));
  const { refused } = await load(source, {
    home,
    reference,
    files: [path],
    knownAt,
    today: CLOCKS.knownAt,
    provenance: provenance === 'simulated' ? 'simulated' : 'reported',
    dryRun: false,
  });
  const hard = refused.filter(({ severity }) => severity === 'error');
  if (hard.length > 0) throw new Error(JSON.stringify(hard));
}

async function read(home: Home, clocks: Partial<Clocks> = {}): Promise<MoneyRecords> {
  const reader = new SnapshotReader(home);
  try {
    return await reader.session((session) =>
      readRecords(session, { ...CLOCKS, ...clocks }, subsidies, reference),
    );
  } finally {
    reader.close();
  }
}

function ledgerOf(records: MoneyRecords, year = 2023): LedgerRow[] {
  return ledgerRows(records, year, resolver([]), places(records, subsidies, reference));
}

const BREAKDOWNS = ['rule', 'document', 'bureau', 'fund', 'account', 'level', 'region'] as const;

function broken(
  rows: readonly LedgerRow[],
  measure: string,
  by: (typeof BREAKDOWNS)[number],
): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const row of rows.filter((each) => each.measure === measure)) {
    const key = String(row[by]);
    sums[key] = (sums[key] ?? 0n) + row.fen;
  }
  return sums;
}

describe('a city’s loaded money', () => {
  let home: Home;
  let records: MoneyRecords;
  beforeAll(async () => {
    home = newHome();
    await add(home, 'approvals', [
      APPROVAL,
      {
        ...APPROVAL,
        批复编号: 'A2',
        政策文号: '济科字〔2022〕99号',
        条款: '第一条',
        统一社会信用代码: B,
        管理归属: 'JN-GXQ',
        ...parts('批准金额(元)', 1, 33_333, 66_667),
      },
      { ...APPROVAL, 批复编号: 'A3', 管理归属: '370202', 统一社会信用代码: IN_QINGDAO },
      { ...APPROVAL, 批复编号: 'A4', 政策文号: '济科发〔2020〕10号', 条款: '二（一）' },
      { ...APPROVAL, 批复编号: 'A5', 批准日期: '2022-12-31' },
    ]);
    await add(home, 'subsidy-payouts', [
      { ...PAYMENT, ...UNSAID, ...parts('支付金额(元)', 0, 60_001, 0) },
      { ...PAYMENT, 行号: '2', ...parts('支付金额(元)', 0, -1, 0) },
      {
        ...PAYMENT,
        ...UNSAID,
        支付凭证号: 'V2',
        批复编号: 'A2',
        专项资金: '',
        功能分类科目: '',
        ...parts('支付金额(元)', 1, 33_333, 66_667),
      },
      { ...PAYMENT, ...UNSAID, 支付凭证号: 'V3', 批复编号: '', 功能分类科目: '' },
      { ...PAYMENT, 支付凭证号: 'V4', 预算年度: '2024', 支付日期: '2024-01-10' },
      { ...PAYMENT, ...UNSAID, 支付凭证号: 'V5', 批复编号: '', 统一社会信用代码: IN_QINGDAO },
    ]);
    await add(home, 'appropriations', [
      APPROPRIATION,
      { ...APPROPRIATION, 指标文号: '济财指〔2023〕2号', 调整类型: '调减', '预算金额(万元)': '-1' },
      {
        ...APPROPRIATION,
        指标文号: '济财指〔2023〕3号',
        调整类型: '上级转移',
        '预算金额(万元)': '0.0003',
      },
      {
        ...APPROPRIATION,
        指标文号: '历财指〔2023〕1号',
        级次: '区县级',
        地区: '370102',
        主管部门: '',
      },
      {
        ...APPROPRIATION,
        指标文号: '历财指〔2023〕2号',
        级次: '区县级',
        地区: '370102',
        调整类型: '上级转移',
        专项资金: '另一资金',
      },
      { ...APPROPRIATION, 指标文号: '鲁财指〔2023〕1号', 级次: '省级' },
      { ...APPROPRIATION, 指标文号: '青财指〔2023〕1号', 地区: '370200' },
    ]);
    await add(home, 'document-funds', [
      {
        政策文号: '济科发〔2020〕10号',
        专项资金: '培育资金',
        起始日期: '2020-01-01',
        截止日期: '',
      },
    ]);
    records = await read(home);
  });

  test('is read with what approvals say where a voucher’s line is silent', () => {
    const [first] = records.payments;
    expect(first).toMatchObject({
      voucher: 'V1',
      line: 1,
      document: 'jn-tech-transfer-2021',
      documentNo: '济科发〔2021〕27号',
      clause: '第四条',
      candidates: [
        'jn-tech-transfer-2021.seller-development',
        'jn-tech-transfer-2021.seller-service',
      ],
      code: A,
      region: '370102',
      eventYear: 2022,
      budgetYear: 2023,
      fen: 60_001n,
      parts: { province: 0n, city: 60_001n, district: 0n },
      approval: { no: 'A1', fen: 100_000n },
      simulated: false,
    });
    expect(records.payments.at(1)?.fen).toBe(-1n);
  });

  test('leaves out what another city manages, and what names nothing but another city’s unit', () => {
    expect(records.approvals.map(({ no }) => no)).toEqual(['A5', 'A1', 'A2', 'A4']);
    expect(records.payments.map(({ voucher }) => voucher)).toEqual(['V1', 'V1', 'V2', 'V3', 'V4']);
    expect(records.appropriations.map(({ region }) => region)).not.toContain('370200');
  });

  test('counts transfers as money of the level above', () => {
    const levels = records.appropriations.map(({ orderNo, level }) => [orderNo, level]);
    expect(Object.fromEntries(levels)).toEqual({
      '济财指〔2023〕1号': 'city',
      '济财指〔2023〕2号': 'city',
      '济财指〔2023〕3号': 'province',
      '历财指〔2023〕1号': 'district',
      '历财指〔2023〕2号': 'city',
      '鲁财指〔2023〕1号': 'province',
    });
  });

  test.each([
    // 50,000 - 10,000 + 3 + 50,000 + 50,000 + 50,000 yuan
    ['appropriated', 19_000_300n],
    // A1, A2 and A4
    ['approved', 300_001n],
    // 600.01 - 0.01 + 1,000.01 + 1,000.00 yuan
    ['paid', 260_001n],
  ])('%s sums to %s fen in every breakdown', (measure, total) => {
    const rows = ledgerOf(records);
    for (const by of BREAKDOWNS) {
      const sums = Object.values(broken(rows, measure, by));
      expect([by, sums.reduce((sum, each) => sum + each, 0n)]).toEqual([by, total]);
    }
  });

  test('stands where its documents, funds, levels and districts put it', () => {
    const rows = ledgerOf(records);
    expect(broken(rows, 'appropriated', 'level')).toEqual({
      province: 5_000_300n,
      city: 9_000_000n,
      district: 5_000_000n,
    });
    expect(broken(rows, 'appropriated', 'bureau')).toEqual({
      市科技局: 14_000_300n,
      null: 5_000_000n,
    });
    expect(broken(rows, 'approved', 'fund')).toEqual({
      转移转化资金: 100_000n,
      培育资金: 100_000n,
      null: 100_001n,
    });
    expect(broken(rows, 'approved', 'level')).toEqual({
      province: 1n,
      city: 233_333n,
      district: 66_667n,
    });
    expect(broken(rows, 'paid', 'document')).toEqual({
      'jn-tech-transfer-2021': 60_000n,
      '济科字〔2022〕99号': 100_001n,
      null: 100_000n,
    });
    expect(broken(rows, 'paid', 'region')).toEqual({
      '370102': 60_000n,
      'JN-GXQ': 100_001n,
      null: 100_000n,
    });
    expect(broken(rows, 'paid', 'account')).toEqual({
      '2060404 科技成果转化与扩散': 160_000n,
      null: 100_001n,
    });
  });

  test('is read as it stood on a day, and as it was known on one', async () => {
    const midway = await read(home, { asOf: '2023-06-30' });
    expect([midway.approvals.length, midway.payments.length]).toEqual([4, 0]);
    expect(await read(home, { knownAt: '2024-12-30' })).toEqual({
      approvals: [],
      payments: [],
      appropriations: [],
      funds: [],
    });
  });

  test('of the other city is read by itself', async () => {
    const other = await read(home, { city: 'qingdao' });
    expect(other.approvals.map(({ no }) => no)).toEqual(['A3']);
    expect(other.appropriations.map(({ orderNo }) => orderNo)).toEqual(['青财指〔2023〕1号']);
    // The line that names nothing at all counts wherever it is asked for.
    expect(other.payments.map(({ voucher }) => voucher)).toEqual(['V3', 'V5']);
  });
});

test('a voucher’s line that corrects its approval’s document does not take its clause', async () => {
  const home = newHome();
  await add(home, 'approvals', [APPROVAL]);
  await add(home, 'subsidy-payouts', [{ ...PAYMENT, 政策文号: '济科发〔2020〕10号', 条款: '' }]);
  const { payments } = await read(home);
  expect(payments).toMatchObject([{ document: 'jn-sci-services-2020', clause: null }]);
});

test('simulated records are read beside reported ones, each with its own approval, and not summed', async () => {
  const home = newHome();
  await add(home, 'approvals', [APPROVAL]);
  await add(home, 'approvals', [{ ...APPROVAL, ...parts('批准金额(元)', 0, 7, 0) }], {
    provenance: 'simulated',
  });
  await add(home, 'subsidy-payouts', [PAYMENT], { provenance: 'simulated' });
  const records = await read(home);
  expect(records.approvals.map(({ fen, simulated }) => [fen, simulated])).toEqual([
    [100_000n, false],
    [7n, true],
  ]);
  expect(records.payments).toMatchObject([{ simulated: true, approval: { fen: 7n } }]);
  expect(ledgerOf(records).map(({ measure, fen }) => [measure, fen])).toEqual([
    ['approved', 100_000n],
    ['unpaid', 100_000n],
  ]);
});

test('a revised approval counts as it is last known', async () => {
  const home = newHome();
  await add(home, 'approvals', [APPROVAL], { knownAt: '2023-06-02' });
  const revised = { ...APPROVAL, ...parts('批准金额(元)', 0, 80_000, 0) };
  await add(home, 'approvals', [revised], { knownAt: '2023-09-01' });
  const sums = async (knownAt: string) =>
    (await read(home, { knownAt })).approvals.map(({ fen }) => fen);
  expect(await sums('2023-08-31')).toEqual([100_000n]);
  expect(await sums('2023-09-01')).toEqual([80_000n]);
});
