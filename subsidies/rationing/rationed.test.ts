import fc from 'fast-check';
import { expect, test } from 'vitest';
import { yuan } from '../../core/money.ts';
import type { Budget } from '../exposure/exhaustion.ts';
import { Ladder, type Stage } from '../exposure/ladder.ts';
import type { Level, Place } from '../exposure/leaf.ts';
import { rationed, type Waiting } from './rationed.ts';
import type { Way } from './settings.ts';

const FUND = '科技创新专项';

function place(rule: string, given: Partial<Place> = {}): Place {
  return {
    ...{ rule, document: 'a', bureau: '市科技局', fund: FUND, account: null },
    ...{ level: 'city' as Level, region: '370102', ...given },
  };
}

const draws = (...fen: number[]) => new Float64Array(fen);

/** The city set so much aside, and paid so much of it. */
function budget(appropriated: bigint, paid = 0n, given: Partial<Budget> = {}): Budget {
  return {
    ...{ fund: FUND, level: 'city', region: '370100', appropriated, paid },
    orders: { 年初: appropriated, 追加: 0n, 调减: 0n, 结转: 0n, 上级转移: 0n },
    ...{ paidByMonth: [], setAsideByMonth: [], ...given },
  };
}

async function* nobody(): AsyncIterable<Waiting> {}

/** Entitlements that wait, in their order: stage, rule, what is approved in each draw. */
function queue(...all: readonly [Stage, string, Float64Array][]) {
  return async function* waiting(wanted: (place: Place) => boolean): AsyncIterable<Waiting> {
    for (const [stage, rule, drawn] of all) {
      const own = place(rule);
      if (wanted(own)) yield { stage, parts: [{ place: own, drawn }] };
    }
  };
}

const by = (how: Way) => ({ [FUND]: how });

/** A claim of 1.00 yuan and one of 2.00, both certain, in two draws. */
function two(): Ladder {
  const ladder = new Ladder(true);
  ladder.addContingent(place('a.first'), 150n, 100n, draws(100, 100));
  ladder.addContingent(place('a.second'), 250n, 200n, draws(200, 200));
  return ladder;
}

const expected = (ladder: Ladder) =>
  Object.fromEntries(ladder.by('rule').map(({ id, figures }) => [id, figures.contingent.expected]));

test('just enough: nothing is cut', async () => {
  const { ladder, budgets } = await rationed(two(), [budget(300n)], by('proRata'), nobody);
  expect(expected(ladder)).toEqual({ 'a.first': '1.00', 'a.second': '2.00' });
  expect(ladder.total()).toEqual(two().total());
  expect(budgets).toMatchObject([{ available: 300n, met: { fen: 300n }, short: { fen: 0n } }]);
});

test('one fen short, pro rata: 99⅔ and 199⅓ fen, the fen that is left to the larger remainder', async () => {
  const { ladder, budgets } = await rationed(two(), [budget(299n)], by('proRata'), nobody);
  expect(expected(ladder)).toEqual({ 'a.first': '1.00', 'a.second': '1.99' });
  const { contingent, stillToCome } = ladder.total();
  expect(contingent.ceiling).toBe('4.00');
  expect(stillToCome).toEqual({ amount: '2.99', p10: '2.99', p90: '2.99' });
  expect(budgets).toMatchObject([{ claimed: { fen: 300n }, short: { fen: 1n, p90: 1n } }]);
});

test('one fen short, in a queue: the last in it lacks the fen', async () => {
  const waiting = queue(
    ['contingent', 'a.second', draws(200, 200)],
    ['contingent', 'a.first', draws(100, 100)],
  );
  const { ladder } = await rationed(two(), [budget(299n)], by('queue'), waiting);
  expect(expected(ladder)).toEqual({ 'a.first': '0.99', 'a.second': '2.00' });
});

test('half the money: alike to all pro rata, and in a queue all to the first', async () => {
  const half = await rationed(two(), [budget(150n)], by('proRata'), nobody);
  expect(expected(half.ladder)).toEqual({ 'a.first': '0.50', 'a.second': '1.00' });
  const waiting = queue(
    ['contingent', 'a.first', draws(100, 100)],
    ['contingent', 'a.second', draws(200, 200)],
  );
  const first = await rationed(two(), [budget(150n)], by('queue'), waiting);
  expect(expected(first.ladder)).toEqual({ 'a.first': '1.00', 'a.second': '0.50' });
});

test('what is paid, and what is approved and not paid yet, goes before', async () => {
  const ladder = two();
  const row = { ...place('a.first'), simulated: false };
  ladder.addRow({ ...row, measure: 'approved', fen: 500n });
  ladder.addRow({ ...row, measure: 'unpaid', fen: 50n });
  const { budgets, ladder: met } = await rationed(
    ladder,
    [budget(1000n, 800n)],
    by('proRata'),
    nobody,
  );
  expect(budgets).toMatchObject([{ available: 150n, met: { fen: 150n } }]);
  expect(met.total().approved).toBe('5.00');
});

