import { beforeAll, describe, expect, test } from 'vitest';
import { derive, emptyHome, hold } from '../../tests/derived-facts.ts';
import type { Home } from '../home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
});

const DOCUMENT = '济科发〔2021〕27号';

async function cityOf(name: 'payouts' | 'approvals-paid', asOf = '2025-12-31') {
  const found = await derive(home, name, { asOf });
  return found.filter((row) => row['level'] === 'city' && row['simulated'] === false);
}

describe('payments', () => {
  test('are summed by document and budget year, with the parts of each level', async () => {
    await hold(home, [
      ['payout', {}],
      ['payout', { line_no: 2, amount_fen: 50, city_fen: 30, district_fen: 20 }],
      ['payout', { voucher_no: 'V2', budget_year: 2023 }],
    ]);
    expect(await cityOf('payouts')).toMatchObject([
      { document_no: DOCUMENT, budget_year: 2022, lines: '2', payees: '1', amount_fen: '1050' },
      { document_no: DOCUMENT, budget_year: 2023, lines: '1', amount_fen: '1000' },
    ]);
    const [row] = await cityOf('payouts');
    expect(row).toMatchObject({ province_fen: '0', city_fen: '630', district_fen: '420' });
  });

  test('are net of refunds, which are also told apart', async () => {
    await hold(home, [
      ['payout', {}],
      ['payout', { voucher_no: 'V2', amount_fen: -300, city_fen: -180, district_fen: -120 }],
    ]);
    expect(await cityOf('payouts')).toMatchObject([
      { amount_fen: '700', paid_fen: '1000', refunded_fen: '300', city_fen: '420' },
    ]);
  });

  test('take document and district from their approval where the voucher names none', async () => {
    await hold(home, [
      ['approval', { managed_by: 'JN-GXQ' }],
      ['payout', { document_no: null, managed_by: null }],
    ]);
    const found = await derive(home, 'payouts');
    expect(found.map(({ level, region }) => [level, region])).toEqual([
      ['city', '370100'],
      ['district', 'JN-GXQ'],
    ]);
    expect(found[0]).toMatchObject({ document_no: DOCUMENT });
  });

  test('without a region anywhere are unplaced, not lost', async () => {
    await hold(home, [['payout', { approval_no: null, managed_by: null }]]);
    expect(await derive(home, 'payouts')).toMatchObject([
      { level: 'unplaced', city: null, amount_fen: '1000' },
    ]);
  });

  test('after the day do not count', async () => {
    await hold(home, [['payout', {}]]);
    expect(await cityOf('payouts', '2022-05-31')).toEqual([]);
    expect(await cityOf('payouts', '2022-06-01')).toHaveLength(1);
  });

  test('that are simulated never join the real ones, nor settle a real approval', async () => {
    await hold(home, [
      ['approval', {}],
      ['payout', { provenance: 'simulated' }],
    ]);
    expect(await cityOf('payouts')).toEqual([]);
    expect(await cityOf('approvals-paid')).toMatchObject([{ state: 'unpaid', paid_fen: '0' }]);
  });
});

test('a real payment takes no document from a simulated approval', async () => {
  await hold(home, [
    ['approval', { provenance: 'simulated' }],
    ['payout', { document_no: null }],
  ]);
  expect(await cityOf('payouts')).toMatchObject([{ document_no: null, amount_fen: '1000' }]);
});

describe('approvals against payments', () => {
  test('one approval paid in three instalments counts once', async () => {
    await hold(home, [
      ['approval', {}],
      ...[300, 300, 400].map(
        (amount, at) => ['payout', { voucher_no: `V${at}`, amount_fen: amount }] as const,
      ),
    ]);
    expect(await cityOf('approvals-paid')).toMatchObject([
      {
        state: 'paid',
        approvals: '1',
        lines: '3',
        approved_fen: '1000',
        paid_fen: '1000',
        outstanding_fen: '0',
      },
    ]);
  });

  test.each([
    ['unpaid', []],
    ['partlyPaid', [999]],
    ['paid', [1000]],
    ['overpaid', [1001]],
    ['partlyPaid', [1000, -1]],
    ['refunded', [1000, -1000]],
  ])('are %s with payments of %j against 1000', async (state, amounts) => {
    await hold(home, [
      ['approval', {}],
      ...amounts.map(
        (amount, at) => ['payout', { voucher_no: `V${at}`, amount_fen: amount }] as const,
      ),
    ]);
    expect(await cityOf('approvals-paid')).toMatchObject([{ state, approvals: '1' }]);
  });

  test('payments that name no known approval are a line of their own', async () => {
    await hold(home, [
      ['approval', {}],
      ['payout', { approval_no: 'A9' }],
      ['payout', { voucher_no: 'V2', approval_no: null, amount_fen: 5 }],
    ]);
    expect(await cityOf('approvals-paid')).toMatchObject([
      { state: 'unpaid', approvals: '1', paid_fen: '0' },
      { state: 'noApproval', approvals: '0', lines: '2', paid_fen: '1005' },
    ]);
  });

  test('a withdrawn approval leaves its payments without one', async () => {
    await hold(home, [
      ['approval', {}],
      ['approval', { known_from: '2022-07-01', withdrawn: true }],
      ['payout', {}],
    ]);
    expect(await cityOf('approvals-paid')).toMatchObject([
      { state: 'noApproval', paid_fen: '1000' },
    ]);
  });
});
