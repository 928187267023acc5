import { expect, test } from 'vitest';
import { arrears } from './arrears.ts';
import type { Places } from './assign.ts';
import { approval, payment, records } from './sample-records.ts';

const FUND = '科技成果转移转化资金';
const at = { document: 'jn-tech-transfer-2021', bureau: '市科技局', fund: FUND, account: null };
const places: Places = {
  rule: () => ({ rule: null, ...at }),
  approval: (_, rule) => ({ rule, ...at }),
  payment: (_, rule) => ({ rule, ...at }),
  appropriation: () => ({ rule: null, ...at }),
};
const resolve = () => 'a.rule';

/** Each is of a thousand yuan. A1 was paid 400 at once and 600 in the next year, A2 at once, A3 half so far. */
const A1 = approval({ no: 'A1', date: '2021-06-01' });
const A2 = approval({ no: 'A2', date: '2021-06-01' });
const A3 = approval({ no: 'A3', date: '2022-06-01' });
const paid = (of: typeof A1, fen: bigint, date: string) =>
  payment({ approval: of, date, budgetYear: Number(date.slice(0, 4)) }, { city: fen });
const money = records({
  approvals: [A1, A2, A3],
  payments: [
    paid(A1, 40_000n, '2021-07-01'),
    paid(A2, 100_000n, '2021-07-01'),
    paid(A1, 60_000n, '2022-07-10'),
    paid(A3, 50_000n, '2022-07-10'),
  ],
});

const expected = (year: number, asOf: string, of = money) =>
  arrears({ records: of, resolve, places }, { year, asOf }).map(({ measure, rule, level, fen }) => [
    ...[measure, rule, level, fen],
  ]);

test('of what was approved last year and not paid, the part that such rests were paid, worked by hand', () => {
  // In the year after approval: 600 of 600. All, with one average rest at one half: 900 ÷ 1,200 = 0.75. The
  // document, with two at 0.75: (600 + 900) ÷ 1,800 = 5/6, of 500.00.
  expect(expected(2023, '2022-12-31')).toEqual([['unpaid', 'a.rule', 'city', 41_666n]]);
});

test('what is not paid then may be a year later, of which nobody knows more than what is assumed', () => {
  // A sixth of 500.00 is left, and three tenths of that.
  expect(expected(2024, '2022-12-31')).toEqual([['unpaid', 'a.rule', 'city', 2_500n]]);
  expect(expected(2027, '2022-12-31')).toEqual([]);
});

test('as the year passes less of it is expected, and nothing of a year that is over', () => {
  expect(expected(2023, '2023-07-09')).toEqual(expected(2023, '2022-12-31'));
  expect(expected(2023, '2023-07-10')).toEqual([]);
  expect(expected(2023, '2023-12-31')).toEqual([]);
  expect(expected(2022, '2023-07-09')).toEqual([]);
});

test('a refund is not taken for a sum that is still to be paid', () => {
  const back = paid(A2, -100_000n, '2022-09-01');
  const refunded = records({ ...money, payments: [...money.payments, back] });
  expect(expected(2023, '2022-12-31', refunded)).toEqual(expected(2023, '2022-12-31'));
});

test('the order of approvals and payments does not matter', () => {
  const turned = records({
    approvals: money.approvals.toReversed(),
    payments: money.payments.toReversed(),
  });
  expect(expected(2023, '2022-12-31', turned)).toEqual(expected(2023, '2022-12-31'));
});
