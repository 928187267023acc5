import { expect, test } from 'vitest';
import { bears, budgetsOf, exhaustionOf, seasonOf, type Budget } from './exhaustion.ts';
import { appropriation, payment } from './sample-records.ts';
import type { AppropriationRecord, PaymentRecord } from './records.ts';

const CITY = '370100';
const draws = (...fen: number[]) => new Float64Array(fen);

/** The city's budget of 2023. */
function budget(
  orders: readonly AppropriationRecord[],
  paid: readonly PaymentRecord[] = [],
): Budget {
  const [first] = budgetsOf(orders, paid, 2023, CITY);
  if (!first) throw new Error('there is no budget');
  return first;
}

/** A payment of so many fen in a month of 2023. */
const paidIn = (month: number, city: bigint) =>
  payment({ date: `2023-${String(month).padStart(2, '0')}-15` }, { city });

/** A hundred fen; a test says what else. */
const ORDER = appropriation({ fen: 100n });
const asked = (asOf: string, season: readonly number[] | null = null) => ({
  year: 2023,
  asOf,
  season,
});

test('a budget is its orders: at the year’s start, added, taken back, carried over, from above', () => {
  const found = budget([
    ORDER,
    appropriation({ fen: 30n, adjustment: '追加', date: '2023-08-05' }),
    appropriation({ fen: -20n, adjustment: '调减', date: '2023-09-05' }),
    appropriation({ fen: 7n, adjustment: '结转', date: '2022-12-30' }),
    appropriation({ fen: 5n, adjustment: '上级转移', level: 'province', date: '2023-03-05' }),
    appropriation({ fen: 999n, budgetYear: 2024 }),
  ]);
  expect(found.appropriated).toBe(122n);
  expect(found.orders).toEqual({ 年初: 100n, 追加: 30n, 调减: -20n, 结转: 7n, 上级转移: 5n });
  const set = [107n, 107n, 112n, 112n, 112n, 112n, 112n, 142n, 122n, 122n, 122n, 122n];
  expect(found.setAsideByMonth).toEqual(set);
});

test('the city’s budget bears what province and city pay, a district’s the part of its own', () => {
  const orders = [ORDER, appropriation({ fen: 50n, level: 'district', region: '370102' })];
  const shared = { province: 1n, city: 2n, district: 4n };
  const lines = [
    payment({ date: '2023-02-01' }, shared),
    payment({ date: '2023-02-01', region: '370112' }, shared),
    payment({ date: '2023-02-01', fund: '别的资金' }, shared),
  ];
  const [ofCity, ofDistrict] = budgetsOf(orders, lines, 2023, CITY);
  expect([ofCity?.paid, ofDistrict?.paid]).toEqual([6n, 4n]);
  if (!ofCity || !ofDistrict) throw new Error('a budget is missing');
  expect(bears(ofCity, 'province', '370112')).toBe(true);
  expect(bears(ofCity, 'district', '370102')).toBe(false);
  expect(bears(ofDistrict, 'district', '370102')).toBe(true);
  expect(bears(ofDistrict, 'district', '370112')).toBe(false);
});

test('a budget that payments have passed ran out in the month in which they did', () => {
  const found = exhaustionOf(
    budget([ORDER], [paidIn(3, 60n), paidIn(5, 41n)]),
    draws(0, 0, 0, 0),
    asked('2023-09-30'),
  );
  expect(found).toMatchObject({
    ...{ month: '2023-05', p10: '2023-05', p90: '2023-05', probability: 1, toCome: 0n },
  });
});

test('one that is spent to the last fen has not run out', () => {
  const spent = budget([ORDER], [paidIn(3, 100n)]);
  const found = exhaustionOf(spent, draws(0), asked('2023-12-31'));
  expect(found).toMatchObject({ month: null, probability: 0 });
  // A third of a hundred fen each of three months: exactly all of it, whatever floating sums say.
  const season = Array.from({ length: 12 }, (_, at) => (at < 9 ? 0.7 : 0.1));
  const coming = exhaustionOf(budget([ORDER]), draws(100), asked('2023-09-30', season));
  expect(coming).toMatchObject({ month: null, probability: 0, toCome: 100n });
});

