import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_HORIZON, MIN_POINTS, predict, type Distribution, type Point } from './predict.ts';

const indicator = 'rd_expenditure';
const series = (values: readonly number[], from = 2015): Point[] =>
  values.map((value, index) => ({ year: from + index, value }));

/** The forecasts of a series that is long enough. */
function forecasts(points: readonly Point[], horizon = 3, of = indicator): readonly Distribution[] {
  const years = predict(points, { indicator: of, horizon });
  if (!years) throw new Error('no forecast');
  return years;
}
const all = ({ mean, p025, p975, quantiles }: Distribution) => [mean, p025, p975, ...quantiles];

/** Series with gaps, of figures that are positive or of any sign. */
const years = fc.uniqueArray(fc.integer({ min: 2000, max: 2020 }), { minLength: 4, maxLength: 15 });
const pointsOf = (value: fc.Arbitrary<number>) =>
  years.chain((given) =>
    fc
      .array(value, { minLength: given.length, maxLength: given.length })
      .map((values) => given.map((year, index) => ({ year, value: values[index] ?? 1 }))),
  );
const positive = pointsOf(fc.integer({ min: 1, max: 100_000 }).map((value) => value / 10));
const anySign = pointsOf(fc.integer({ min: -1000, max: 1000 }));

const near = (value: number, expected: number, size: number) =>
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * Math.max(size, Math.abs(expected)));

