import { afterEach, expect, test } from 'vitest';
import { OPERATOR, type Viewer } from '../../core/viewer.ts';
import { loadReference } from '../../reference/catalogue.ts';
import { SubsidyService } from '../../subsidies/service.ts';
import { emptyHome, hold, publishHome } from '../../tests/derived-facts.ts';
import { rows, withLoader, type Parameter } from '../../warehouse/connect.ts';
import type { Home } from '../../warehouse/home.ts';
import { SnapshotReader } from '../../warehouse/snapshot.ts';
import { RankingService, type Warehouse } from '../service.ts';
import { DistrictService } from './service.ts';

type Facts = Parameters<typeof hold>[1];
type Cells = Readonly<Record<string, Parameter>>;

const reference = loadReference();
const AT = { asOf: '2024-06-30', knownAt: '2026-01-01' };
const LIXIA = { ...AT, region: '370102' };
const ZONE = { ...AT, region: 'JN-GXQ' };
const OTHER: Viewer = { role: 'district', region: '370103' };
const OWN: Viewer = { role: 'district', region: '370102' };

let reader: SnapshotReader | undefined;
let homes = 0;

afterEach(() => reader?.close());

// One service for all tests, on the data folder of the one that runs.
const warehouse: Warehouse = {
  content: () => `home ${homes}`,
  session: (work) => {
    if (!reader) throw new Error('no data folder');
    return reader.session(work);
  },
};
const service = new DistrictService(
  warehouse,
  new RankingService(warehouse, reference),
  new SubsidyService(warehouse, reference),
);

async function serviceOf(facts: Facts, register: readonly Cells[] = []): Promise<DistrictService> {
  const home = await emptyHome();
  await hold(home, facts);
  await registered(home, register);
  await publishHome(home);
  reader = new SnapshotReader(home);
  homes += 1;
  return service;
}

/** Puts units into the register. */
async function registered(home: Home, units: readonly Cells[]): Promise<void> {
  await withLoader(home, async (connection) => {
    for (const unit of units) {
      await rows(
        connection,
        `INSERT INTO enterprise (code, name, kind, division, managed_by, founded_on, valid_from,
           provenance, known_from, known_basis, run_id, file_sha256, "row", content_hash)
         VALUES ($code, $name, $kind, '370102', $managed_by, CAST($founded_on AS DATE), DATE '2010-01-01',
           'reported', DATE '2020-01-01', 'declared', 'run-1', '', 2, 'a')`,
        { code: 'U', name: '企业', kind: '企业', managed_by: null, founded_on: null, ...unit },
      );
    }
  });
}

const certificate = (code: string, validTo: string, cells: Cells = {}) =>
  [
    'recognition',
    {
      certificate: `GR-${code}`,
      code,
      name: `${code}公司`,
      valid_from: '2021-12-01',
      valid_to: validTo,
      ...cells,
    },
  ] as const;
const quota = (amount: string, cells: Cells = {}) =>
  [
    'quota',
    { amount, year: 2024, valid_from: '2024-01-01', valid_to: '2024-12-31', ...cells },
  ] as const;

test('a certificate that ends on the very day is named, and one that ended the day before is not', async () => {
  const districts = await serviceOf([
    certificate('BEFORE', '2024-06-29'),
    certificate('TODAY', '2024-06-30'),
  ]);
  const { rows: listed, holders } = await districts.lapsing(LIXIA, OPERATOR);
  expect(listed?.map(({ code }) => code)).toEqual(['TODAY']);
  expect(holders).toBe(1);
});

test('twelve months reach to the same day of the next year, and no further', async () => {
  const districts = await serviceOf([
    certificate('IN', '2025-06-30'),
    certificate('OUT', '2025-07-01'),
  ]);
  const { rows: listed, until, beforeYearEnd } = await districts.lapsing(LIXIA, OPERATOR);
  expect([until, listed?.map(({ code }) => code), beforeYearEnd]).toEqual([
    '2025-06-30',
    ['IN'],
    0,
  ]);
});

test('who has a later certificate does not lapse; one issued after the day is no fact yet', async () => {
  const districts = await serviceOf([
    certificate('A', '2024-10-01'),
    certificate('A', '2027-06-01', { certificate: 'GR-A2', valid_from: '2024-06-02' }),
    certificate('B', '2024-10-02'),
    certificate('B', '2027-08-01', { certificate: 'GR-B2', valid_from: '2024-08-02' }),
  ]);
  const { rows: listed } = await districts.lapsing(LIXIA, OPERATOR);
  expect(listed?.map(({ code }) => code)).toEqual(['B']);
  const later = await districts.lapsing({ ...LIXIA, asOf: '2024-08-02' }, OPERATOR);
  expect(later.total).toBe(0);
});

