import { expect, test } from 'vitest';
import { DrawTable, SCALES, drawOwed, drawStakes, meanOf, shareOf, type Stake } from './draws.ts';
import type { DrawnTakeUps } from './drawn-take-up.ts';
import type { Growth } from './drivers.ts';
import { LEVELS } from './leaf.ts';
import type { Owed } from './owed.ts';

const DRAWS = 20_000;
const RULE = 'doc.rule';

function growth(by: number): Growth {
  return {
    ...{ driver: 'contract', lastYear: 2023, last: 1, unit: 'CNY', method: 'ensemble' },
    forecasts: [],
    of: () => new Float64Array(DRAWS).fill(by),
  };
}

/** The city owes the firm as many fen as there are thousandths of last year's facts. */
function stake(given: Partial<Stake> = {}): Stake {
  const fen = new Float64Array(SCALES.length * LEVELS.length);
  for (const [at, scale] of SCALES.entries()) fen[at * LEVELS.length + 1] = scale;
  return {
    ...{ rule: RULE, code: 'firm-1', region: '370102', kind: 'none', growth: growth(1), ahead: 1 },
    ...{ fen, ...given },
  };
}

async function drawnOf(stakes: readonly Stake[], seed = 1): Promise<Float64Array> {
  const table = new DrawTable(DRAWS);
  await drawStakes(table, stakes, seed);
  return cityOf(table);
}

function cityOf(table: DrawTable): Float64Array {
  return table.all().find(({ level }) => level === 'city')?.fen ?? new Float64Array();
}

/** Thousandths of last year's facts, on average. */
const averageOf = async (given: Partial<Stake>) => Number(meanOf(await drawnOf([stake(given)])));

test('a beneficiary is drawn once on average, and never in part', async () => {
  const drawn = await drawnOf([stake()]);
  expect(Math.abs(Number(meanOf(drawn)) - 1000)).toBeLessThan(20);
  expect([...drawn].every((fen) => fen % 1000 === 0)).toBe(true);
});

test('what its facts come to averages to the growth of their driver', async () => {
  for (const by of [0.5, 0.93, 1.2, 1.7]) {
    const average = await averageOf({ kind: 'size', growth: growth(by) });
    expect(Math.abs(average / (1000 * by) - 1)).toBeLessThan(0.03);
  }
});

test('growth beyond the scales is taken for the last of them', async () => {
  const [least = 0] = SCALES;
  const most = SCALES.at(-1) ?? 0;
  expect(Math.abs((await averageOf({ kind: 'size', growth: growth(0) })) / least - 1)).toBeLessThan(
    0.03,
  );
  expect(Math.abs((await averageOf({ kind: 'size', growth: growth(9) })) / most - 1)).toBeLessThan(
    0.03,
  );
});

test('where more beneficiaries come, each is drawn more often', async () => {
  const average = await averageOf({ kind: 'count', growth: growth(1.4) });
  expect(Math.abs(average - 1400)).toBeLessThan(30);
});

test('an expiring certificate is renewed once or not at all', async () => {
  const drawn = await drawnOf([stake({ kind: 'renewal', growth: growth(0.8) })]);
  expect(Math.abs(Number(meanOf(drawn)) - 800)).toBeLessThan(15);
  expect(new Set(drawn)).toEqual(new Set([0, 1000]));
});

test('all that one beneficiary is owed comes or stays away together', async () => {
  const table = new DrawTable(DRAWS);
  await drawStakes(table, [stake(), stake({ rule: 'doc.second' })], 1);
  const [first, second] = table.all().filter(({ level }) => level === 'city');
  expect(first?.fen).toEqual(second?.fen);
  const other = await drawnOf([stake({ code: 'firm-2' })]);
  expect(other).not.toEqual(first?.fen);
});

test('the same seed gives the same numbers, another one others', async () => {
  expect(await drawnOf([stake()])).toEqual(await drawnOf([stake()]));
  expect(await drawnOf([stake()], 2)).not.toEqual(await drawnOf([stake()]));
});

test('the order of beneficiaries does not matter', async () => {
  const stakes = ['a', 'b', 'c'].map((code) => stake({ code, kind: 'size', growth: growth(1.23) }));
  expect(await drawnOf(stakes.toReversed())).toEqual(await drawnOf(stakes));
});

