import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { projectPath } from '../reference/project-root.ts';
import type { Row } from '../warehouse/connect.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { emptyHome, hold, publishHome } from './derived-facts.ts';

const KNOWN_AT = '2025-12-31';

interface Asked {
  readonly base: number;
  readonly shift: number;
  readonly scale?: number;
  readonly before?: number;
}

/** What a view holds once the facts of the last full year stand in for a later one. */
async function projected(
  model: string,
  facts: Parameters<typeof hold>[1],
  { base, shift, scale = 1000, before = 1000 }: Asked,
  columns: string,
): Promise<Row[]> {
  const home = await emptyHome();
  await hold(home, facts);
  await publishHome(home);
  const reader = new SnapshotReader(home);
  const path = projectPath('subsidies', 'exposure', 'projection', `${model}.sql`);
  const view = model === 'rd' ? 'rd_spend_known' : `${model}_known`;
  try {
    return await reader.session(async (session) => {
      const bound = { base, shift, scale, before, known_at: KNOWN_AT };
      await session.script(readFileSync(path, 'utf8'), bound);
      return session.rows(`SELECT ${columns} FROM ${view} ORDER BY ALL`, {});
    });
  } finally {
    reader.close();
  }
}

test('contracts of the last full year stand two years later, their sums half as large again', async () => {
  const facts = [
    [
      'contract',
      {
        registration_no: 'C1',
        valid_from: '2024-02-29',
        amount_fen: 101,
        technical_amount_fen: 60,
      },
    ],
    ['contract', { registration_no: 'C0', valid_from: '2023-12-31' }],
    // Known only after the day.
    ['contract', { registration_no: 'C2', valid_from: '2024-05-01', known_from: '2026-01-01' }],
    ['contract', { registration_no: 'C3', valid_from: '2024-05-01', state: '解除' }],
  ] as const;
  const found = await projected(
    'contract',
    facts,
    { base: 2024, shift: 2, scale: 1500 },
    'registration_no, CAST(valid_from AS VARCHAR) AS day, CAST(amount_fen AS VARCHAR) AS fen, CAST(technical_amount_fen AS VARCHAR) AS technical, state',
  );
  // 151.5 fen is rounded down; 29 February has no like in 2026.
  expect(found).toEqual([
    { registration_no: 'C1', day: '2026-02-28', fen: '151', technical: '90', state: '有效' },
    { registration_no: 'C3', day: '2026-05-01', fen: '150', technical: '90', state: '解除' },
  ]);
});

test('events up to the last full year move along, so that what counts so many times counts as it will', async () => {
  const event = (no: string, from: string) =>
    [
      'event',
      {
        ...{ provenance: 'reported', known_from: '2020-01-01', known_basis: 'declared' },
        ...{ run_id: 'run-1', file_sha256: '', row: 2, content_hash: '' },
        ...{ event_no: no, event_type: '孵化器绩效评价', code: 'firm-1', unit_name: '甲公司' },
        ...{ valid_from: from },
      },
    ] as const;
  const found = await projected(
    'event',
    [event('E1', '2022-03-01'), event('E2', '2024-03-01'), event('E3', '2025-03-01')],
    { base: 2024, shift: 1 },
    'event_no, CAST(valid_from AS VARCHAR) AS day',
  );
  expect(found).toEqual([
    { event_no: 'E1', day: '2023-03-01' },
    { event_no: 'E2', day: '2025-03-01' },
  ]);
});

test('payments of the last full year stand in the later budget, at the sums that they had', async () => {
  const found = await projected(
    'payout',
    [
      ['payout', { voucher_no: 'V1', valid_from: '2024-06-30', budget_year: 2024 }],
      // Booked to the year before.
      ['payout', { voucher_no: 'V2', valid_from: '2024-01-05', budget_year: 2023 }],
      ['payout', { voucher_no: 'V3', valid_from: '2023-06-30', budget_year: 2023 }],
    ],
    { base: 2024, shift: 2, scale: 2200 },
    'voucher_no, CAST(valid_from AS VARCHAR) AS day, budget_year, CAST(amount_fen AS VARCHAR) AS fen',
  );
  expect(found).toEqual([
    { voucher_no: 'V1', day: '2026-06-30', budget_year: 2026, fen: '1000' },
    { voucher_no: 'V2', day: '2026-01-05', budget_year: 2025, fen: '1000' },
  ]);
});

