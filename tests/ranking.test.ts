import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR, type Viewer } from '../core/viewer.ts';
import { presentRanking } from '../ranking/present.ts';
import { presentWorking } from '../ranking/present-working.ts';
import { RankingService } from '../ranking/service.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { quanheng } from './command-line.ts';
import { emptyHome, hold, publishHome } from './derived-facts.ts';
import { temporaryFolder } from './sample-statistics.ts';

const LIXIA = { division: '370102' };
const SHIZHONG = { division: '370103' };
const LATER = { year: 2026, valid_from: '2026-01-01', valid_to: '2026-12-31' };

/** Firms with certificates of 2020 to 2023 in a district, each with codes of its own. */
function firms(count: number, cells: Readonly<Record<string, string | null>>, mark: string) {
  return Array.from({ length: count }, (_, at) => {
    const own = {
      certificate: `GR-${mark}-${at}`,
      code: `${mark}-${at}`,
      name: `${mark}公司${at}`,
    };
    return ['recognition', { ...own, ...cells }] as const;
  });
}

function contract(
  no: string,
  on: string,
  fen: number,
  cells: Readonly<Record<string, string>> = {},
) {
  const own = { registration_no: no, valid_from: on, amount_fen: fen };
  return ['contract', { ...own, seller_division: '370102', ...cells }] as const;
}

const QUARTERLY = `
- id: quarterly
  version: 1
  validFrom: 2015-01-01
  nature: sample
  title: 季度样例
  titleEn: A quarterly sample
  statement: 样例
  statementEn: A sample
  city: '370100'
  period: quarter
  units: {divisions: ['370102', '370103'], zones: [], partPeriod: list}
  items:
    - id: turnover
      title: 成交额
      titleEn: Turnover
      indicator: tech_contract_turnover
      figure: {from: derived, query: contract-turnover, measures: [amount_fen], where: {side: [sold]}}
      weight: '1'
      scoring: {kind: minMax}
      missing: {rule: leaveOut}
      basis: &operator
        operator: [{parts: [indicator, weight, scoring, missing], zh: 测试, en: A test}]
    - id: turnover-so-far
      title: 累计成交额
      titleEn: Turnover so far
      indicator: tech_contract_turnover
      figure: {from: derived, query: contract-turnover, measures: [amount_fen], where: {side: [sold]}, since: year}
      weight: '1'
      scoring: {kind: minMax}
      missing: {rule: leaveOut}
      basis: *operator
    - id: firms
      title: 高企
      titleEn: Firms
      indicator: high_tech_firms
      figure: {from: derived, query: high-tech-firms, measures: [firms]}
      weight: '1'
      scoring: {kind: minMax}
      missing: {rule: leaveOut}
      basis: *operator
    - id: recognised
      title: 新认定
      titleEn: Recognised
      indicator: high_tech_firms_added
      figure: {from: derived, query: high-tech-recognised, measures: [first_recognised]}
      weight: '1'
      scoring: {kind: minMax}
      missing: {rule: leaveOut}
      basis: *operator
  ties: {places: 2}
  tiers: {by: rank, steps: [{id: all, name: 全部, nameEn: All, limit: null}]}
  bands: {weights: '0.1', preliminary: '0.1', settledAfterMonths: 3}
  basis:
    operator: [{parts: [period, units, ties, tiers, bands], zh: 测试, en: A test}]
`;

const folder = temporaryFolder();
let home: Home;
let reader: SnapshotReader;
let service: RankingService;
let quarterly: RankingService;

