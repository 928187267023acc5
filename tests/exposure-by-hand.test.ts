import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../etl/load.ts';
import { SOURCES } from '../etl/sources.ts';
import { loadReference } from '../reference/catalogue.ts';
import { creditCode } from '../simulate/credit-code.ts';
import { homeAt } from '../warehouse/home.ts';
import type { PresentedExposure, PresentedRow } from '../subsidies/exposure/present.ts';
import { quanheng } from './command-line.ts';
import { LOADED_ON } from './loaded-home.ts';

type Cells = Readonly<Record<string, string>>;

const [A, B, C, D, E, F] = [1, 2, 3, 4, 5, 6].map((at) => creditCode('91', '370102', at, 7));

const FUND = '技术转移转化服务体系建设补助专项资金';
const ACCOUNT = '2060404 科技成果转化与扩散';
const SELLERS = { 政策文号: '济科发〔2021〕27号', 条款: '第四条' };
const RESEARCH = { 政策文号: '济科发〔2020〕10号', 条款: '二（一）' };

const nameOf = (code: string | undefined) => `济南${code?.slice(-4)}公司`;

/** A firm of Lixia sells developed technology to Beijing; the sum is in units of 10,000 yuan. */
function sold(no: string, code: string | undefined, sum: string, day: string): Cells {
  return {
    ...{ 合同登记编号: no, 合同类别: '技术开发', 合同状态: '有效', 是否财政资金购买: '否' },
    ...{ 卖方名称: nameOf(code), 卖方代码: code ?? '', 卖方类型: '企业' },
    ...{ 卖方行政区划: '370102', 卖方管理归属: '370102' },
    ...{ 买方名称: '北京买方公司', 买方行政区划: '110000' },
    ...{ '合同成交额(万元)': sum, 认定登记日期: day },
  };
}

/** R&D that was deducted twice for tax, in yuan, with sales of ten million. */
function researched(
  code: string | undefined,
  region: string,
  year: string,
  deducted: string,
): Cells {
  return {
    ...{ 统一社会信用代码: code ?? '', 单位名称: nameOf(code), 单位类型: '企业' },
    ...{ 行政区划: region, 管理归属: region, 年份: year, 数据来源: '加计扣除' },
    ...{ '加计扣除费用(元)': deducted, '销售收入(千元)': '10000', '研发费用(千元)': '2000' },
  };
}

/** Parts of province, city and district, in yuan. */
type Parts = readonly [number, number, number];

function money(heading: string, [province, city, district]: Parts): Cells {
  return {
    [heading]: String(province + city + district),
    ...{ '其中省级(元)': String(province), '其中市级(元)': String(city) },
    '其中区县级(元)': String(district),
  };
}

function approved(
  no: string,
  code: string | undefined,
  clause: Cells,
  eventYear: string,
  day: string,
  parts: Parts,
): Cells {
  return {
    ...{ 批复编号: no, ...clause, 受益单位: nameOf(code), 统一社会信用代码: code ?? '' },
    ...{ 管理归属: '370102', 事项年度: eventYear, 批准日期: day, ...money('批准金额(元)', parts) },
  };
}

function paid(voucher: string, line: string, given: Cells, day: string, parts: Parts): Cells {
  return {
    ...{ 支付凭证号: voucher, 行号: line, 收款单位: '济南收款公司', 管理归属: '370102' },
    ...{ 支付日期: day, 预算年度: day.slice(0, 4), 专项资金: FUND, 功能分类科目: ACCOUNT },
    ...{ ...given, ...money('支付金额(元)', parts) },
  };
}

function setAside(no: string, adjustment: string, sum: string, day: string): Cells {
  return {
    ...{ 指标文号: no, 预算年度: '2023', 级次: '市级', 地区: '370100', 专项资金: FUND },
    ...{ 主管部门: '市科技局', 功能分类科目: ACCOUNT, 调整类型: adjustment },
    ...{ '预算金额(万元)': sum, 下达日期: day },
  };
}

