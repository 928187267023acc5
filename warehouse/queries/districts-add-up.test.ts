import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { derive, emptyHome, hold } from '../../tests/derived-facts.ts';
import type { Row } from '../connect.ts';
import type { Home } from '../home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
});

const division = fc.constantFrom('370100', '370102', '370103', '370112', '370202', '110000');
const managedBy = fc.constantFrom(null, null, 'JN-GXQ', 'JN-QBQ', '370113');
const side = fc.option(division, { nil: null });
const fen = fc.bigInt({ min: 1n, max: 10n ** 15n }).map(String);
const provenance = fc.constantFrom('published', 'reported', 'simulated');
const year = fc.integer({ min: 2020, max: 2022 });

const certificates = fc.record({
  code: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  division,
  managed_by: managedBy,
  provenance,
  valid_from: year.map((y) => `${y}-06-01`),
  valid_to: year.map((y) => `${y + 2}-05-31`),
});
const contracts = fc.record({
  seller_division: side,
  seller_managed_by: managedBy,
  buyer_division: side,
  buyer_managed_by: managedBy,
  class: fc.constantFrom('技术开发', '技术服务'),
  amount_fen: fen,
  technical_amount_fen: fc.option(fen, { nil: null }),
  provenance,
  valid_from: year.map((y) => `${y}-06-01`),
});
const research = fc.record({
  division,
  managed_by: managedBy,
  provenance,
  reported: fc.option(fc.boolean(), { nil: null }),
  rd_fen: fc.option(fen, { nil: null }),
});
const payments = fc.record({
  managed_by: fc.option(division, { nil: null }),
  amount_fen: fen.map((text) => (text.endsWith('3') ? `-${text}` : text)),
  provenance,
});

const MEASURES = /^(firms|certificates|first_recognised|renewed|contracts|units|lines|.*_fen)$/;

/** Totals of each measure by everything but the district, at the city or below it. */
function totals(found: readonly Row[], levels: readonly string[]) {
  const sums: Record<string, bigint> = {};
  for (const row of found.filter(({ level, city }) => city && levels.includes(String(level)))) {
    const names = [
      'simulated',
      'day',
      'year',
      'budget_year',
      'document_no',
      'state',
      'side',
      'class',
      'academic_seller',
    ];
    const group = [...names, 'unit_kind', 'city'].map((name) => row[name]).join('|');
    for (const name of Object.keys(row).filter((column) => MEASURES.test(column))) {
      const key = `${group}|${name}`;
      sums[key] = (sums[key] ?? 0n) + BigInt(row[name] ?? 0);
    }
  }
  return sums;
}

test('districts and the unknown district sum to their city, to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(certificates, { maxLength: 12 }),
      fc.array(contracts, { maxLength: 12 }),
      fc.array(research, { maxLength: 10 }),
      fc.array(payments, { maxLength: 10 }),
      async (firms, sold, spent, paid) => {
        await hold(home, [
          ...firms.map(
            (cells, at) => ['recognition', { ...cells, certificate: `GR${at}` }] as const,
          ),
          ...sold.map(
            (cells, at) => ['contract', { ...cells, registration_no: `C${at}` }] as const,
          ),
          ...spent.map((cells, at) => ['rd_spend', { ...cells, code: `R${at}` }] as const),
          ...paid.map((cells, at) => ['payout', { ...cells, voucher_no: `V${at}` }] as const),
        ]);
        for (const name of [
          'high-tech-firms',
          'high-tech-recognised',
          'contract-turnover',
          'rd-by-region',
          'payouts',
          'approvals-paid',
        ] as const) {
          const found = await derive(home, name);
          const additive = found.filter((row) => row['side'] !== 'either');
          expect(totals(additive, ['district', 'unknownDistrict'])).toEqual(
            totals(additive, ['city']),
          );
        }
      },
    ),
    { numRuns: 8 },
  );
});
