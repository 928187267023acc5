import { describe, expect, test } from 'vitest';
import { Decimal } from '../core/decimal.ts';
import { FIRMS, course, series, target, type Points } from '../tests/target-fixtures.ts';
import { lookAhead } from './outlook.ts';
import type { PartFigure } from './series.ts';

const FOUR = { 2018: '1000', 2019: '1500', 2020: '2100', 2021: '3000' };
const FLOW = { ...FIRMS, kind: 'flow' as const };

const NINE: readonly PartFigure[] = [
  { year: 2021, months: 9, value: 2100, provenance: 'published' },
  { year: 2022, months: 9, value: 2800, provenance: 'published' },
];

function look(
  points: Points,
  {
    goal = {},
    asOf = '2022-06-30',
    deadlineYear = 2022,
    indicator = FIRMS,
    parts = [] as readonly PartFigure[],
    history = points,
  } = {},
) {
  const plain = series(points);
  return lookAhead({
    target: target(goal),
    indicator,
    course: course(history, { deadlineYear }),
    plain,
    parts,
    asOf,
  });
}

describe('the outlook of a goal', () => {
  test('is a probability, the earliest year and the shortfall at the median', () => {
    const outlook = look(FOUR);
    expect(outlook.reason).toBeNull();
    expect(outlook.years.map(({ year }) => year)).toEqual([2022]);
    expect(outlook.probability).toBeGreaterThan(0.01);
    expect(outlook.probability).toBeLessThan(0.99);
    const median = outlook.years[0]?.p50 ?? 0;
    expect(outlook.shortfall).toBeCloseTo(Math.max(0, 4400 - median), 6);
    expect(outlook.earliest === 2022).toBe(median >= 4400);
  });

  test('is likelier the lower the threshold', () => {
    const of = (value: number) => {
      const { probability } = lookAhead({
        target: target(),
        indicator: FIRMS,
        course: course(FOUR, { threshold: course({}).threshold.minus(4400).plus(value) }),
        plain: series(FOUR),
        parts: [],
        asOf: '2022-06-30',
      });
      return probability ?? Number.NaN;
    };
    expect(of(3200)).toBeGreaterThan(of(4000));
    expect(of(4000)).toBeGreaterThan(of(6000));
  });

  test.each<[string, Points, object, string]>([
    ['from three exact figures', { 2019: '1500', 2020: '2100', 2021: '3000' }, {}, 'tooFewPoints'],
    [
      'from four figures of which one is rough',
      { 2018: '1000 about', 2019: '1500', 2020: '2100', 2021: '3000' },
      {},
      'tooFewPoints',
    ],
    ['from rough figures alone', { 2021: '3000 atLeast' }, {}, 'boundDoesNotDecide'],
    ['without a figure', {}, {}, 'noData'],
    ['once the deadline’s figure is there', { ...FOUR, 2022: '4000' }, {}, 'notApplicable'],
    [
      'from figures three full years old',
      FOUR,
      { asOf: '2025-01-01', deadlineYear: 2026 },
      'stale',
    ],
    ['nine years ahead', FOUR, { deadlineYear: 2030 }, 'beyondForecast'],
    [
      'of what is done or not',
      FOUR,
      { goal: { form: 'binary', path: 'directionOnly', baseline: null } },
      'notApplicable',
    ],
  ])('has no probability %s', (_, points, options, reason) => {
    expect(look(points, options)).toMatchObject({ probability: null, reason, years: [] });
  });

  test('from four exact figures has one, eight years ahead too', () => {
    expect(look(FOUR, { deadlineYear: 2029 }).probability).not.toBeNull();
  });

  test('of a sum adds the years to come to what is known', () => {
    const goal = { form: 'cumulative', period: { from: '2021-01-01', to: '2022-12-31' } };
    const whole = look(FOUR, { goal, indicator: FLOW, history: { 2021: '3000' } });
    const year = look(FOUR, { indicator: FLOW });
    expect(whole.years[0]?.p50).toBeCloseTo(3000 + (year.years[0]?.p50 ?? 0), 6);
    expect(whole.probability).toBe(0.99);
  });

  test('of a sum whose known years have a gap has no probability', () => {
    const goal = { form: 'cumulative', period: { from: '2019-01-01', to: '2022-12-31' } };
    const gap = look(FOUR, { goal, indicator: FLOW, history: { 2019: '1500' } });
    expect(gap).toMatchObject({ probability: null, reason: 'baselineMissing' });
  });

  test('of a flow takes its months so far at last year’s share, and is surer by them', () => {
    const blind = look(FOUR, { indicator: FLOW });
    const nine = look(FOUR, { indicator: FLOW, parts: NINE });
    expect(nine.nowcast).toMatchObject({ year: 2022, share: 0.7 });
    expect(nine.nowcast?.value).toBeCloseTo(4000, 6);
    const width = ({ years: [due] }: typeof nine) => (due?.p90 ?? 0) / (due?.p10 ?? 1);
    expect(width(nine)).toBeLessThan(width(blind));
    expect(nine.years[0]?.mean).toBeCloseTo(4000, 6);
  });

  test('of a stock does not take its months for a share of the year', () => {
    expect(look(FOUR, { parts: NINE }).nowcast).toBeNull();
  });
});