describe('laws of every series', () => {
  test('another unit changes every quantile by the same factor', () => {
    fc.assert(
      fc.property(
        fc.oneof(positive, anySign),
        fc.constantFrom(0.0001, 0.5, 8, 10_000),
        (given, c) => {
          const size = Math.max(...given.map(({ value }) => Math.abs(value))) * c;
          const times = given.map(({ year, value }) => ({ year, value: value * c }));
          const one = forecasts(given).flatMap(all);
          for (const [index, value] of forecasts(times).flatMap(all).entries()) {
            near(value, (one[index] ?? 0) * c, size);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('which years they are, and in what order they are given, changes nothing', () => {
    fc.assert(
      fc.property(fc.oneof(positive, anySign), fc.integer({ min: -50, max: 50 }), (given, by) => {
        const moved = given.toReversed().map(({ year, value }) => ({ year: year + by, value }));
        const [one, two] = [forecasts(given), forecasts(moved)];
        expect(two.map(({ year }) => year - by)).toEqual(one.map(({ year }) => year));
        for (const [index, value] of two.flatMap(all).entries()) {
          near(value, one.flatMap(all)[index] ?? 0, 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('quantiles rise, and the named ones stand among them', () => {
    fc.assert(
      fc.property(fc.oneof(positive, anySign), (given) => {
        for (const { p025, p10, p50, p90, p975, quantiles } of forecasts(given, MAX_HORIZON)) {
          expect(quantiles).toHaveLength(99);
          expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
          expect([quantiles[9], quantiles[49], quantiles[89]]).toEqual([p10, p50, p90]);
          const named = [quantiles[1], p025, quantiles[2], quantiles[96], p975, quantiles[97]];
          expect(named).toEqual(named.toSorted((a, b) => Number(a) - Number(b)));
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('figures that are all positive stay so', () => {
  fc.assert(
    fc.property(positive, (given) => {
      for (const { quantiles } of forecasts(given, MAX_HORIZON)) {
        expect(quantiles[0]).toBeGreaterThan(0);
        expect(quantiles[98]).toBeLessThan(Infinity);
      }
    }),
    { numRuns: 60 },
  );
});

test.each(['rd_intensity', 'an_indicator_that_the_panel_lacks'])(
  'a constant series of %s forecasts itself, with room on both sides',
  (of) => {
    for (const value of [40, 0.001, -40]) {
      const constant = series([value, value, value, value]);
      for (const { mean, p10, p90 } of forecasts(constant, MAX_HORIZON, of)) {
        expect(mean).toBeCloseTo(value, 9);
        expect(p10).toBeLessThan(value);
        expect(p90).toBeGreaterThan(value);
      }
    }
  },
);

test('a series of zeros stays zero for sure', () => {
  for (const each of forecasts(series([0, 0, 0, 0])))
    expect(new Set(all(each))).toEqual(new Set([0]));
});

test('exact growth is followed, a little slower each year', () => {
  const growth = 1.2;
  const means = forecasts(series([0, 1, 2, 3, 4, 5, 6].map((step) => growth ** step)), 5).map(
    ({ mean }) => mean,
  );
  const rates = means.map((mean, index) => mean / (means[index - 1] ?? growth ** 6));
  for (const [index, rate] of rates.entries()) {
    expect(rate).toBeGreaterThan(1.1);
    expect(rate).toBeLessThan(rates[index - 1] ?? growth);
  }
});

test('the further ahead, the wider, and the more unsteady, the wider', () => {
  const width = ({ p10, p50, p90 }: Distribution) => (p90 - p10) / p50;
  const calm = forecasts(series([100, 110, 121, 133, 146, 161])).map(width);
  const rough = forecasts(series([100, 150, 121, 190, 126, 161])).map(width);
  expect(calm).toEqual(calm.toSorted((a, b) => a - b));
  for (const [index, each] of rough.entries()) expect(each).toBeGreaterThan(calm[index] ?? 0);
});

describe('gaps', () => {
  test('are not filled: a year left out of exact growth leaves the forecast about where it was', () => {
    const whole = series([0, 1, 2, 3, 4, 5, 6].map((step) => 1.1 ** step));
    const gap = whole.filter(({ year }) => year !== 2018);
    const [one, two] = [forecasts(whole)[0], forecasts(gap)[0]];
    expect(two?.year).toBe(2022);
    expect((two?.mean ?? 0) / (one?.mean ?? 1)).toBeCloseTo(1, 2);
  });

  test('are no points', () => {
    const given = [2010, 2015, 2020].map((year) => ({ year, value: year }));
    expect(predict(given, { indicator, horizon: 1 })).toBeNull();
  });
});

test(`${MIN_POINTS} points are enough, one fewer is not, and none is none`, () => {
  const points = series([1, 2, 3, 4]);
  expect(points).toHaveLength(MIN_POINTS);
  expect(predict(points, { indicator, horizon: 3 })).toHaveLength(3);
  expect(predict(points.slice(1), { indicator, horizon: 3 })).toBeNull();
  expect(predict([], { indicator, horizon: 3 })).toBeNull();
});

test.each([0, MAX_HORIZON + 1, 1.5, Number.NaN])('a horizon of %s is refused', (horizon) => {
  expect(() => predict(series([1, 2, 3, 4]), { indicator, horizon })).toThrow(RangeError);
});

test('a year given twice and a figure without an end are refused', () => {
  const points = series([1, 2, 3, 4]);
  const twice = [...points, { year: 2016, value: 2 }];
  expect(() => predict(twice, { indicator, horizon: 1 })).toThrow(/two figures of 2016/);
  const endless = [...points, { year: 2019, value: Infinity }];
  expect(() => predict(endless, { indicator, horizon: 1 })).toThrow(RangeError);
});

test('an indicator that the panel lacks has the errors of all, whatever its name', () => {
  const points = series([100, 104, 121, 133, 149]);
  const unknown = forecasts(points, 3, 'wipo_cluster_rank');
  expect(forecasts(points, 3, 'constructor')).toEqual(unknown);
  expect(forecasts(points, 3, 'tech_contract_output_turnover')).not.toEqual(unknown);
});

describe('a part of the next year', () => {
  const points = series([100, 110, 121, 133, 146]);
  const nowcast = { year: 2020, value: 180, share: 0.75 };
  const ask = (part: typeof nowcast) => predict(points, { indicator, horizon: 3, nowcast: part });
  const log = ({ p10, p90 }: Distribution) => Math.log(p90 / p10);

  test('is what the year comes to, surer by the root of what is still open', () => {
    const [first] = ask(nowcast) ?? [];
    const [without] = forecasts(points);
    if (!first || !without) throw new Error('no forecast');
    expect(first.mean).toBeCloseTo(180, 9);
    expect(log(first)).toBeCloseTo(log(without) / 2, 9);
  });

  test('is where later years start, and they carry its error', () => {
    const [sure = [], unsure = []] = [0.999999, 0.2].map(
      (share) => ask({ ...nowcast, share }) ?? [],
    );
    expect(unsure[1]?.mean).toBe(sure[1]?.mean);
    expect(unsure[1]?.mean).toBeGreaterThan(180);
    for (const index of [1, 2]) {
      const [one, two] = [sure[index], unsure[index]];
      if (!one || !two) throw new Error('no forecast');
      expect(log(two)).toBeGreaterThan(log(one));
    }
  });

  test('of a year that is known in full says nothing', () => {
    expect(ask({ ...nowcast, year: 2019 })).toEqual(forecasts(points));
  });

  test('beyond a missing year leaves that year to the full ones', () => {
    const later = ask({ ...nowcast, year: 2021 });
    expect(later?.[0]).toEqual(forecasts(points)[0]);
    expect(later?.[1]?.mean).toBeCloseTo(180, 9);
  });
});