beforeAll(async () => {
  home = await emptyHome();
  await hold(home, [
    ...firms(12, { ...LIXIA, valid_from: '2020-12-08', valid_to: '2023-12-07' }, 'a'),
    ...firms(9, { ...SHIZHONG, valid_from: '2021-05-01', valid_to: '2024-04-30' }, 'b'),
    ...firms(3, { ...SHIZHONG, valid_from: '2022-05-01', valid_to: '2025-04-30' }, 'c'),
    ...firms(
      2,
      { ...LIXIA, valid_from: '2022-08-01', valid_to: '2025-07-31', managed_by: 'JN-GXQ' },
      'd',
    ),
    ...firms(
      30,
      { ...LIXIA, valid_from: '2020-12-08', valid_to: '2023-12-07', provenance: 'simulated' },
      's',
    ),
    contract('C1', '2022-02-10', 100_000_000_00),
    contract('C2', '2022-05-10', 250_000_000_00),
    contract('C3', '2022-05-11', 40_000_000_00, { seller_kind: '高等院校' }),
    contract('C4', '2022-06-30', 10_000_000_00, { seller_division: '370103' }),
    contract('C5', '2022-07-01', 70_000_000_00, { state: '解除' }),
    ['rd_spend', { code: 'r1', rd_fen: 500_000_000_00 }],
    ['rd_spend', { code: 'r2', rd_fen: 0 }],
    ['rd_spend', { code: 'r3', rd_fen: null, reported: false }],
    [
      'rd_spend',
      {
        code: 'r4',
        rd_fen: 300_000_000_00,
        year: 2021,
        valid_from: '2021-01-01',
        valid_to: '2021-12-31',
      },
    ],
    [
      'observation',
      { region: '370102', indicator: 'high_tech_firms', value: '13', known_from: '2023-01-10' },
    ],
    [
      'observation',
      {
        region: '370102',
        indicator: 'high_tech_firms',
        value: '70',
        period: '2026',
        year: 2026,
        valid_from: '2026-01-01',
        valid_to: '2026-12-31',
        known_from: '2027-01-10',
      },
    ],
    ['quota', {}],
    ['quota', { region: '370103', amount: '16' }],
    ['quota', { region: '370103', amount: '12', known_from: '2022-09-01', content_hash: 'b' }],
    ['quota', { region: '370102', amount: '40', provenance: 'simulated' }],
    ['quota', { region: '370100', amount: '30' }],
    ['quota', { ...LATER, amount: '100' }],
    ['quota', { ...LATER, region: '370103', amount: '100' }],
  ]);
  await publishHome(home);
  reader = new SnapshotReader(home);
  service = new RankingService(reader);
  const file = join(folder, 'quarterly.yaml');
  writeFileSync(file, QUARTERLY);
  quarterly = new RankingService(reader, service.reference, [file]);
});
afterAll(() => reader.close());

const CLOCKS = { asOf: '2025-12-31', knownAt: '2025-12-31', draws: 20 };
const REAL = { ...CLOCKS, facts: 'real' } as const;

async function ranked(
  question: Partial<Parameters<RankingService['rank']>[0]> = {},
  own = service,
) {
  const asked = { scheme: 'jn-high-tech-quota', period: '2022', ...REAL, ...question };
  const made = presentRanking(await own.rank(asked, OPERATOR), 'bundle', own.reference);
  return { ...made, row: (region: string) => made.rows.find((one) => one.region === region) };
}