test('what moves a firm out after the day is no fact yet; its certificate ends when it says', async () => {
  const districts = await serviceOf([
    certificate('GOING', '2026-01-01', { moved_out_on: '2024-09-01' }),
    certificate('GONE', '2025-01-01', { moved_out_on: '2024-06-30' }),
  ]);
  expect(await districts.lapsing(LIXIA, OPERATOR)).toMatchObject({ holders: 1, total: 0 });
});

test('a later certificate that was revoked by the day keeps no firm from lapsing', async () => {
  const districts = await serviceOf([
    certificate('A', '2024-10-01'),
    certificate('A', '2027-06-01', {
      certificate: 'GR-A2',
      valid_from: '2024-06-02',
      revoked_on: '2024-06-20',
    }),
  ]);
  expect((await districts.lapsing(LIXIA, OPERATOR)).total).toBe(1);
});

test('the renewal of a certificate is paid by the rules that are in force on its last day', async () => {
  const districts = await serviceOf([certificate('A', '2024-10-01')]);
  const { rules, rows: listed } = await districts.lapsing(LIXIA, OPERATOR);
  const held = rules.filter(({ from, to }) => from <= '2024-10-01' && (to ?? '9') >= '2024-10-01');
  expect(rules.map(({ rule }) => rule)).toContain('jn-htf-plan-2020.htf-renewed');
  expect(listed?.[0]?.renewal).toEqual(held.map(({ rule }) => rule));
});

test('a firm in a district that a zone manages counts for the zone alone', async () => {
  const districts = await serviceOf([
    certificate('D', '2026-12-31'),
    certificate('Z', '2026-12-31', { managed_by: 'JN-GXQ' }),
    quota('2'),
    quota('1', { region: 'JN-GXQ' }),
  ]);
  const [district, zone] = await Promise.all([
    districts.page(LIXIA, OPERATOR),
    districts.page(ZONE, OPERATOR),
  ]);
  expect(district.quotas[0]).toMatchObject({ figure: { value: '1' }, completion: '0.5' });
  expect(zone.quotas[0]).toMatchObject({ figure: { value: '1' }, completion: '1' });
  expect(zone.overlapping.map(({ region }) => region)).toContain('370102');
  expect(district.zones.map(({ region }) => region)).toContain('JN-GXQ');
});

test('the yearly quota stands beside what the plan prints, and nothing missing is zero', async () => {
  const districts = await serviceOf([certificate('A', '2024-11-30'), quota('640', { year: 2022 })]);
  const asOf2022 = await districts.page({ ...LIXIA, asOf: '2022-12-31' }, OPERATOR);
  expect(asOf2022.quotas[0]).toMatchObject({
    quota: { amount: '640' },
    plan: [{ amount: '400', high: '450', deadline: '2022-12-31' }],
    pace: { over: true, state: 'missed', toQuota: '-639' },
  });
  const now = await districts.page(LIXIA, OPERATOR);
  expect(now.quotas[0]).toMatchObject({ quota: null, completion: null, noPace: 'noQuota' });
  expect(now.received.years).toEqual([]);
});

test('a quota of zero has neither completion nor pace', async () => {
  const districts = await serviceOf([certificate('A', '2024-11-30'), quota('0')]);
  const { quotas } = await districts.page(LIXIA, OPERATOR);
  expect(quotas[0]).toMatchObject({
    quota: { amount: '0' },
    completion: null,
    pace: null,
    noPace: 'zeroQuota',
  });
});

test('while the year runs its end is never expected below the certificates that last past it', async () => {
  const holders = Array.from({ length: 30 }, (_, at) =>
    certificate(`F${at}`, at < 20 ? '2024-12-31' : '2024-12-30', {
      valid_from: `${2020 + (at % 4)}-12-01`,
    }),
  );
  const districts = await serviceOf([...holders, quota('20')]);
  const running = await districts.page(LIXIA, OPERATOR);
  expect(running.yearEnds[0]).toMatchObject({ year: 2024, floor: 20, certain: true, chance: null });
  expect(running.ending).toEqual({ year: 2024, firms: 10 });
  const over = await districts.page({ ...LIXIA, asOf: '2024-12-31' }, OPERATOR);
  expect([over.yearOver, over.quotas[0]?.figure?.value, over.yearEnds[0]?.year]).toEqual([
    true,
    '20',
    2025,
  ]);
  expect(over.yearEnds[0]).toMatchObject({ floor: 0, quota: null });
});

test('a unit of which nothing is loaded is told so, and has no zeros', async () => {
  const districts = await serviceOf([certificate('A', '2024-11-30')]);
  const asked = { ...AT, region: '370202' };
  const page = await districts.page(asked, OPERATOR);
  expect(page.yearEnds.map(({ reason }) => reason)).toEqual(['noData', 'noData']);
  expect([page.lapsing.firms, page.simulated]).toEqual([null, false]);
  expect(await districts.lapsing(asked, OPERATOR)).toMatchObject({ known: false, total: 0 });
  expect(await districts.close(asked, OPERATOR)).toMatchObject({ known: false, total: 0 });
  expect(await districts.money(asked, OPERATOR)).toMatchObject({ known: false, received: [] });
});