describe('a running total that has not begun', () => {
  const goal = { form: 'cumulative', period: { from: '2023-01-01', to: '2025-12-31' } };
  const steady = { 2018: '20', 2019: '20', 2020: '20', 2021: '20' };

  test('adds the years of its period alone, not those before', () => {
    const total = look(steady, { goal, indicator: FLOW, history: {}, deadlineYear: 2025 });
    expect(total.years.map(({ year }) => year)).toEqual([2023, 2024, 2025]);
    expect(total.years.at(-1)?.mean).toBeCloseTo(60, 6);
  });

  test('has no probability where its first years are over and not known', () => {
    const missing = { form: 'cumulative', period: { from: '2019-01-01', to: '2025-12-31' } };
    const total = look(steady, { goal: missing, history: {}, deadlineYear: 2025 });
    expect(total).toMatchObject({ probability: null, reason: 'baselineMissing' });
  });

  test('has no probability from a sum that is known only roughly', () => {
    const goal2 = { form: 'cumulative', period: { from: '2021-01-01', to: '2022-12-31' } };
    const total = look(FOUR, { goal: goal2, history: { 2021: '3000 atLeast' } });
    expect(total).toMatchObject({ probability: null, reason: 'baselineMissing' });
  });
});

describe('the outlook does not contradict what is known', () => {
  test('a rough latest figure has no forecast beside it', () => {
    const rough = look(
      { ...FOUR, 2022: '5700 atLeast' },
      { deadlineYear: 2025, asOf: '2023-06-30' },
    );
    expect(rough).toMatchObject({ probability: null, reason: 'boundDoesNotDecide' });
  });

  test('a goal that was met is met from that year', () => {
    const met = { ...FOUR, 2020: '4500', 2021: '4600' };
    expect(look(met, { deadlineYear: 2024 }).earliest).toBe(2020);
  });

  test('a goal for one year alone is met in that year or not at all', () => {
    const goal = { period: { from: '2024-01-01', to: '2024-12-31' }, deadline: '2024-12-31' };
    const year = look({ ...FOUR, 2021: '9000' }, { goal, deadlineYear: 2024 });
    expect([2024, null]).toContain(year.earliest);
  });

  test('nothing left, and all of a whole, are no matter for a forecast', () => {
    const falling = { 2018: '400', 2019: '300', 2020: '200', 2021: '100' };
    const zero = course(falling, { comparator: '<=', threshold: new Decimal(0) });
    const prospect = { indicator: FIRMS, plain: series(falling), parts: [], asOf: '2022-06-30' };
    expect(lookAhead({ ...prospect, target: target(), course: zero })).toMatchObject({
      probability: null,
      reason: 'atNaturalBound',
    });
    const whole = course(falling, { threshold: new Decimal(100) });
    const share = target({ form: 'ratio', unit: '%', value: '100' });
    expect(lookAhead({ ...prospect, target: share, course: whole }).reason).toBe('atNaturalBound');
  });

  test('no share is forecast above the whole', () => {
    const shares = { 2018: '70', 2019: '80', 2020: '90', 2021: '97' };
    const goal = { form: 'ratio', unit: '%', value: '99' };
    for (const { p90, p975 } of look(shares, { goal, deadlineYear: 2024 }).years) {
      expect(Math.max(p90, p975)).toBeLessThanOrEqual(100);
    }
  });

  test('one simulated figure makes the forecast simulated', () => {
    const plain = series(FOUR).map((each, index) =>
      index === 0 ? { ...each, provenance: 'simulated' as const } : each,
    );
    const prospect = { target: target(), indicator: FIRMS, parts: [], asOf: '2022-06-30' };
    expect(lookAhead({ ...prospect, course: course(FOUR), plain }).provenance).toBe('simulated');
  });
});