test('districts’ quotas of the last full year are those of the later one', async () => {
  const quota = (year: number, amount: string) =>
    ['quota', { year, amount, valid_from: `${year}-01-01`, valid_to: `${year}-12-31` }] as const;
  const found = await projected(
    'quota',
    [quota(2023, '9'), quota(2024, '10')],
    { base: 2024, shift: 1 },
    'year, region, CAST(valid_from AS VARCHAR) AS first, CAST(valid_to AS VARCHAR) AS last, amount',
  );
  expect(found).toMatchObject([
    { year: 2025, region: '370102', first: '2025-01-01', last: '2025-12-31' },
  ]);
  expect(Number(found[0]?.['amount'])).toBe(10);
});

test('R&D of the last full year grows, and so does the year before the one asked for', async () => {
  const rd = (year: number, fen: number) =>
    [
      'rd_spend',
      {
        ...{ year, rd_fen: fen, basic_research_fen: 0, sales_fen: 10 * fen },
        ...{ valid_from: `${year}-01-01`, valid_to: `${year}-12-31` },
      },
    ] as const;
  const found = await projected(
    'rd',
    [rd(2023, 400), rd(2024, 500)],
    // 1.44 times in two years is 1.2 times in the first of them.
    { base: 2024, shift: 2, scale: 1440, before: 1200 },
    'year, CAST(rd_fen AS VARCHAR) AS fen, CAST(sales_fen AS VARCHAR) AS sales, CAST(valid_to AS VARCHAR) AS last',
  );
  expect(found).toEqual([
    { year: 2024, fen: '400', sales: '4000', last: '2024-12-31' },
    { year: 2025, fen: '600', sales: '6000', last: '2025-12-31' },
    { year: 2026, fen: '720', sales: '7200', last: '2026-12-31' },
  ]);
});

const COLUMNS =
  'certificate, recognition_type, CAST(valid_from AS VARCHAR) AS first, CAST(valid_to AS VARCHAR) AS last';
const recognised = (no: string, code: string, type: string, from: string, to: string, more = {}) =>
  [
    'recognition',
    {
      ...{ certificate: no, code, recognition_type: type, valid_from: from, valid_to: to },
      ...more,
    },
  ] as const;

test('firms first recognised come again, and whose certificate expires then is renewed on that day', async () => {
  const found = await projected(
    'recognition',
    [
      recognised('GR1', 'a', '首次认定', '2022-11-01', '2025-10-31'),
      recognised('GR2', 'b', '首次认定', '2024-11-01', '2027-10-31'),
      // Renewals stand for themselves: by the certificates that expire.
      recognised('GR3', 'c', '重新认定', '2024-11-01', '2027-10-31'),
      // Expires then, but is no more.
      recognised('GR4', 'd', '首次认定', '2022-11-01', '2025-10-31', { revoked_on: '2024-01-01' }),
    ],
    { base: 2024, shift: 1 },
    COLUMNS,
  );
  expect(found).toEqual([
    { certificate: 'GR1', recognition_type: '首次认定', first: '2023-11-01', last: '2026-10-31' },
    {
      ...{ certificate: 'GR1 期满', recognition_type: '重新认定' },
      ...{ first: '2025-10-31', last: '2028-10-31' },
    },
    { certificate: 'GR2', recognition_type: '首次认定', first: '2025-11-01', last: '2028-10-31' },
    { certificate: 'GR4', recognition_type: '首次认定', first: '2023-11-01', last: '2026-10-31' },
  ]);
});

test('where no certificate expires in the year, former renewals come again', async () => {
  const found = await projected(
    'recognition',
    [recognised('GR3', 'c', '重新认定', '2024-11-01', '2027-10-31')],
    { base: 2024, shift: 1 },
    COLUMNS,
  );
  expect(found).toEqual([
    { certificate: 'GR3', recognition_type: '重新认定', first: '2025-11-01', last: '2028-10-31' },
  ]);
});

test('of several certificates of a firm that expire in the year the last one is renewed', async () => {
  const found = await projected(
    'recognition',
    [
      recognised('GR1', 'a', '首次认定', '2022-03-01', '2025-02-28'),
      recognised('GR2', 'a', '迁入', '2022-11-01', '2025-10-31'),
    ],
    { base: 2024, shift: 1 },
    COLUMNS,
  );
  expect(found.filter(({ recognition_type: type }) => type === '重新认定')).toEqual([
    {
      ...{ certificate: 'GR2 期满', recognition_type: '重新认定' },
      ...{ first: '2025-10-31', last: '2028-10-31' },
    },
  ]);
});
