import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal } from '../core/decimal.ts';
import type { ItemFigure } from './item-figure.ts';
import { movesOf } from './moves.ts';
import { scoreUnits, type Contestant, type Rules } from './score.ts';
import { scoringSchema, type Scheme } from './scheme-schema.ts';
import { sensitivity } from './sensitivity.ts';

type Direction = 'up' | 'down';
type Given = Readonly<Record<'value' | 'base' | 'heads' | 'quota', string | null>>;
type Scoring = ReturnType<typeof scoringSchema.parse>;

const number = (text: string | null) => (text === null ? null : new Decimal(text));

function figureOf({ value, base, heads, quota }: Given, preliminary: boolean): ItemFigure {
  return {
    value: number(value),
    base: number(base),
    heads: number(heads),
    quota: quota === null ? null : { amount: new Decimal(quota) },
    reason: value === null ? 'noFigure' : null,
    preliminary,
  };
}

interface Drawn {
  readonly scoring: Scoring;
  readonly direction: Direction;
  readonly weight: string;
  readonly missing: 'leaveOut' | 'zero';
  readonly perHead: boolean;
}

const quota = { order: ['yearly'], zero: 'full' };
const scorings = (direction: Direction): fc.Arbitrary<Scoring> => {
  const line =
    direction === 'up' ? { zeroAt: '-10', fullAt: '90' } : { zeroAt: '90', fullAt: '-10' };
  return fc.constantFrom(
    ...[
      { kind: 'completion', quota, floor: '0.1', cap: '1.2' },
      { kind: 'growth', ...line },
      { kind: 'between', ...line },
      { kind: 'minMax' },
      { kind: 'rankPoints', first: '100', step: '15', floor: '20' },
    ].map((one) => scoringSchema.parse(one)),
  );
};

const items: fc.Arbitrary<Drawn[]> = fc.array(
  fc.constantFrom<Direction>('up', 'down').chain((direction) =>
    fc.record({
      scoring: scorings(direction),
      direction: fc.constant(direction),
      weight: fc.constantFrom('0.5', '1', '7', '30'),
      missing: fc.constantFrom('leaveOut', 'zero'),
      perHead: fc.boolean(),
    }),
  ),
  { minLength: 1, maxLength: 4 },
);
const amount = fc.integer({ min: 0, max: 120 }).map((cents) => new Decimal(cents).div(4).toFixed());
const maybe = fc.option(amount, { nil: null, freq: 6 });
const figures = fc.record({ value: maybe, base: maybe, heads: maybe, quota: maybe });