describe('the quota scheme on loaded rows', () => {
  test('ranks what certificates give against the quotas of the year', async () => {
    const { row } = await ranked();
    expect(row('370102')).toMatchObject({
      score: '120.00',
      rank: 1,
      tier: 'met',
      simulated: false,
    });
    expect(row('370103')).toMatchObject({ score: '100.00', rank: 2 });
    expect(row('370102')?.parts[0]).toMatchObject({
      value: '12',
      quota: { amount: '10', met: 'yes' },
    });
    expect(row('370104')).toMatchObject({ score: null, rank: null, reason: 'nothingScored' });
  });

  test('counts a firm where it is managed, and holds the zone against the plan’s figure', async () => {
    const { row } = await ranked();
    expect(row('JN-GXQ')?.parts[0]).toMatchObject({
      value: '2',
      quota: { governing: 'plan', amount: '2000', needed: '2001', met: 'no' },
    });
  });

  test('takes the quota that was known on the day', async () => {
    const { row } = await ranked({ knownAt: '2022-08-01' });
    expect(row('370103')?.parts[0]).toMatchObject({ quota: { amount: '16' } });
    expect((await ranked()).row('370103')?.parts[0]).toMatchObject({ quota: { amount: '12' } });
  });

  test('shows a published figure beside the counted one, and puts neither in the other’s place', async () => {
    const [part] = (await ranked()).row('370102')?.parts ?? [];
    expect(part).toMatchObject({
      value: '12',
      beside: { value: '13', cell: { publisher: '统计公报' } },
    });
  });

  test('keeps simulated firms and quotas in a ranking of their own', async () => {
    const made = await ranked({ facts: 'simulated' });
    expect(made.simulated).toBe(true);
    expect(made.row('370102')?.parts[0]).toMatchObject({ value: '30', quota: { amount: '40' } });
    expect(made.row('370103')?.score).toBeNull();
    expect((await ranked({ facts: undefined })).facts).toMatchObject({
      world: 'real',
      chosen: false,
    });
  });

  test('before the year is over shows where the units stand, as preliminary', async () => {
    const made = await ranked({ asOf: '2022-04-30' });
    expect(made.period.over).toBe(false);
    expect(made.row('370103')?.parts[0]).toMatchObject({ value: '9', preliminary: true });
  });

  test('takes the loaded statistics for all units in a period of which nobody’s rows are there', async () => {
    const { row } = await ranked({ period: '2026', asOf: '2026-12-31', knownAt: '2027-06-30' });
    expect(row('370102')).toMatchObject({ score: '70.00', rank: 1, tier: 'behind' });
    expect(row('370102')?.parts[0]).toMatchObject({
      value: '70',
      source: { from: 'observed', cell: { publisher: '统计公报', row: 2 } },
    });
    expect(row('370103')?.parts[0]).toMatchObject({ value: null, reason: 'noFigure' });
  });

  test('shows the sum of the quotas beside the city’s own', async () => {
    const [table] = (await ranked()).quotas;
    expect(table?.yearly).toMatchObject({ sum: '22', units: 2, difference: '-8' });
    expect(table?.yearly.city?.amount).toBe('30');
  });
});

describe('a quarterly scheme', () => {
  const ask = (period: string) => ranked({ scheme: 'quarterly', period }, quarterly);

  test('counts what came within the quarter, what the year holds so far, and what stands at its end', async () => {
    const values = async (period: string, region: string) =>
      (await ask(period)).row(region)?.parts.map(({ value }) => value);
    expect(await values('2022Q1', '370102')).toEqual(['1', '1', '12', null]);
    expect(await values('2022Q2', '370102')).toEqual(['2.9', '3.9', '12', null]);
    expect(await values('2022Q2', '370103')).toEqual(['0.1', '0.1', '12', '3']);
    expect(await values('2022Q3', '370102')).toEqual(['0', '3.9', '12', null]);
  });

  test('ranks over the turn of the year', async () => {
    const made = await ask('2022Q1');
    expect(made.previousPeriod).toMatchObject({ label: '2021四季度' });
    expect(made.row('370102')?.previousRank).toBe(1);
  });
});

