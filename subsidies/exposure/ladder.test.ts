import { expect, test } from 'vitest';
import { yuan } from '../../core/money.ts';
import type { Place } from './leaf.ts';
import { Ladder, type Dimension, type Figures } from './ladder.ts';

const DIMENSIONS: readonly Dimension[] = [
  ...['rule', 'document', 'bureau', 'fund', 'account', 'level', 'region'],
] as Dimension[];

function place(given: Partial<Place> = {}): Place {
  return {
    ...{ rule: 'a.first', document: 'a', bureau: '市科技局', fund: '资金一', account: null },
    ...{ level: 'city', region: '370102', ...given },
  };
}

const draws = (...fen: number[]) => new Float64Array(fen);

/** Three places, one of them with nothing assigned. */
function ladder(more: (ladder: Ladder) => void = () => undefined): Ladder {
  const made = new Ladder(true);
  const row = { simulated: false };
  made.addRow({ ...place({ rule: null }), ...row, measure: 'appropriated', fen: 100_000n });
  made.addRow({ ...place(), ...row, measure: 'approved', fen: 2_005n });
  made.addRow({ ...place(), ...row, measure: 'paid', fen: 1_005n });
  made.addRow({ ...place({ fund: null, region: null }), ...row, measure: 'paid', fen: 7n });
  const other = place({ rule: 'b.second', document: 'b', level: 'district', account: '2060404' });
  made.addContingent(place(), 999n, 333n, draws(0, 500, 0));
  made.addContingent(other, 1n, 0n, draws(0, 0, 0));
  made.addForecast(place(), draws(10, 20, 31), draws(5, 10, 15));
  made.addForecast(other, draws(1, 0, 0), draws(0, 0, 1));
  more(made);
  return made;
}

const sums = ({ appropriated, approved, paid, contingent, forecast }: Figures) =>
  [
    ...[appropriated, approved, paid, contingent.ceiling, contingent.expected ?? '0'],
    ...[forecast.ceiling.amount, forecast.expected?.amount ?? '0'],
  ].map(yuan);

test('every breakdown sums to the total, to the fen', () => {
  const whole = sums(ladder().total());
  expect(whole).toEqual([100_000n, 2_005n, 1_012n, 1_000n, 333n, 20n, 10n]);
  for (const dimension of DIMENSIONS) {
    const rows = ladder().by(dimension);
    const total = whole.map((_, at) =>
      rows.reduce((sum, { figures }) => sum + (sums(figures)[at] ?? 0n), 0n),
    );
    expect(total, dimension).toEqual(whole);
  }
});

test('what is not assigned is a row of its own, the last', () => {
  expect(
    ladder()
      .by('account')
      .map(({ id }) => id),
  ).toEqual(['2060404', null]);
  expect(ladder().by('fund').at(-1)?.figures.paid).toBe('0.07');
});

test('places with one key stand together, those without one are left out', () => {
  const rows = ladder().grouped(({ rule, level }) => rule && `${rule} ${level}`);
  expect(rows.map(({ place: { rule } }) => rule)).toEqual(['a.first', 'b.second']);
  expect(rows[0]?.figures.contingent).toEqual({ ceiling: '9.99', expected: '3.33' });
  expect(ladder().of(({ level }) => level === 'city').paid).toBe('10.12');
});

test('the mean is the sum of the means of places; the interval is that of the sum', () => {
  const { ceiling } = ladder().total().forecast;
  // Draw by draw 11, 20 and 31 fen; means of 20 and 0.33, rounded down.
  expect(ceiling).toEqual({ amount: '0.20', p10: '0.11', p90: '0.31' });
});

test('a mean never lies outside its interval', () => {
  const skewed = new Ladder(true);
  skewed.addForecast(place(), draws(...Array<number>(99).fill(0), 100_000), draws(0));
  expect(skewed.total().forecast.ceiling).toEqual({ amount: '10.00', p10: '0.00', p90: '10.00' });
});

test('a ladder less itself is 0.00 in every cell', () => {
  const nothing = ladder().less(ladder());
  const figures = [
    nothing.total(),
    ...nothing.grouped((each) => JSON.stringify(each)).map((row) => row.figures),
  ];
  const numbers = JSON.stringify(figures).match(/-?\d+\.\d+/g) ?? [];
  expect(new Set(numbers)).toEqual(new Set(['0.00']));
  expect(numbers.length).toBeGreaterThan(40);
});

test('a difference is the one between the two sums that are shown, to the fen', () => {
  const more = ladder((made) => {
    made.addForecast(place(), draws(1, 0, 0), draws(0, 1, 1));
    made.addContingent(place(), 5n, 2n, draws(0, 0, 0));
  });
  const delta = sums(more.less(ladder()).total());
  const shown = sums(more.total()).map((each, at) => each - (sums(ladder().total())[at] ?? 0n));
  expect(delta).toEqual(shown);
  expect(sums(ladder().less(more).total())).toEqual(shown.map((each) => -each));
});

test('in a difference the interval is of the differences of each draw, and can lie below zero', () => {
  const more = ladder((made) => made.addForecast(place(), draws(30, 30, 60), draws(0, 0, 0)));
  const { ceiling } = ladder().less(more).total().forecast;
  expect(ceiling).toEqual({ amount: '-0.40', p10: '-0.60', p90: '-0.30' });
});

test('where nothing was ever approved, nothing is expected, and the ceilings stand', () => {
  const bare = new Ladder(false);
  bare.addContingent(place(), 999n, 0n, null);
  bare.addForecast(place(), draws(10, 20, 30), draws(0, 0, 0));
  expect(bare.total()).toMatchObject({
    contingent: { ceiling: '9.99', expected: null },
    forecast: { ceiling: { amount: '0.20' }, expected: null },
  });
});

test('what is still to come is drawn of contingent and forecast, and led by the rule that draws most', () => {
  const all = ladder();
  expect([...all.toCome(() => true, 3)]).toEqual([5, 510, 16]);
  expect([...all.toCome(({ fund }) => fund === 'none', 3)]).toEqual([0, 0, 0]);
  expect(all.driving(() => true)).toEqual([{ rule: 'a.first', fen: 343n }]);
});

test('what is approved and not paid yet comes in every draw, and is no rung of its own', () => {
  const row = { ...place({ rule: 'b.second' }), simulated: false };
  const all = ladder((made) => made.addRow({ ...row, measure: 'unpaid', fen: 1000n }));
  expect([...all.toCome(() => true, 3)]).toEqual([1005, 1510, 1016]);
  expect([...all.toBeApproved(() => true, 3)]).toEqual([5, 510, 16]);
  expect(all.total()).toEqual(ladder().total());
  expect(all.driving(() => true)[0]).toEqual({ rule: 'b.second', fen: 1000n });
  expect([...all.less(all).toCome(() => true, 3)]).toEqual([0, 0, 0]);
});