test('a supplement in August saves what would run out in October', () => {
  const paid = [paidIn(2, 40n), paidIn(6, 40n)];
  // Ten fen a month from August on: 80, 90, 100, 110 …
  const dry = exhaustionOf(budget([ORDER], paid), draws(50, 50), asked('2023-07-31'));
  expect(dry).toMatchObject({ month: '2023-10', probability: 1 });
  const supplement = appropriation({ fen: 30n, adjustment: '追加', date: '2023-08-20' });
  const more = exhaustionOf(budget([ORDER, supplement], paid), draws(50, 50), asked('2023-08-31'));
  expect(more).toMatchObject({ month: null, probability: 0 });
});

test('but a supplement does not undo a month that payments had passed before it came', () => {
  const supplement = appropriation({ fen: 900n, adjustment: '追加', date: '2023-08-20' });
  const found = exhaustionOf(
    budget([ORDER, supplement], [paidIn(7, 101n)]),
    draws(0),
    asked('2023-12-31'),
  );
  expect(found).toMatchObject({ month: '2023-07', probability: 1 });
});

test('it runs out in November in half of the draws, by the season of former years', () => {
  // Of what comes after September a half in October, three tenths in November, a fifth in December.
  const season = [0.1, 0.1, 0.1, 0.1, 0, 0, 0, 0, 0.1, 0.25, 0.15, 0.1];
  const ample = budget([ORDER], [paidIn(4, 40n)]);
  const found = exhaustionOf(ample, draws(80, 20, 80, 20), asked('2023-09-30', season));
  // 40 + 80 × 0.5 = 80; 40 + 80 × 0.8 = 104.
  expect(found).toMatchObject({
    ...{ month: '2023-11', p10: '2023-11', p90: '2023-11', probability: 0.5, toCome: 50n },
  });
});

test('where draws differ, the month is the median of those in which it runs out', () => {
  // From the year's start evenly: 1200 fen pass 100 in February, 300 in May, 150 in September, 90 never.
  const found = exhaustionOf(budget([ORDER]), draws(1200, 300, 150, 90), asked('2022-12-31'));
  expect(found).toMatchObject({
    ...{ p10: '2023-02', month: '2023-05', p90: '2023-09', probability: 0.75 },
  });
});

test('without a season the rest is spread evenly, and where none is left it comes in December', () => {
  const spring = [0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  const evenly = exhaustionOf(budget([ORDER]), draws(120), asked('2023-06-30'));
  expect(evenly.month).toBe('2023-12');
  const late = exhaustionOf(budget([ORDER]), draws(101), asked('2023-06-30', spring));
  expect(late.month).toBe('2023-12');
});

test('a payment booked to the year after its end counts in its December', () => {
  const late = payment({ date: '2024-01-20', budgetYear: 2023 }, { city: 101n });
  const found = exhaustionOf(budget([ORDER], [late]), draws(0), asked('2024-03-31'));
  expect(found).toMatchObject({ month: '2023-12', probability: 1, paid: 101n });
});

test('a season is that of the fund’s own former payments, of all where it has few', () => {
  const own = Array.from({ length: 20 }, (_, at) =>
    payment(
      { date: at < 5 ? '2022-06-01' : '2022-11-01', budgetYear: 2022, line: at },
      { city: 100n },
    ),
  );
  const other = payment(
    { date: '2022-01-05', budgetYear: 2022, fund: '别的资金' },
    { city: 2000n },
  );
  const refund = payment({ date: '2022-02-05', budgetYear: 2022 }, { city: -50n });
  const carried = payment({ date: '2023-01-05', budgetYear: 2022 }, { city: 900n });
  const now = payment({ date: '2023-03-05' }, { city: 900n });
  const lines = [...own, other, refund, carried, now];
  const { fund } = ORDER;
  expect(seasonOf(lines, 2023, fund)).toEqual([0, 0, 0, 0, 0, 0.25, 0, 0, 0, 0, 0.75, 0]);
  const all = seasonOf(lines, 2023, '新资金');
  expect(all?.[0]).toBe(0.5);
  expect(all?.[10]).toBe(0.375);
  expect(seasonOf([now], 2023, fund)).toBeNull();
});