/** A firm is recognised for the first time, for three years. */
function certified(no: string, code: string | undefined, region: string, from: string, to: string) {
  return {
    ...{ 证书编号: no, 企业名称: nameOf(code), 统一社会信用代码: code ?? '' },
    ...{ 认定类型: '首次认定', 发证日期: from, 有效期至: to },
    ...{ 行政区划: region, 管理归属: region },
  };
}

const FACTS: Readonly<Record<string, readonly Cells[]>> = {
  'tech-contracts': [
    sold('T1', A, '10000', '2021-06-01'),
    sold('T2', B, '4000', '2021-06-01'),
    sold('T3', C, '2000', '2021-06-01'),
    sold('T4', D, '60000', '2021-06-01'),
    sold('T5', A, '12000', '2022-06-01'),
    sold('T6', B, '5000.0004', '2022-06-01'),
    sold('T7', D, '60000', '2022-06-01'),
  ],
  'rd-spend': [
    researched(E, '370102', '2021', '1000000'),
    researched(E, '370102', '2022', '1200000.40'),
    researched(F, '370112', '2022', '333333.30'),
  ],
  'high-tech-firms': [
    // No rule paid for these yet; they expire in 2023.
    certified('GR202037000001', A, '370102', '2020-03-01', '2023-02-28'),
    certified('GR202037000002', B, '370102', '2020-03-01', '2023-02-28'),
    certified('GR202237000003', F, '370112', '2022-11-15', '2025-11-14'),
  ],
  approvals: [
    approved('P1', A, SELLERS, '2021', '2022-06-01', [0, 150_000, 0]),
    approved('P2', B, SELLERS, '2021', '2022-06-01', [0, 45_100, 0]),
    approved('P3', D, SELLERS, '2021', '2022-06-20', [0, 600_000, 0]),
    approved('P4', E, RESEARCH, '2021', '2022-09-01', [50_000, 25_000, 25_000]),
    approved('P5', A, SELLERS, '2022', '2023-05-10', [0, 180_000, 0]),
    // The clause ended on 2022-12-31.
    approved(
      'P6',
      C,
      { 政策文号: '济政字〔2020〕20号', 条款: '二（三）8' },
      '2023',
      '2023-03-01',
      [0, 10_000, 0],
    ),
    // After the day that is asked about.
    approved('P7', B, SELLERS, '2022', '2023-07-10', [0, 75_000, 0]),
  ],
  'subsidy-payouts': [
    paid('V1', '1', { 批复编号: 'P1' }, '2022-07-01', [0, 150_000, 0]),
    paid('V1', '2', { 批复编号: 'P2' }, '2022-07-01', [0, 45_100, 0]),
    paid('V1', '3', { 批复编号: 'P3' }, '2022-07-01', [0, 300_000, 0]),
    paid('V2', '1', { 批复编号: 'P3' }, '2022-11-01', [0, 300_000, 0]),
    paid(
      'V3',
      '1',
      { 批复编号: 'P4', 专项资金: '企业研发补助资金' },
      '2022-10-01',
      [50_000, 25_000, 25_000],
    ),
    paid('V4', '1', { 批复编号: 'P6', 专项资金: '企业研发补助资金' }, '2023-03-15', [0, 10_000, 0]),
    // A text that no rule codifies, and no approval.
    paid(
      'V5',
      '1',
      { 政策文号: '济科发〔1999〕1号', 条款: '第一条' },
      '2023-04-01',
      [0, 20_000, 0],
    ),
    // Without a fund of its own: that of its rule.
    paid('V6', '1', { 批复编号: 'P5', 专项资金: '' }, '2023-06-10', [0, 100_000, 0]),
  ],
  appropriations: [
    setAside('济财指〔2023〕1号', '年初', '30', '2023-01-20'),
    setAside('济财指〔2023〕2号', '调减', '-1', '2023-05-20'),
    setAside('济财指〔2023〕3号', '结转', '2.5', '2023-02-20'),
    // After the day that is asked about.
    setAside('济财指〔2023〕9号', '追加', '100', '2023-08-20'),
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'quanheng-by-hand-'));
const home = homeAt(join(folder, 'home'));