test('in a queue what has no day yet shares what is left', async () => {
  const ladder = two();
  ladder.addForecast(place('a.third'), draws(300, 300), draws(300, 300));
  ladder.addForecast(place('a.fourth'), draws(100, 100), draws(100, 100));
  const waiting = queue(
    ['contingent', 'a.first', draws(100, 100)],
    ['contingent', 'a.second', draws(200, 200)],
  );
  const { ladder: met, budgets } = await rationed(ladder, [budget(500n)], by('queue'), waiting);
  expect(expected(met)).toMatchObject({ 'a.first': '1.00', 'a.second': '2.00' });
  const forecast = (rule: string) => met.of((own) => own.rule === rule).forecast;
  expect(forecast('a.third').expected?.amount).toBe('1.50');
  expect(forecast('a.fourth').expected?.amount).toBe('0.50');
  expect(forecast('a.third').ceiling.amount).toBe('3.00');
  expect(budgets).toMatchObject([{ short: { fen: 200n } }]);
});

test('a district’s part is met by the district’s money, and cannot be told where none is loaded', async () => {
  const ladder = two();
  const own = place('a.first', { level: 'district' });
  ladder.addContingent(own, 90n, 90n, draws(90, 90));
  const lixia = budget(30n, 0n, { level: 'district', region: '370102' });
  const both = await rationed(ladder, [budget(150n), lixia], by('proRata'), nobody);
  expect(both.untold).toEqual([]);
  expect(both.ladder.of(({ level }) => level === 'district').contingent.expected).toBe('0.30');
  const alone = await rationed(ladder, [budget(150n)], by('proRata'), nobody);
  expect(alone.untold).toEqual([{ fund: FUND, region: '370102' }]);
  const none = await rationed(ladder, [], { 没有的资金: 'queue', ...by('queue') }, nobody);
  expect(none.untold).toEqual([
    { fund: '没有的资金', region: null },
    { fund: FUND, region: null },
  ]);
  expect(none.ladder).toBe(ladder);
  expect(alone.ladder.of(({ level }) => level === 'district').contingent.expected).toBe('0.90');
});

test('under none the ladder is the same object', async () => {
  const ladder = two();
  const found = await rationed(ladder, [budget(1n)], {}, nobody);
  expect(found.ladder).toBe(ladder);
  expect(found).toMatchObject({ budgets: [], untold: [] });
});

test('what runs short in one draw of two is expected to be short by half of that', async () => {
  const ladder = new Ladder(true);
  ladder.addContingent(place('a.first'), 200n, 100n, draws(0, 200));
  const { ladder: met } = await rationed(ladder, [budget(150n)], by('proRata'), nobody);
  expect(met.total().contingent.expected).toBe('0.75');
  expect(met.total().stillToCome).toEqual({ amount: '0.75', p10: '0.00', p90: '1.50' });
});

const fen = fc.integer({ min: 0, max: 10 ** 11 });
const claim = fc.record({
  stage: fc.constantFrom<Stage>('contingent', 'overdue', 'forecast'),
  drawn: fc.tuple(fen, fen, fen),
  more: fc.integer({ min: -50, max: 50 }),
});

test('expected sums of a fund come to no more than there is, draw by draw and in the mean, to the fen', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(claim, { minLength: 1, maxLength: 6 }),
      fc.bigInt(0n, 4n * 10n ** 11n),
      fc.constantFrom<Way>('proRata', 'queue'),
      async (claims, appropriated, how) => {
        const ladder = new Ladder(true);
        for (const [at, { stage, drawn, more }] of claims.entries()) {
          const own = place(`a.${at}`);
          const list = draws(...drawn);
          const mean = BigInt(drawn.reduce((sum, each) => sum + each, 0)) / 3n + BigInt(more);
          const near = mean < 0n ? 0n : mean;
          if (stage === 'contingent') ladder.addContingent(own, near, near, list);
          else if (stage === 'overdue') ladder.addOverdue(own, near, near, list);
          else ladder.addForecast(own, list, list, near);
        }
        const waiting = queue(
          ...claims
            .flatMap(({ stage, drawn }, at) =>
              stage === 'forecast' ? [] : [[stage, `a.${at}`, draws(...drawn)] as const],
            )
            .map(([stage, rule, list]): [Stage, string, Float64Array] => [stage, rule, list]),
        );
        const before = yuan(ladder.total().stillToCome?.amount ?? '0');
        const drawnBefore = ladder.toBeApproved(() => true, 3);
        const { ladder: met } = await rationed(ladder, [budget(appropriated)], by(how), waiting);
        const after = yuan(met.total().stillToCome?.amount ?? '0');
        expect(after).toBeLessThanOrEqual(appropriated);
        expect(after).toBeLessThanOrEqual(before);
        expect([...met.toBeApproved(() => true, 3)]).toEqual(
          [...drawnBefore].map((each) => Math.min(each, Number(appropriated))),
        );
        const parts = met.by('rule').map(({ figures }) => yuan(figures.stillToCome?.amount ?? '0'));
        expect(parts.every((part) => part >= 0n)).toBe(true);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(after);
      },
    ),
    { numRuns: 200 },
  );
});
