import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { load } from '../etl/load.ts';
import { SOURCES } from '../etl/sources.ts';
import { loadReference } from '../reference/catalogue.ts';
import { creditCode } from '../simulate/credit-code.ts';
import type { PresentedExposure } from '../subsidies/exposure/present.ts';
import { homeAt } from '../warehouse/home.ts';
import { quanheng } from './command-line.ts';
import { LOADED_ON } from './loaded-home.ts';

type Cells = Readonly<Record<string, string>>;

const [A, B, C] = [1, 2, 3].map((at) => creditCode('91', '370102', at, 9));
const FUND = '技术转移转化服务体系建设补助专项资金';
const ACCOUNT = '2060404 科技成果转化与扩散';
const SELLERS = { 政策文号: '济科发〔2021〕27号', 条款: '第四条' };
const nameOf = (code: string | undefined) => `济南${code?.slice(-4)}公司`;

/** A firm of Lixia sells developed technology; the sum is in units of 10,000 yuan. */
function sold(no: string, code: string | undefined, sum: string, day: string): Cells {
  return {
    ...{ 合同登记编号: no, 合同类别: '技术开发', 合同状态: '有效', 是否财政资金购买: '否' },
    ...{ 卖方名称: nameOf(code), 卖方代码: code ?? '', 卖方类型: '企业' },
    ...{ 卖方行政区划: '370102', 卖方管理归属: '370102' },
    ...{ 买方名称: '北京买方公司', 买方行政区划: '110000' },
    ...{ '合同成交额(万元)': sum, 认定登记日期: day },
  };
}

const ofCity = (heading: string, sum: string): Cells => ({
  ...{ [heading]: sum, '其中省级(元)': '0', '其中市级(元)': sum, '其中区县级(元)': '0' },
});

function approved(no: string, code: string | undefined, year: string, day: string, sum: string) {
  return {
    ...{ 批复编号: no, ...SELLERS, 受益单位: nameOf(code), 统一社会信用代码: code ?? '' },
    ...{ 管理归属: '370102', 事项年度: year, 批准日期: day, ...ofCity('批准金额(元)', sum) },
  };
}

function paid(voucher: string, approval: string, day: string, sum: string): Cells {
  return {
    ...{ 支付凭证号: voucher, 行号: '1', 收款单位: '济南收款公司', 管理归属: '370102' },
    ...{ 批复编号: approval, 支付日期: day, 预算年度: day.slice(0, 4) },
    ...{ 专项资金: FUND, 功能分类科目: ACCOUNT, ...ofCity('支付金额(元)', sum) },
  };
}

function setAside(no: string, adjustment: string, sum: string, day: string): Cells {
  return {
    ...{ 指标文号: no, 预算年度: '2023', 级次: '市级', 地区: '370100', 专项资金: FUND },
    ...{ 主管部门: '市科技局', 功能分类科目: ACCOUNT, 调整类型: adjustment },
    ...{ '预算金额(万元)': sum, 下达日期: day },
  };
}

const FACTS: Readonly<Record<string, readonly Cells[]>> = {
  'tech-contracts': [
    // 1.5‰: A is owed 150,000 for 2021, and for 2022 A 15,000, B 45,000 and C 90,000.
    sold('T1', A, '10000', '2021-06-01'),
    sold('T2', C, '6000', '2022-03-01'),
    sold('T3', B, '3000', '2022-05-01'),
    sold('T4', A, '1000', '2022-07-01'),
  ],
  approvals: [
    approved('P1', A, '2021', '2022-06-01', '150000'),
    approved('P2', A, '2022', '2023-03-01', '15000'),
  ],
  'subsidy-payouts': [
    paid('V1', 'P1', '2022-07-01', '150000'),
    paid('V2', 'P2', '2023-04-01', '10000'),
  ],
  appropriations: [
    setAside('济财指〔2023〕1号', '年初', '6', '2023-01-20'),
    setAside('济财指〔2023〕2号', '追加', '1.5', '2023-04-20'),
  ],
};

const folder = mkdtempSync(join(tmpdir(), 'quanheng-rationing-'));
const home = homeAt(join(folder, 'home'));

/** 2023 in April, when approvals are still to come: 75,000 set aside, 10,000 paid and 5,000 approved and not paid, so that 60,000 are left. */
const ASKED = ['--year', '2023', '--as-of', '2023-04-30', '--known-at', LOADED_ON];
const WAYS = { 按比例: 'proRata', 先到先得: 'queue', 不核减: 'none' } as const;

async function asked(...more: string[]): Promise<string> {
  const args = ['exposure', ...ASKED, '--draws', '4000', '--json', ...more];
  const { stdout, stderr, code } = await quanheng(home.folder, args);
  if (code !== 0) throw new Error(stderr);
  return stdout;
}

/** The budget as a reform has the fund rationed. */
async function underWay(name: keyof typeof WAYS) {
  const path = join(folder, `${name}.yaml`);
  writeFileSync(path, `name: ${name}\npatches:\n  - {fund: ${FUND}, rationing: ${WAYS[name]}}\n`);
  return JSON.parse(await asked('--reform', path)) as PresentedExposure;
}

