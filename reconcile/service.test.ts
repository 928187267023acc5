import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QuanhengError } from '../core/error.ts';
import { OPERATOR } from '../core/viewer.ts';
import { loadReference } from '../reference/catalogue.ts';
import { emptyHome, hold, publishHome } from '../tests/derived-facts.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { ReconciliationService } from './service.ts';

const reference = loadReference();
const readers: SnapshotReader[] = [];
afterAll(() => readers.forEach((reader) => reader.close()));

function serviceOf(home: Home) {
  const reader = new SnapshotReader(home);
  readers.push(reader);
  return new ReconciliationService(reader, reference);
}

const TURNOVER = {
  indicator: 'tech_contract_turnover',
  indicator_name: '技术合同成交额',
  unit: '亿元',
} as const;

/** 1 亿元 in fen. */
const YI = 10_000_000_000;

let service: ReconciliationService;
beforeAll(async () => {
  const home = await emptyHome();
  await hold(home, [
    ['recognition', {}],
    ['recognition', { certificate: 'S1', code: 'sim-1', provenance: 'simulated' }],
    ['recognition', { certificate: 'S2', code: 'sim-2', provenance: 'simulated' }],
    ['observation', { value: '1' }],
    ['observation', { value: '3', grade: 'B', publisher: '日报' }],
    ['observation', { value: '5', year: 2019, period: '2019', valid_to: '2019-12-31' }],
    [
      'observation',
      { value: '9', bound: 'atLeast', year: 2021, period: '2021', valid_to: '2021-12-31' },
    ],
    ['observation', { value: '7', region: '370102', provenance: 'simulated', publisher: '模拟' }],
    ['contract', { amount_fen: 2 * YI }],
    ['contract', { registration_no: 'C2', seller_division: '370100', amount_fen: YI }],
    ['contract', { registration_no: 'C3', seller_division: null, amount_fen: 7 * YI }],
    ['contract', { registration_no: 'C4', amount_fen: 1, buyer_division: '370103' }],
    ['observation', { ...TURNOVER, value: '3.0300000001' }],
    ['rd_spend', { rd_fen: 2 * YI }],
    ['rd_spend', { code: 'firm-2', reported: false }],
    [
      'observation',
      {
        indicator: 'rd_expenditure',
        indicator_name: '全社会研发经费支出',
        unit: '亿元',
        value: '300',
      },
    ],
  ]);
  await publishHome(home);
  service = serviceOf(home);
});

async function lines(id: string, clocks: { asOf?: string; knownAt?: string } = {}) {
  const at = { asOf: '2022-12-31', knownAt: '2025-12-31', ...clocks };
  const found = await service.reconcile({}, OPERATOR, at);
  return found.filter(({ reconciliation }) => reconciliation === id);
}

test('a derived and a reported figure stand side by side, the better claim chosen', async () => {
  const found = await lines('valid-high-tech-firms');
  const city = found.find(({ region, year }) => region === '370100' && year === 2022);
  expect(city).toMatchObject({
    derived: { value: '1', facts: 1, provenance: 'real' },
    reported: { value: '1', publisher: '统计公报', grade: 'A', bound: null, claims: 2 },
    difference: '0',
    relativeDifference: '0',
    finding: 'agrees',
    restsOnSimulated: false,
  });
});

test('each region and year that has either figure has its line', async () => {
  const found = await lines('valid-high-tech-firms');
  const real = found.filter(({ restsOnSimulated }) => !restsOnSimulated);
  expect(real.map(({ region, year, finding }) => [region, year, finding])).toEqual([
    ['370100', 2019, 'onlyReported'],
    ['370100', 2020, 'onlyDerived'],
    ['370100', 2021, 'differs'],
    ['370100', 2022, 'agrees'],
    ['370102', 2020, 'onlyDerived'],
    ['370102', 2021, 'onlyDerived'],
    ['370102', 2022, 'onlyDerived'],
  ]);
});

