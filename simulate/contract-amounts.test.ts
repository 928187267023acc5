import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_YEAR, YEARS } from './calendar.ts';
import { contractAmounts } from './contract-amounts.ts';
import { Seed } from './random.ts';

const figures = (totals: readonly number[]) =>
  totals.map((value, at) => ({
    year: FIRST_YEAR + at,
    value,
    basis: 'interpolated' as const,
    published: null,
  }));

test('standing contracts sum to the turnover of each year to the fen, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.integer({ min: 1e11, max: 9e12 }), { minLength: 8, maxLength: 8 }),
      fc.integer({ min: 500, max: 3000 }),
      (seed, totals, contracts) => {
        const sums = new Map<number, bigint>();
        let count = 0;
        for (const { year, state, fen } of contractAmounts(
          new Seed(seed),
          figures(totals),
          contracts,
        )) {
          expect(fen).toBeGreaterThan(0);
          count++;
          if (state !== '解除') sums.set(year, (sums.get(year) ?? 0n) + BigInt(fen));
        }
        expect(count).toBe(contracts);
        expect(YEARS.map((year) => sums.get(year))).toEqual(totals.map(BigInt));
      },
    ),
    { numRuns: 30 },
  );
});

test('serials count the contracts of a year, and later years have more of them', () => {
  const all = [...contractAmounts(new Seed('s'), figures(YEARS.map(() => 1e12)), 5000)];
  for (const year of YEARS) {
    const own = all.filter((amount) => amount.year === year);
    expect(own.map(({ serial }) => serial)).toEqual(own.map((_, at) => at));
    expect(own.every(({ ofYear }) => ofYear === own.length)).toBe(true);
  }
  const first = all.filter(({ year }) => year === FIRST_YEAR).length;
  expect(all.filter(({ year }) => year === 2025).length).toBeGreaterThan(first);
});