const contests = items.chain((drawn) =>
  fc.record({
    items: fc.constant(drawn),
    units: fc.array(
      fc.record({
        figures: fc.array(figures, { minLength: drawn.length, maxLength: drawn.length }),
        bonus: maybe,
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);
type Contest = typeof contests extends fc.Arbitrary<infer T> ? T : never;

function rulesOf(drawn: readonly Drawn[], { times = '1', places = 2 } = {}): Rules {
  const basis = { text: [], operator: [] };
  return {
    items: drawn.map(({ scoring, direction, weight, missing, perHead }, at) => ({
      id: `item-${at}`,
      title: '',
      titleEn: '',
      indicator: 'high_tech_firms',
      figure: { from: 'observed' },
      direction,
      weight: new Decimal(weight).times(times).toFixed(),
      scoring,
      missing: { rule: missing },
      basis,
      ...(perHead && scoring.kind !== 'completion'
        ? {
            perHead: {
              title: '',
              titleEn: '',
              indicator: 'gdp',
              figure: { from: 'observed' as const },
              times: '10',
            },
          }
        : {}),
    })),
    adjustments: [
      {
        id: 'bonus',
        kind: 'bonus',
        title: '',
        titleEn: '',
        indicator: 'gdp',
        figure: { from: 'observed' },
        points: '0.5',
        most: '4',
        basis,
      },
    ],
    ties: { places, breakBy: ['item-0'] },
  };
}

function contestants({ units }: Contest, preliminary = true): Contestant[] {
  return units.map(({ figures: own, bonus }, at) => ({
    region: `unit-${at}`,
    figures: own.map((figure) => figureOf(figure, preliminary)),
    adjustments: [{ value: number(bonus), preliminary }],
  }));
}

const said = (rules: Rules, units: readonly Contestant[]) =>
  Object.fromEntries(
    scoreUnits(rules, units).map(({ region, score, rank }) => [
      region,
      [score?.toFixed() ?? null, rank],
    ]),
  );

describe('a ranking', () => {
  test('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(contests, fc.infiniteStream(fc.nat()), (contest, keys) => {
        const rules = rulesOf(contest.items);
        const units = contestants(contest);
        const order = units.map((unit) => ({ unit, key: keys.next().value ?? 0 }));
        const shuffled = order.toSorted((a, b) => a.key - b.key).map(({ unit }) => unit);
        expect(said(rules, shuffled)).toEqual(said(rules, units));
      }),
    );
  });

  test('is the same when all weights are scaled', () => {
    fc.assert(
      fc.property(contests, fc.constantFrom('3', '7', '0.1', '12.345'), (contest, times) => {
        const units = contestants(contest);
        expect(said(rulesOf(contest.items, { times }), units)).toEqual(
          said(rulesOf(contest.items), units),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('never lowers the score or the rank of a unit for a better figure', () => {
    fc.assert(
      fc.property(contests, fc.nat(), fc.nat(), amount, (contest, unit, item, more) => {
        const rules = rulesOf(contest.items, { places: 6 });
        const units = contestants(contest);
        const which = unit % units.length;
        const at = item % rules.items.length;
        const { direction } = rules.items[at] ?? {};
        const better = units.map((one, index) => ({
          ...one,
          figures: one.figures.map((figure, other) => {
            if (index !== which || other !== at || figure.value === null) return figure;
            const value = direction === 'up' ? figure.value.plus(more) : figure.value.minus(more);
            return { ...figure, value: Decimal.max(value, 0) };
          }),
        }));
        const before = scoreUnits(rules, units)[which];
        const after = scoreUnits(rules, better)[which];
        if (!before?.score) {
          expect(after?.score ?? null).toBeNull();
          return;
        }
        expect(after?.score?.gte(before.score)).toBe(true);
        expect(after?.rank).toBeLessThanOrEqual(before.rank ?? 0);
      }),
      { numRuns: 500 },
    );
  });
});

const bands: Scheme['bands'] = { weights: '0.3', preliminary: '0.2', settledAfterMonths: 6 };

describe('the sensitivity of a rank', () => {
  test('is a range that holds the point rank, within the places there are', () => {
    fc.assert(
      fc.property(contests, fc.nat(1000), (contest, seed) => {
        const rules = rulesOf(contest.items);
        const units = contestants(contest);
        const scored = scoreUnits(rules, units);
        const ranges = sensitivity(rules, bands, units, scored, { draws: 20, seed });
        for (const [at, { rank }] of scored.entries()) {
          const range = ranges[at] ?? null;
          if (rank === null) expect(range).toBeNull();
          else {
            expect(range?.low).toBeGreaterThanOrEqual(1);
            expect(range?.low).toBeLessThanOrEqual(rank);
            expect(range?.high).toBeGreaterThanOrEqual(rank);
            expect(range?.high).toBeLessThanOrEqual(units.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('is the point rank where no band is declared', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const rules = rulesOf(contest.items);
        const units = contestants(contest);
        const scored = scoreUnits(rules, units);
        const none = { ...bands, weights: '0', preliminary: '0' };
        const ranges = sensitivity(rules, none, units, scored, { draws: 5, seed: 1 });
        expect(ranges).toEqual(
          scored.map(({ rank }) => (rank === null ? null : { low: rank, high: rank })),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('is the same when all weights are scaled', () => {
    fc.assert(
      fc.property(contests, fc.constantFrom('3', '0.1', '12.345'), (contest, times) => {
        const units = contestants(contest);
        const at = { draws: 10, seed: 3 };
        const rangesOf = (rules: Rules) =>
          sensitivity(rules, bands, units, scoreUnits(rules, units), at);
        expect(rangesOf(rulesOf(contest.items, { times }))).toEqual(
          rangesOf(rulesOf(contest.items)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('gives each unit the same range in any order of the rows', () => {
    fc.assert(
      fc.property(contests, (contest) => {
        const rules = rulesOf(contest.items);
        const units = contestants(contest);
        const at = { draws: 10, seed: 7 };
        const there = sensitivity(rules, bands, units, scoreUnits(rules, units), at);
        const turned = units.toReversed();
        const back = sensitivity(rules, bands, turned, scoreUnits(rules, turned), at);
        expect(back.toReversed()).toEqual(there);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what would move a unit up', () => {
  test('gains a place when it is done, and not with one step less', () => {
    fc.assert(
      fc.property(contests, fc.nat(), (contest, which) => {
        const rules = rulesOf(contest.items);
        const units = contestants(contest);
        const unit = units[which % units.length];
        if (!unit) return;
        const symbols = rules.items.map(() => '亿元');
        const rankWith = (at: number, value: Decimal) =>
          scoreUnits(
            rules,
            units.map((one) =>
              one === unit
                ? {
                    ...one,
                    figures: one.figures.map((figure, other) =>
                      other === at ? { ...figure, value } : figure,
                    ),
                  }
                : one,
            ),
          ).find(({ region }) => region === unit.region)?.rank;
        for (const [at, move] of movesOf(rules, units, unit.region, symbols).entries()) {
          if (!move.to || !move.change || move.rank === null) continue;
          expect(rankWith(at, move.to)).toBe(move.newRank);
          expect(move.newRank).toBeLessThan(move.rank);
          expect(move.passes.length).toBeGreaterThan(0);
          const short = move.to.minus(move.change.isNegative() ? '-0.01' : '0.01');
          expect(rankWith(at, short)).toBe(move.rank);
        }
      }),
      { numRuns: 60 },
    );
  });
});