test('simulated facts have lines of their own, which say so', async () => {
  const found = await lines('valid-high-tech-firms');
  const simulated = found.filter(({ restsOnSimulated, year }) => restsOnSimulated && year === 2022);
  expect(
    simulated.map(({ region, derived, reported, finding }) => [
      region,
      derived?.value,
      derived?.provenance,
      reported?.value,
      reported?.provenance,
      finding,
    ]),
  ).toEqual([
    ['370100', '2', 'simulated', '1', 'published', 'differs'],
    ['370102', '2', 'simulated', '7', 'simulated', 'differs'],
  ]);
});

test('money is exact in the indicator’s unit, and the tolerance decides on exact figures', async () => {
  const [city, ...rest] = await lines('contract-turnover');
  expect(city).toMatchObject({
    region: '370100',
    unit: '亿元',
    derived: { value: '3.0000000001', facts: 3 },
    reported: { value: '3.0300000001' },
    difference: '-0.03',
    relativeDifference: '-0.009901',
    tolerance: { allowed: '0.030300000001' },
    finding: 'agrees',
  });
  expect(rest.map(({ region, finding }) => [region, finding])).toEqual([['370102', 'onlyDerived']]);
});

test('what names no district or no place is told beside the figure, and never spread', async () => {
  const [city] = await lines('contract-turnover');
  expect(city?.coverage).toMatchObject({
    withoutDistrict: { value: '1', facts: 1 },
    shareWithoutDistrict: '0.333333',
    unplaced: { value: '7', facts: 1 },
  });
  expect(city?.coverage?.remark?.zh).toBe(
    '1份合同（33.33%）未载明区县；另有1份合同未载明所在地，未计入任何城市',
  );
});

test('both sides count a contract inside the city twice', async () => {
  const [city] = await lines('contract-turnover-both-sides');
  expect(city?.derived?.value).toBe('3.0000000002');
});

test('firms’ R&D is a part of the whole society’s, and those that did not report are named', async () => {
  const [city] = await lines('firms-rd-within-whole-society');
  expect(city).toMatchObject({
    relation: 'partOf',
    derived: { value: '2' },
    difference: '-298',
    finding: 'agrees',
  });
  expect(city?.coverage?.remark?.zh).toBe('1家单位未报送');
});

describe('selection', () => {
  test('by city and year', async () => {
    const at = { asOf: '2022-12-31', knownAt: '2025-12-31' };
    const jinan = await service.reconcile({ city: 'jinan', year: 2022 }, OPERATOR, at);
    expect(new Set(jinan.map(({ city, year }) => `${city} ${year}`))).toEqual(
      new Set(['370100 2022']),
    );
    expect(await service.reconcile({ city: 'qingdao' }, OPERATOR, at)).toEqual([]);
  });

  test('a year counts once it has ended, and a claim once it is known', async () => {
    const before = await lines('valid-high-tech-firms', { asOf: '2022-12-30' });
    expect(before.some(({ year }) => year === 2022)).toBe(false);
    expect(await lines('contract-turnover', { asOf: '2022-12-30' })).toEqual([]);
    expect(await lines('valid-high-tech-firms', { knownAt: '2019-12-31' })).toEqual([]);
  });
});

test('the stock says that older certificates may be missing', async () => {
  const found = await lines('valid-high-tech-firms');
  const remarkOf = (year: number) =>
    found.find((line) => line.region === '370100' && line.year === year && line.derived)?.coverage
      ?.remark?.en;
  expect(remarkOf(2022)).toBe(
    'the earliest certificate loaded is of 2020-12-08; older ones still valid may be missing',
  );
});

test('a data folder published before the models existed says what mends it', async () => {
  const missing = 'Catalog Error: Table with name payout_line does not exist!';
  const old = new ReconciliationService(
    {
      content: () => 'old',
      query: () => Promise.reject(new QuanhengError('warehouseFailed', missing)),
    },
    reference,
  );
  const at = { asOf: '2022-12-31', knownAt: '2022-12-31' };
  await expect(old.derived('payouts', OPERATOR, at)).rejects.toMatchObject({
    code: 'warehouseEmpty',
    mend: expect.stringContaining('Load any file again'),
  });
});