describe('the rows behind a figure', () => {
  const parts = [
    ['jn-high-tech-quota', 'valid-high-tech-firms', '370102', 12],
    ['jn-innovation-sample', 'newly-recognised', '370103', 3],
    ['jn-innovation-sample', 'contract-growth', '370102', 3],
    ['jn-innovation-sample', 'university-contracts', '370102', 1],
    ['jn-innovation-sample', 'firms-rd-growth', '370102', 1],
    ['jn-innovation-sample', 'non-reporters', '370102', 1],
  ] as const;

  test.each(parts)(
    'of %s, %s, in %s are as many as it counts: %i',
    async (scheme, part, region, total) => {
      const asked = { scheme, part, region, period: '2022', ...REAL, limit: 100, offset: 0 };
      const counted = await service.cells(asked, OPERATOR);
      expect(counted?.total).toBe(total);
      expect(counted?.rows).toHaveLength(total);
    },
  );

  test('add up to the figure, to the fen', async () => {
    const asked = { scheme: 'jn-innovation-sample', part: 'contract-growth', region: '370102' };
    const counted = await service.cells(
      { ...asked, period: '2022', ...REAL, limit: 9, offset: 0 },
      OPERATOR,
    );
    expect(counted?.rows?.map(({ fact, amount }) => [fact, amount])).toEqual([
      ['C1', '100000000.00'],
      ['C2', '250000000.00'],
      ['C3', '40000000.00'],
    ]);
    const { row } = await ranked({ scheme: 'jn-innovation-sample' });
    const part = row('370102')?.parts.find(({ item }) => item === 'contract-growth');
    expect(part?.value).toBe('3.9');
  });

  test('are shown to the district itself, and to others as totals alone', async () => {
    const own: Viewer = { role: 'district', region: '370102' };
    const other: Viewer = { role: 'district', region: '370103' };
    const question = { scheme: 'jn-high-tech-quota', period: '2022', ...REAL, region: '370102' };
    const working = async (viewer: Viewer) =>
      presentWorking(await service.working(question, viewer), 'bundle', service.reference);
    expect((await working(own)).counted['valid-high-tech-firms']?.rows).toHaveLength(12);
    const seen = await working(other);
    expect(seen.counted['valid-high-tech-firms']).toMatchObject({ total: 12, rows: null });
    expect(seen.row?.score).toBe('120.00');
  });
});

test('the history of a ranking goes back to the first period of the scheme', async () => {
  const question = { scheme: 'jn-high-tech-quota', period: '2022', ...REAL };
  const past = await service.history(question, 10, OPERATOR);
  expect(past.map(({ standing }) => standing.period.label)).toEqual(['2020', '2021', '2022']);
});

test('what would move the second up is the one firm that it lacks', async () => {
  const question = { scheme: 'jn-high-tech-quota', period: '2022', ...REAL, region: '370103' };
  const { moves } = await service.working(question, OPERATOR);
  expect(moves[0]).toMatchObject({ item: 'valid-high-tech-firms', newRank: 1, passes: ['370102'] });
  expect(moves[0]?.to?.toFixed()).toBe('15');
});

test('the command prints the ranking as one document, the same bytes each time', async () => {
  const args = [
    'rank',
    'jn-high-tech-quota',
    '--period',
    '2022',
    '--as-of',
    '2025-12-31',
    '--known-at',
    '2025-12-31',
    '--json',
  ];
  const [first, second] = [await quanheng(home.folder, args), await quanheng(home.folder, args)];
  expect(first.code).toBe(0);
  expect(second.stdout).toBe(first.stdout);
  const { bundle, rows: printed } = JSON.parse(first.stdout);
  expect(bundle).toMatch(/^[0-9a-f]{16}$/);
  expect(printed[0]).toMatchObject({
    region: '370102',
    score: '120.00',
    rank: 1,
    tiedWith: [],
    tier: 'met',
    rankLow: 1,
    rankHigh: 1,
    previousRank: null,
    parts: [{ indicator: 'high_tech_firms', value: '12', score: '120', weight: '100' }],
  });
});

test.each([
  [['rank'], 'SCHEME is missing'],
  [['rank', 'jn-high-tech-quota'], '--period is missing'],
  [['rank', 'jn-high-tech-quotas', '--period', '2022'], 'Did you mean jn-high-tech-quota?'],
  [['rank', 'jn-high-tech-quota', '--period', '2022Q1'], 'write 2022'],
  [
    ['rank', 'jn-high-tech-quota', '--period', '2022', '--facts', 'both'],
    'write real or simulated',
  ],
  [['rank', 'jn-high-tech-quota', '--period', '2022', '--draws', '1.5'], 'whole number'],
])('bad usage says what mends it: %j', async (args, message) => {
  const { code, stdout, stderr } = await quanheng(home.folder, args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
