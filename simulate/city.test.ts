import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LIMITS } from './city.ts';
import { HEADINGS, type SheetName } from './headings.ts';
import { allRows, cleanRows, fenOf, smallCity } from './read-city.ts';

const SHEETS = Object.keys(HEADINGS) as SheetName[];
const hashes = (city: { files: readonly { name: string; sha256: string }[] }) =>
  Object.fromEntries(city.files.map(({ name, sha256 }) => [name, sha256]));

/** The natural keys of DESIGN §9. */
const KEYS: Readonly<Record<SheetName, readonly string[]>> = {
  enterprises: ['统一社会信用代码', '起始日期'],
  'high-tech-firms': ['证书编号'],
  'rd-spend': ['统一社会信用代码', '年份', '数据来源'],
  'tech-contracts': ['合同登记编号'],
  approvals: ['批复编号'],
  'subsidy-payouts': ['支付凭证号', '行号'],
  appropriations: ['指标文号', '专项资金', '功能分类科目'],
  'document-funds': ['政策文号', '专项资金'],
  events: ['事项编号'],
  quotas: ['年度', '区县', '指标'],
  integrity: ['统一社会信用代码', '起始日期', '关联编号'],
};

test('the same seed gives the same bytes', async () => {
  const [first, second] = [await smallCity(), await smallCity()];
  expect(hashes(first)).toEqual(hashes(second));
});

test('another seed gives other files, all but the map of documents to funds', async () => {
  const of = async (seed: string) => hashes(await smallCity({ seed, dirty: 0 }));
  const [first, second] = [await of('泉'), await of('海')];
  const equal = Object.keys(first).filter((name) => first[name] === second[name]);
  expect(equal).toEqual(['document-funds.csv', 'dirty-rows.csv']);
});

test('the digests and row counts are those of the files', async () => {
  const city = await smallCity();
  for (const { name, sha256, rows } of city.files) {
    const bytes = readFileSync(join(city.folder, name));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(bytes.toString('utf8').split('\n').length - 2).toBe(rows);
  }
});

test('how dirty the files are does not change what is simulated', async () => {
  const [clean, dirty] = [await smallCity({ dirty: 0 }), await smallCity({ dirty: 0.5 })];
  expect(dirty.anchors).toEqual(clean.anchors);
  for (const sheet of SHEETS) {
    const known = new Set(allRows(clean, sheet).map((row) => JSON.stringify(row)));
    for (const row of cleanRows(dirty, sheet)) expect(known).toContain(JSON.stringify(row));
  }
});

test('more contracts leave firms, certificates, research, events and bars as they were', async () => {
  const [few, many] = [hashes(await smallCity()), hashes(await smallCity({ contracts: 5000 }))];
  for (const sheet of ['enterprises', 'high-tech-firms', 'rd-spend', 'events', 'integrity']) {
    expect(many[`${sheet}.csv`]).toBe(few[`${sheet}.csv`]);
  }
  expect(many['tech-contracts.csv']).not.toBe(few['tech-contracts.csv']);
});