/** The same take-up in every draw: a part of what is approved is so in full, the rest at a share. */
function taking(chance: number, whole: number, share: number): DrawnTakeUps {
  const fill = (value: number) => new Float64Array(DRAWS).fill(value);
  const drawn = { chance: fill(chance), whole: fill(whole), share: fill(share) };
  return { seed: 1, of: () => drawn, inDueYear: () => drawn };
}

function owing(given: Partial<Owed> = {}): Owed {
  return {
    ...{ rule: RULE, code: 'firm-1', region: '370102', fact: 'C1', eventYear: 2022 },
    ...{ eventDate: '2022-05-01', payableYear: 2023, fen: 1333n },
    ...{ province: 1000n, city: 333n, district: 0n, ...given },
  };
}

const often = (drawn: Float64Array | undefined, fen: number) =>
  (drawn ?? new Float64Array()).filter((each) => each === fen).length / DRAWS;

test('what is owed is approved as often as its rule says, in full or at the share of its rule', async () => {
  const table = new DrawTable(DRAWS);
  await drawOwed(table, [owing()], taking(0.6, 0.25, 0.5), 2023);
  const [province, city, district] = table.all().map(({ fen }) => fen);
  expect(new Set(province)).toEqual(new Set([0, 500, 1000]));
  // Half of 333 fen, rounded down.
  expect(new Set(city)).toEqual(new Set([0, 166, 333]));
  expect(new Set(district)).toEqual(new Set([0]));
  expect(Math.abs(often(province, 0) - 0.4)).toBeLessThan(0.015);
  expect(Math.abs(often(province, 1000) - 0.15)).toBeLessThan(0.015);
});

test('all that a rule owes a firm for the events of a year is approved together, another year’s apart', async () => {
  const table = new DrawTable(DRAWS);
  const parts = { province: 0n, city: 1n, district: 0n, fen: 1n };
  const year = [owing(parts), owing({ ...parts, fact: 'C2' })];
  await drawOwed(table, year, taking(0.5, 1, 0), 2023);
  expect(new Set(cityOf(table))).toEqual(new Set([0, 2]));
  await drawOwed(table, [owing({ ...parts, eventYear: 2021 })], taking(0.5, 1, 0), 2023);
  expect(new Set(cityOf(table))).toEqual(new Set([0, 1, 2, 3]));
});

test('the order of what is owed does not matter', async () => {
  const rows = ['a', 'b', 'c'].map((code) => owing({ code }));
  const drawnIn = async (order: readonly Owed[]) => {
    const table = new DrawTable(DRAWS);
    await drawOwed(table, order, taking(0.5, 0.5, 0.7), 2023);
    return table.all();
  };
  expect(await drawnIn(rows.toReversed())).toEqual(await drawnIn(rows));
});

test('of beneficiaries that are drawn, as many are approved as their rule says, and none that is not drawn', async () => {
  const table = new DrawTable(DRAWS);
  const approved = new DrawTable(DRAWS);
  const takeUp = taking(0.6, 0.5, 0.4).inDueYear(RULE, 2024);
  await drawStakes(table, [stake()], 1, { table: approved, takeUp: () => takeUp });
  const [drawn, granted] = [cityOf(table), cityOf(approved)];
  // Half of the approved in full, the others at two fifths.
  expect(Math.abs(Number(meanOf(granted)) / (1000 * 0.6 * 0.7) - 1)).toBeLessThan(0.03);
  expect(granted.every((fen, draw) => fen <= (drawn[draw] ?? 0))).toBe(true);
  expect(drawn).toEqual(await drawnOf([stake()]));
});

test('a mean is exact above what a sum of floating numbers could hold, and rounded down', () => {
  const large = 2 ** 53 - 1;
  expect(meanOf(new Float64Array([large, large, large]))).toBe(BigInt(large));
  expect(meanOf(new Float64Array([1, 2]))).toBe(1n);
  expect(meanOf(new Float64Array())).toBe(0n);
});

test('of ten draws, the first stays below the tenth and the ninth below nine tenths', () => {
  const draws = new Float64Array([7, 1, 10, 3, 9, 2, 8, 4, 6, 5]);
  expect([shareOf(draws, 0.1), shareOf(draws, 0.5), shareOf(draws, 0.9)]).toEqual([1n, 5n, 9n]);
  expect(shareOf(new Float64Array([4]), 0.1)).toBe(4n);
});