beforeAll(async () => {
  const reference = loadReference();
  const order = SOURCES.toSorted(
    (a, b) => Number(b.name === 'approvals') - Number(a.name === 'approvals'),
  );
  for (const source of order) {
    const rows = FACTS[source.name];
    if (!rows) continue;
    const path = join(folder, `${source.name}.csv`);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    writeFileSync(path, stringify([...rows], { header: true, columns }));
    const { refused } = await load(source, {
      ...{ home, reference, files: [path], knownAt: '2024-01-31', today: LOADED_ON },
      ...{ provenance: 'reported', dryRun: false },
    });
    expect(refused).toEqual([]);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function asked(...args: string[]): Promise<PresentedExposure> {
  const clocks = ['--known-at', LOADED_ON, '--draws', '2000', '--json'];
  const { stdout, stderr, code } = await quanheng(home.folder, ['exposure', ...args, ...clocks]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as PresentedExposure;
}

/** The budget of 2023 in the middle of that year. */
const HALFWAY = ['--year', '2023', '--as-of', '2023-06-30'];
let found: PresentedExposure;
beforeAll(async () => {
  found = await asked(...HALFWAY);
});

const DEVELOPMENT = 'jn-tech-transfer-2021.seller-development';
const RESEARCHED = 'jn-sci-services-2020.rd-total-small';
const RECOGNISED = 'jn-htf-plan-2020.htf-first';
const NONE = { amount: '0.00', p10: '0.00', p90: '0.00' };

const rowOf = (rows: readonly PresentedRow[], id: string | null) =>
  rows.find((row) => row.id === id);
const rule = (id: string | null) => rowOf(found.byRule, id);

describe('what is contingent: owed for 2022, due in 2023 and not approved yet', () => {
  // 1.5‰ of contracts of the year, at most 800,000. A: 180,000, approved, so not here. B: 1.5‰ of 50,000,004
  // yuan, 75,000.006, rounded down. D: 900,000, so 800,000. 济政字〔2020〕20号 promises the same and gives way.
  test('sellers: 75,000.00 and 800,000.00', () => {
    expect(rule(DEVELOPMENT)?.contingent.ceiling).toBe('875000.00');
    expect(rule('jn-htf-plan-2020.seller-development')).toBeUndefined();
  });

  // 10 % of what was deducted: E 120,000.04, F 33,333.33. For 2022 the province bears half, city and district
  // a quarter each. E: 60,000.02, 30,000.01, 30,000.01. F: 16,666.665, 8,333.3325 twice; the fen that is
  // left goes to the province, whose remainder is largest: 16,666.67, 8,333.33, 8,333.33.
  test('R&D: by level, each whole sum divided without losing a fen', () => {
    expect(rule(RESEARCHED)?.contingent.ceiling).toBe('153333.37');
    const level = (id: string) => rowOf(found.byLevel, id)?.contingent.ceiling;
    expect(level('province')).toBe('76666.69');
    expect(level('district')).toBe('38333.34');
    // With 875,000.00 to sellers and 300,000.00 to F, which was recognised for the first time.
    expect(level('city')).toBe('1213333.34');
  });

  test('recognition: 300,000.00', () => {
    expect(rule(RECOGNISED)?.contingent.ceiling).toBe('300000.00');
    expect(found.total.contingent.ceiling).toBe('1328333.37');
    expect(rowOf(found.byRegion, '370112')?.contingent.ceiling).toBe('333333.33');
  });

  test('nothing of 2023 falls due within it, so nothing is forecast', () => {
    expect(found.total.forecast).toEqual({ ceiling: NONE, expected: NONE });
  });

  test('before anything was approved the ceilings stand and nothing is expected', async () => {
    const before = await asked('--year', '2022', '--as-of', '2022-05-31');
    // A 150,000, B 60,000, C 30,000, D 800,000 and E 100,000.
    expect(before.total.contingent).toEqual({ ceiling: '1140000.00', expected: null });
    expect(before.takeUp).toEqual([]);
  });
});

describe('what is expected of it, learned from what fell due in 2022', () => {
  // Approved within the year: of the sellers 3 of 4 (A, B, D; not C), of R&D 1 of 1 (E). In a wider circle n cases
  // count as 2n ÷ (n + 2): 4/3 and 2/3. All: (4/3 × 3/4 + 2/3 + 1/2) ÷ (4/3 + 2/3 + 1) = 13/18. The sellers'
  // document: (1 + 2 × 13/18) ÷ (4/3 + 2) = 11/15, their rule (3 + 2 × 11/15) ÷ 6 = 67/90. R&D: its document
  // (2/3 + 2 × 13/18) ÷ (2/3 + 2) = 19/24, its rule (1 + 2 × 19/24) ÷ 3 = 31/36. What fell due in 2023 counts once
  // 2023 is over.
  //
  // Approved of what the text allows: A 150,000 of 150,000, B 45,100 of 60,000, D 600,000 of 800,000, in 2023
  // A 180,000 of 180,000: 975,100 of 1,190,000 = 0.819412 in four cases; E all of it. All: (4/3 × 0.819412 + 2/3 + 1)
  // ÷ 3 = 0.919739. Sellers: document 0.879608, rule (4 × 0.819412 + 2 × 0.879608) ÷ 6 = 0.839477. R&D: document
  // 0.939804, rule (1 + 2 × 0.939804) ÷ 3 = 0.959869.
  test('the take-up of each rule', () => {
    const takeUp = (id: string) => found.takeUp.find((each) => each.rule === id);
    const inTime = (id: string) => (takeUp(id)?.approved ?? 0) * (takeUp(id)?.onTime ?? 0);
    expect(takeUp(DEVELOPMENT)).toMatchObject({ entitlements: 7, approvals: 4 });
    expect(takeUp(RESEARCHED)).toMatchObject({ entitlements: 3, approvals: 1, pooledWith: 'all' });
    expect(inTime(DEVELOPMENT)).toBeCloseTo(67 / 90, 12);
    expect(inTime(RESEARCHED)).toBeCloseTo(31 / 36, 12);
    expect(inTime(RECOGNISED)).toBeCloseTo(13 / 18, 12);
    expect(takeUp(DEVELOPMENT)?.share).toBeCloseTo(0.839477, 6);
    expect(takeUp(RESEARCHED)?.share).toBeCloseTo(0.959869, 6);
    expect(takeUp(RECOGNISED)?.share).toBeCloseTo(0.919739, 6);
  });

  // Three of the four approvals in time came by 30 June of their year (A, B, D; not E): what is still open has a
  // chance of 67/90 × ¼ ÷ (1 − 67/90 × ¾) = 67/159 to be approved in what is left of 2023, R&D 31/51, recognition 13/33.
  test('ceiling × still approved in time × share, rounded down to the fen by rule and district', () => {
    // 875,000.00 × 67/159 × 0.8394771 and 300,000.00 × 13/33 × 0.9197386
    expect(rule(DEVELOPMENT)?.contingent.expected).toBe('309524.19');
    expect(rule(RECOGNISED)?.contingent.expected).toBe('108696.37');
    // 31/51 × 0.9598693 of 120,000.04 is 70,014.018, of 33,333.33 it is 19,448.330; the parts of the levels are
    // differences of running totals, E 35,007.00, 17,503.51, 17,503.50, F 9,724.16, 4,862.08 twice.
    expect(rule(RESEARCHED)?.contingent.expected).toBe('89462.33');
    expect(rowOf(found.byLevel, 'province')?.contingent.expected).toBe('44731.16');
    expect(rowOf(found.byLevel, 'district')?.contingent.expected).toBe('22365.58');
    expect(found.total.contingent.expected).toBe('507682.89');
  });

  // C's 30,000.00 fell due in 2022. Nobody has lived through a second year, so that one in ten comes in it, as
  // assumed; of that a quarter is left: 0.1 × ¼ ÷ (1 − 0.1 × ¾) = 1/37. 30,000.00 × 1/37 × 0.8394771 = 680.657.
  test('what fell due in 2022 and was never approved is overdue', () => {
    expect(rule(DEVELOPMENT)?.overdue).toEqual({ ceiling: '30000.00', expected: '680.65' });
    expect(found.total.overdue).toEqual({ ceiling: '30000.00', expected: '680.65' });
    expect(found.total.stillToCome?.amount).toBe('508363.54');
  });

  // From the end of 2023 C has 0.05 in 2024, what is left of the three that fell due in 2023 its own second year.
  // None of 2022's four came late; n cases count as before: all (0 + 0.1) ÷ (2/3 + 1), since of the sellers C
  // alone could, document and rule each beside two of the wider circle's.
  test('a year later what is still open of both years is overdue, each at the chance of its own year', async () => {
    const later = await asked('--year', '2024', '--as-of', '2023-12-31');
    const row = rowOf(later.byRule, DEVELOPMENT);
    // B was approved in July; C 30,000 of 2022, D 800,000 of 2023.
    expect(row?.overdue.ceiling).toBe('830000.00');
    const second = (2 * ((2 * (0.1 / (2 / 3 + 1))) / (2 / 3 + 2))) / 3;
    const share = later.takeUp.find((each) => each.rule === DEVELOPMENT)?.share ?? 0;
    const fen = Math.floor(80_000_000 * second * share) + Math.floor(3_000_000 * 0.05 * share);
    expect(row?.overdue.expected).toBe((fen / 100).toFixed(2));
    // In 2025 each has the chance of the year after that, if it did not come before.
    const last = await asked('--year', '2025', '--as-of', '2023-12-31');
    const then =
      Math.floor(80_000_000 * (1 - second) * 0.05 * share) +
      Math.floor(3_000_000 * (1 - 0.05) * 0.02 * share);
    expect(rowOf(last.byRule, DEVELOPMENT)?.overdue.expected).toBe((then / 100).toFixed(2));
  });
});

describe('what is set aside, approved and paid', () => {
  test('300,000 at the year’s start, 25,000 carried over, 10,000 taken back; not what comes in August', () => {
    expect(found.total.appropriated).toBe('315000.00');
    expect(rowOf(found.byFund, FUND)?.appropriated).toBe('315000.00');
  });

  test('approved in the year up to the day: A 180,000 and 10,000 under a rule that has ended', () => {
    expect(found.total.approved).toBe('190000.00');
    expect(rule(DEVELOPMENT)?.approved).toBe('180000.00');
  });

  test('paid from the year’s budget: 100,000, 20,000 without a rule, 10,000 under the rule that has ended', () => {
    expect(found.total.paid).toBe('130000.00');
    expect(rule(DEVELOPMENT)?.paid).toBe('100000.00');
    expect(rule(null)?.paid).toBe('20000.00');
    expect(rule('jn-htf-plan-2020.rd-post-subsidy')).toMatchObject({
      ...{ approved: '10000.00', paid: '10000.00' },
    });
  });

  test('both stay in the totals and are findings', () => {
    const kinds = found.findings.map(({ kind, record, amount }) => [kind, record, amount]);
    expect(kinds).toEqual([
      ['paymentWithoutRule', 'V5/1', '20000.00'],
      ['paymentWithoutApproval', 'V5/1', '20000.00'],
      ['eventAfterRule', 'V4/1', '10000.00'],
    ]);
  });
});

test('every breakdown sums to the total, to the fen', () => {
  const { byRule, byDocument, byBureau, byFund, byAccount, byLevel, byRegion, total } = found;
  const fen = (text: string | null) => BigInt((text ?? '').replace('.', ''));
  for (const rows of [byRule, byDocument, byBureau, byFund, byAccount, byLevel, byRegion]) {
    const sum = (of: (row: typeof total) => string | null) =>
      rows.reduce((all, row) => all + fen(of(row)), 0n);
    expect(sum((row) => row.appropriated)).toBe(fen(total.appropriated));
    expect(sum((row) => row.approved)).toBe(fen(total.approved));
    expect(sum((row) => row.paid)).toBe(fen(total.paid));
    expect(sum((row) => row.contingent.ceiling)).toBe(fen(total.contingent.ceiling));
    expect(sum((row) => row.contingent.expected)).toBe(fen(total.contingent.expected));
    expect(sum((row) => row.overdue.ceiling)).toBe(fen(total.overdue.ceiling));
    expect(sum((row) => row.overdue.expected)).toBe(fen(total.overdue.expected));
    expect(sum((row) => row.stillToCome?.amount ?? null)).toBe(
      fen(total.stillToCome?.amount ?? null),
    );
  }
});

test('the fund runs out in July where D is approved, else not at all', () => {
  // 120,000 of 315,000 are paid, and 80,000 of A's 180,000 are approved and still to be paid. Former payments after June: 495,100 of 895,100 in July, 100,000 in October,
  // 300,000 in November. D: 800,000 in full or at about seven tenths, of which more than 300,000 come by
  // July: more than the 195,000 that are left. B, C and A alone, at most 75,000, 30,000 and 80,000, never. D is still approved in time in 67
  // of 159 draws.
  const [budget, ...others] = found.exhaustion;
  expect(others).toEqual([]);
  expect(budget).toMatchObject({
    ...{ fund: FUND, level: 'city', region: '370100' },
    ...{ appropriated: '315000.00', paid: '120000.00' },
    ...{ month: '2023-07', p10: '2023-07', p90: '2023-07' },
    // 309,524.19, 680.65 and 80,000.00
    drivers: [{ rule: DEVELOPMENT, amount: '390204.84' }],
  });
  expect(Math.abs((budget?.probability ?? 0) - 67 / 159)).toBeLessThan(0.03);
});

test('once the year is over, what was set aside in August has come in time', async () => {
  const after = await asked('--year', '2023', '--as-of', '2023-12-31');
  expect(after.total.appropriated).toBe('1315000.00');
  expect(after.exhaustion).toMatchObject([{ month: null, probability: 0 }]);
  // B was approved in July.
  expect(after.total.approved).toBe('265000.00');
  expect(rowOf(after.byRule, DEVELOPMENT)?.contingent.ceiling).toBe('800000.00');
});

test('two certificates expire in 2023: in the next budget each is renewed as likely as not', async () => {
  // None expired before, so the rate is (0 + ½) ÷ (0 + 1), and as uncertain as that is. 100,000 a renewal.
  const next = await asked('--year', '2024', '--as-of', '2022-12-31');
  const ceiling = rowOf(next.byRule, 'jn-innovation-capacity-2021.htf-renewed')?.forecast.ceiling;
  expect(ceiling).toMatchObject({ p10: '0.00', p90: '200000.00' });
  expect(Math.abs(Number(ceiling?.amount) - 100_000)).toBeLessThan(5000);
});

test('a cap of 500,000 costs D 300,000 and nobody else anything', async () => {
  const path = join(folder, 'cap.yaml');
  const patch = (id: string) => `  - {rule: ${id}, parameters: {cap: '500000'}}`;
  const rules = [DEVELOPMENT, 'jn-htf-plan-2020.seller-development'];
  writeFileSync(path, ['name: 五十万封顶', 'patches:', ...rules.map(patch), ''].join('\n'));
  const { reform, ...rest } = await asked(...HALFWAY, '--reform', path);
  expect(reform?.delta).toMatchObject({
    ...{ appropriated: '0.00', approved: '0.00', paid: '0.00' },
    ...{ contingent: { ceiling: '-300000.00' }, forecast: { ceiling: NONE } },
  });
  expect(reform?.losers).toMatchObject({ count: 1, amount: '-300000.00' });
  expect(reform?.losers.largest).toMatchObject([{ code: D, delta: '-300000.00' }]);
  expect(reform?.winners).toMatchObject({ count: 0, amount: '0.00' });
  expect(rest.total).toEqual(found.total);
});