let plain: string;
let before: PresentedExposure;

beforeAll(async () => {
  const reference = loadReference();
  for (const source of SOURCES.toSorted(
    (a, b) => Number(b.name === 'approvals') - Number(a.name === 'approvals'),
  )) {
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
  plain = await asked();
  before = JSON.parse(plain) as PresentedExposure;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fen = (yuan: string | null | undefined) => Number((yuan ?? '').replace('.', ''));

test('B’s 45,000 and C’s 90,000 are owed, and 60,000 are left for them', async () => {
  expect(before.total).toMatchObject({
    ...{ appropriated: '75000.00', approved: '15000.00', paid: '10000.00' },
    // Due in 2022 was one case, and approved in that year, in June. All rules: it counts 2 ÷ 3, with one at
    // 0.5, (⅔ + 0.5) ÷ 1⅔ = 0.7; the document (⅔ + 2 × 0.7) ÷ 2⅔ = 0.775; the rule (1 + 2 × 0.775) ÷ 3 = 0.85.
    // All was approved in full, and none of it by April: 135,000 × 0.85.
    contingent: { ceiling: '135000.00', expected: '114750.00' },
    stillToCome: { amount: '114750.00', p10: '45000.00', p90: '135000.00' },
  });
  expect(before.rationing).toEqual([]);
  // Former payments came in July; with C's 90,000 there is not enough, with B's 45,000 alone there is.
  const [budget] = before.exhaustion;
  expect(budget).toMatchObject({ fund: FUND, appropriated: '75000.00', month: '2023-07' });
  expect(Math.abs((budget?.probability ?? 0) - 0.85)).toBeLessThan(0.03);
});

test('the same question gives the same bytes in another process', async () => {
  expect(await asked()).toBe(plain);
});

test('none as a patch changes nothing, and neither does a reform without patches', async () => {
  const path = join(folder, 'empty.yaml');
  writeFileSync(path, 'name: 不改\npatches: []\n');
  for (const text of [JSON.stringify(await underWay('不核减')), await asked('--reform', path)]) {
    const { reform, bundle: _, ...rest } = JSON.parse(text) as PresentedExposure;
    const { bundle: __, ...own } = before;
    expect(rest).toEqual(own);
    const { total, ...effect } = reform ?? {};
    expect(total).toEqual(before.total);
    const sums = JSON.stringify(effect).match(/"-?\d+\.\d\d"/g) ?? [];
    expect(new Set(sums)).toEqual(new Set(['"0.00"']));
  }
});

test('pro rata and in a queue no draw goes beyond 60,000, and ceilings stay', async () => {
  for (const name of ['按比例', '先到先得'] as const) {
    const { reform, total } = await underWay(name);
    expect(reform?.rationing).toMatchObject([
      { fund: FUND, how: WAYS[name], available: '60000.00' },
    ]);
    const [met] = reform?.rationing ?? [];
    expect(fen(met?.claimed.amount)).toBe(fen(total.stillToCome?.amount));
    expect(fen(met?.met.amount) + fen(met?.short.amount)).toBe(fen(met?.claimed.amount));
    expect(fen(met?.met.p90)).toBeLessThanOrEqual(60_000_00);
    // 60,000 in the 0.85 of draws where C is approved. In the others B's 45,000, as often as B is approved where C is
    // not: from 51,000.00, were they always approved together, to 56,737.50, had they nothing in common.
    expect(fen(met?.met.amount)).toBeGreaterThan(50_000_00);
    expect(fen(met?.met.amount)).toBeLessThan(57_500_00);
    expect(reform?.total.contingent.ceiling).toBe('135000.00');
    expect(reform?.total.approved).toBe('15000.00');
    expect(reform?.total.stillToCome?.amount).toBe(met?.met.amount);
    expect(met?.carriedTo).toBe(name === '先到先得' ? 2024 : null);
  }
});

test('a fund of which no appropriation is loaded is told, and nothing is cut', async () => {
  const path = join(folder, 'unknown.yaml');
  writeFileSync(path, 'name: 没有\npatches:\n  - {fund: 没有的资金, rationing: queue}\n');
  const { reform } = JSON.parse(await asked('--reform', path)) as PresentedExposure;
  expect(reform?.notes).toMatchObject([
    { code: 'rationingNotTold', named: [{ id: '没有的资金' }] },
  ]);
  expect(reform?.delta.stillToCome?.amount).toBe('0.00');
});

test('an operator’s own setting holds where no reform says otherwise', async () => {
  const path = join(home.folder, 'rationing.yaml');
  writeFileSync(path, `- {fund: ${FUND}, how: proRata, reason: 试行}\n`);
  const own = JSON.parse(await asked()) as PresentedExposure;
  const { reform } = await underWay('不核减');
  rmSync(path);
  expect(own.rationing).toMatchObject([{ how: 'proRata', available: '60000.00' }]);
  expect(own.notes.map(({ code }) => code)).toContain('rationed');
  expect(own.exhaustion).toEqual(before.exhaustion);
  expect(reform?.total).toEqual(before.total);
});