test('an id that is no unit is refused with the nearest one', async () => {
  const districts = await serviceOf([certificate('A', '2024-11-30')]);
  await expect(districts.page({ ...AT, region: 'JN-GXO' }, OPERATOR)).rejects.toMatchObject({
    code: 'notFound',
    mend: expect.stringContaining('JN-GXQ'),
  });
});

const spending = (code: string, cells: Cells = {}) =>
  [
    'rd_spend',
    {
      code,
      name: code,
      year: 2023,
      valid_from: '2023-01-01',
      valid_to: '2023-12-31',
      rd_fen: 5_000_000,
      sales_fen: 100_000_000,
      ...cells,
    },
  ] as const;

test('a firm without a certificate is held against both conditions, over three years', async () => {
  const districts = await serviceOf(
    [
      certificate('HOLDER', '2026-01-01'),
      spending('HOLDER'),
      spending('MEETS'),
      spending('NEAR', { rd_fen: 4_500_000 }),
      spending('NEAR', { year: 2022, rd_fen: 4_000_000 }),
      spending('FAR', { rd_fen: 100 }),
      spending('ZONE'),
      spending('YOUNG', { rd_fen: 9_000_000 }),
    ],
    [
      { code: 'HOLDER', founded_on: '2015-01-01' },
      { code: 'MEETS', founded_on: '2015-01-01' },
      { code: 'NEAR' },
      { code: 'FAR', founded_on: '2015-01-01' },
      { code: 'ZONE', managed_by: 'JN-GXQ' },
      { code: 'YOUNG', founded_on: '2023-07-01' },
      { code: 'SILENT' },
      { code: 'SCHOOL', kind: '高等院校' },
    ],
  );
  const found = await districts.close(LIXIA, OPERATOR);
  expect(found.tally).toEqual({ without: 5, withFigures: 4, bothMet: 1, researchMet: 2, near: 1 });
  expect(found.rows?.map(({ code }) => code)).toEqual(['MEETS', 'YOUNG', 'NEAR']);
  expect(found.rows?.[1]).toMatchObject({ registered: false, researchMet: true });
  // 85,000 of 2,000,000 yuan; 5 % are 100,000.
  expect(found.rows?.[2]).toMatchObject({
    share: '4.25',
    needed: '5',
    short: '15000.00',
    years: 2,
    registered: null,
  });
  expect(found.unchecked.map(({ id }) => id)).toContain('score');
});

test('a district sees its own firms, and of others only how many', async () => {
  const districts = await serviceOf(
    [certificate('A', '2024-11-30'), spending('B')],
    [{ code: 'B', founded_on: '2015-01-01' }],
  );
  const [own, other] = await Promise.all([
    districts.lapsing(LIXIA, OWN),
    districts.lapsing(LIXIA, OTHER),
  ]);
  expect([own.rows?.length, other.rows, other.total]).toEqual([1, null, 1]);
  expect((await districts.close(LIXIA, OWN)).rows).toHaveLength(1);
  expect(await districts.close(LIXIA, OTHER)).toMatchObject({ rows: null, tally: { bothMet: 1 } });
});

const payout = (no: string, fen: number, cells: Cells = {}) =>
  [
    'payout',
    {
      voucher_no: no,
      clause: '第四条',
      amount_fen: fen,
      city_fen: fen,
      district_fen: 0,
      ...cells,
    },
  ] as const;

test('a refund is taken off what was received, and every rule’s lines sum to the year', async () => {
  const districts = await serviceOf([
    ['approval', {}],
    payout('V1', 1000),
    payout('V2', -400),
    payout('V3', 50, { document_no: '某发〔2020〕1号', clause: null, approval_no: null }),
    payout('V4', 70, { managed_by: 'JN-GXQ', approval_no: null }),
  ]);
  const page = await districts.page(LIXIA, OPERATOR);
  const { received, simulated } = await districts.money(LIXIA, OPERATOR);
  expect(page.received.years).toEqual([
    { year: 2022, total: '6.50', province: '0.00', city: '6.50', district: '0.00', lines: 3 },
  ]);
  expect(received).toMatchObject([{ year: 2022, total: '6.50', city: '6.50' }]);
  expect(
    received[0]?.rows.map(({ documentNo, total, rule }) => [documentNo, total, rule]).at(-1),
  ).toEqual(['某发〔2020〕1号', '0.50', null]);
  expect(simulated).toBe(false);
});

test('the district owes its part of what is approved and not paid, level by level', async () => {
  const districts = await serviceOf([
    ['approval', {}],
    payout('V1', 900, { city_fen: 600, district_fen: 300 }),
  ]);
  const { owed } = await districts.money(LIXIA, OPERATOR);
  expect(owed).toMatchObject({ total: '1.00', approved: '1.00', entitled: '0.00' });
  expect(owed.rows).toMatchObject([{ kind: 'approved', dueYear: 2022, district: '1.00', rows: 1 }]);
});