describe.each(['jinan', 'qingdao'] as const)('the files of %s', (city) => {
  test('have the headings of the contract and keys that are there once', async () => {
    const made = await smallCity({ city, dirty: 0 });
    for (const sheet of SHEETS) {
      const rows = allRows(made, sheet);
      expect(rows.length, sheet).toBeGreaterThan(0);
      expect(Object.keys(rows[0] ?? {})).toEqual(HEADINGS[sheet]);
      const keys = new Set(
        rows.map((row) => JSON.stringify(KEYS[sheet].map((column) => row[column]))),
      );
      expect(keys.size, sheet).toBe(rows.length);
    }
  });

  test('hold as many firms and contracts as were asked for', async () => {
    const made = await smallCity({ city, firms: 700, contracts: 4321 });
    const firms = cleanRows(made, 'enterprises').filter((row) => row['单位类型'] === '企业');
    const codes = new Set(firms.map((row) => row['统一社会信用代码']));
    expect(codes.size).toBeGreaterThan(650);
    expect(codes.size).toBeLessThanOrEqual(700);
    const file = made.files.find(({ name }) => name === 'tech-contracts.csv');
    expect(file?.soundRows).toBe(4321);
  });

  test('give each year the registered turnover of the anchors, to the fen', async () => {
    const made = await smallCity({ city, dirty: 0 });
    const sums = new Map<string, bigint>();
    for (const row of allRows(made, 'tech-contracts')) {
      if (row['合同状态'] === '解除') continue;
      const year = row['认定登记日期']?.slice(0, 4) ?? '';
      sums.set(year, (sums.get(year) ?? 0n) + fenOf(row['合同成交额(万元)'], '万元'));
    }
    const anchors = made.anchors.filter(({ indicator }) => indicator === 'tech_contract_turnover');
    expect(anchors).toHaveLength(8);
    for (const { year, simulated, published, basis } of anchors) {
      const [whole = '', fraction = ''] = simulated.split('.');
      expect(sums.get(String(year))).toBe(BigInt(whole + fraction.padEnd(10, '0')));
      if (basis === 'published') expect(simulated).toBe(published);
    }
    expect(anchors.some(({ basis }) => basis === 'published')).toBe(true);
  });

  test('give each year the valid high-tech firms of the anchors', async () => {
    const made = await smallCity({ city, dirty: 0 });
    const rows = allRows(made, 'high-tech-firms');
    for (const { year, simulated } of made.anchors.filter(
      ({ indicator }) => indicator === 'high_tech_firms',
    )) {
      const end = `${year}-12-31`;
      const before = (cell: string | undefined) => cell !== '' && (cell ?? '') <= end;
      const valid = rows.filter(
        (row) =>
          before(row['迁入日期'] || row['发证日期']) &&
          (row['有效期至'] ?? '') >= end &&
          !before(row['迁出日期']) &&
          !before(row['取消资格日期']),
      );
      const firms = new Set(valid.map((row) => row['统一社会信用代码']));
      expect(String(firms.size), end).toBe(simulated);
    }
  });
});

test('a large city has the published numbers of high-tech firms', async () => {
  const made = await smallCity({ firms: 23_000, contracts: 400, dirty: 0 });
  expect(made).toMatchObject({ scaled: false, scale: '1' });
  const forced = made.anchors.filter(({ basis }) => basis === 'published');
  expect(forced.map(({ indicator, year }) => `${indicator} ${year}`)).toEqual([
    ...[2019, 2021, 2022, 2023].map((year) => `tech_contract_turnover ${year}`),
    ...[2018, 2019, 2020, 2021, 2023].map((year) => `high_tech_firms ${year}`),
    'high_tech_firms_added 2021',
    'rd_subsidy_firms 2020',
    'rd_subsidy_paid 2020',
  ]);
  for (const { published, simulated } of forced) expect(simulated).toBe(published);
  const bounded = made.anchors.find(({ basis }) => basis === 'bounded');
  expect(bounded).toMatchObject({ year: 2022, published: '5700', bound: 'atLeast' });
  expect(Number(bounded?.simulated)).toBeGreaterThan(5700);
});

test('a small city keeps the proportions and says so', async () => {
  const made = await smallCity();
  expect(made.scaled).toBe(true);
  const stock = made.anchors.filter(({ indicator }) => indicator === 'high_tech_firms');
  expect(stock.every(({ basis }) => basis === 'scaled')).toBe(true);
  const [first, last] = [Number(stock[0]?.simulated), Number(stock.at(-1)?.simulated)];
  expect(last / first).toBeGreaterThan(5);
  expect(last / first).toBeLessThan(7);
});

test.each([
  { firms: LIMITS.firms[0] - 1 },
  { firms: 60.5 },
  { contracts: LIMITS.contracts[0] - 1 },
  { dirty: 0.6 },
  { dirty: NaN },
])('numbers out of range are bad usage: %o', async (options) => {
  await expect(smallCity(options)).rejects.toMatchObject({ code: 'usage' });
});

test('the smallest city has every file', async () => {
  const made = await smallCity({ firms: 50, contracts: 400, city: 'qingdao' });
  expect(made.files).toHaveLength(SHEETS.length + 1);
});
