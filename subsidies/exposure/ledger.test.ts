import { expect, test } from 'vitest';
import { places } from './assign.ts';
import { counted } from './counted.ts';
import { ledgerRows } from './ledger.ts';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import type { MoneyRecords } from './records.ts';
import { resolver } from './resolve.ts';
import { approval, appropriation, owed, payment, records } from './sample-records.ts';

const reference = loadReference();
const subsidies = loadSubsidies(reference);

function ledger(given: Partial<MoneyRecords>, year = 2023) {
  const all = records(given);
  return ledgerRows(all, year, resolver([owed()]), places(all, subsidies, reference));
}

const sums = (rows: ReturnType<typeof ledger>) =>
  rows
    .filter(({ measure }) => measure !== 'unpaid')
    .map(({ measure, level, region, fen }) => [measure, level, region, fen]);

test('each level of government bears its part of what is approved and paid', () => {
  const parts = { province: 1n, city: 20n, district: 300n };
  const rows = ledger({ approvals: [approval({}, parts)], payments: [payment({}, parts)] });
  expect(sums(rows)).toEqual([
    ['approved', 'city', '370102', 20n],
    ['approved', 'district', '370102', 300n],
    ['approved', 'province', '370102', 1n],
    ['paid', 'city', '370102', 20n],
    ['paid', 'district', '370102', 300n],
    ['paid', 'province', '370102', 1n],
  ]);
});

test('supplements, reductions and what is carried over are summed with the first budget', () => {
  const appropriations = [
    appropriation(),
    appropriation({ orderNo: 'B2', adjustment: '追加', fen: 300_000n }),
    appropriation({ orderNo: 'B3', adjustment: '调减', fen: -200_000n }),
    appropriation({ orderNo: 'B4', adjustment: '结转', fen: 50_000n }),
    appropriation({ orderNo: 'B5', adjustment: '上级转移', level: 'province', fen: 7n }),
  ];
  expect(sums(ledger({ appropriations }))).toEqual([
    ['appropriated', 'city', '370100', 1_150_000n],
    ['appropriated', 'province', '370100', 7n],
  ]);
});

test('payments are net of refunds in the budget year of each', () => {
  const payments = [
    payment(),
    payment({ line: 2 }, { city: -30_000n }),
    payment({ line: 3, budgetYear: 2024 }, { city: -20_000n }),
  ];
  expect(sums(ledger({ payments }))).toEqual([['paid', 'city', '370102', 70_000n]]);
  expect(sums(ledger({ payments }, 2024))).toEqual([['paid', 'city', '370102', -20_000n]]);
});

test('a payment counts in its budget year, an approval in the year of its date', () => {
  const given = {
    approvals: [approval({ date: '2022-12-31' })],
    payments: [payment({ date: '2024-01-08', budgetYear: 2023 })],
  };
  expect(ledger(given).map(({ measure }) => measure)).toEqual(['paid']);
  expect(ledger(given, 2022).map(({ measure }) => measure)).toEqual(['approved']);
  expect(ledger(given, 2024)).toEqual([]);
});

test('money of an unknown document, with no region, keeps rows of its own', () => {
  const stray = { document: null, documentNo: null, clause: null, candidates: [], region: null };
  const rows = ledger({ payments: [payment(), payment({ ...stray, line: 2, approval: null })] });
  expect(rows.map(({ rule, document, region, fen }) => [rule, document, region, fen])).toEqual([
    ['jn-tech-transfer-2021.seller-development', 'jn-tech-transfer-2021', '370102', 100_000n],
    [null, null, null, 100_000n],
  ]);
});

test('where anything is reported, simulated records count in no sum', () => {
  const simulated = {
    approvals: [approval({ simulated: true })],
    appropriations: [appropriation({ simulated: true })],
    payments: [payment({ simulated: true })],
  };
  expect(ledger(simulated)).toHaveLength(3);
  expect(ledger(simulated).every((row) => row.simulated)).toBe(true);
  const beside = ledger({ ...simulated, payments: [...simulated.payments, payment()] });
  expect(beside.map(({ measure, fen, simulated: made }) => [measure, fen, made])).toEqual([
    ['paid', 100_000n, false],
  ]);
});

test('where only what is owed is reported, simulated records do not count either', () => {
  const all = records({ payments: [payment({ simulated: true })] });
  expect(counted(all).payments).toHaveLength(1);
  expect(counted(all, true).payments).toEqual([]);
});

test('the order of the records does not change the rows', () => {
  const payments = [
    payment(),
    payment({ voucher: 'V2', region: '370103' }),
    payment({ voucher: 'V3', fund: null }),
    payment({ voucher: 'V4' }),
  ];
  expect(ledger({ payments: payments.toReversed() })).toEqual(ledger({ payments }));
});

test('of what was approved in the year, what is not paid yet is known level by level', () => {
  const approved = approval({}, { city: 100n, district: 50n });
  const other = approval({ no: 'A2', date: '2022-06-01' });
  const given = { approval: approved };
  const payments = [
    payment(given, { city: 60n, district: 50n }),
    payment({ ...given, line: 2 }, { city: -10n }),
    payment({ ...given, line: 3, budgetYear: 2024, date: '2024-01-10' }, { city: 20n }),
  ];
  const rest = (year: number) =>
    ledger({ approvals: [approved, other], payments }, year).filter(
      ({ measure }) => measure === 'unpaid',
    );
  expect(rest(2023)).toMatchObject([{ level: 'city', region: '370102', fen: 30n }]);
  expect(rest(2024)).toEqual([]);
});
