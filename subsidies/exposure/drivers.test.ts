import { describe, expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import { computableRules } from '../paying-rules.ts';
import { AHEAD, driverOf, growthOf, seriesOf, type Driver } from './drivers.ts';

const reference = loadReference();
const rules = computableRules(loadSubsidies(reference), reference, { city: 'jinan' });
const SMALL = { large: 1, much: false };
const DRAWS = 4000;
const DRAWN = { seed: 1, draws: DRAWS };
const BASES = new Map([
  ['contract', 2023],
  ['recognition', 2023],
  ['event', 2023],
]);
const TURNOVER: Driver = { id: 'contract', kind: 'size' };

function driver(id: string, size = SMALL): Driver {
  const applied = rules.find(({ rule }) => rule.id === id);
  if (!applied) throw new Error(`no rule ${id}`);
  return driverOf(applied, size);
}

function series(id: string, values: readonly number[], last = 2023) {
  const first = last - values.length + 1;
  return seriesOf(values.map((value, at) => ({ driver: id, year: first + at, value })));
}

function mean(draws: Float64Array): number {
  return draws.reduce((sum, each) => sum + each, 0) / draws.length;
}

describe('what a rule grows with', () => {
  test('sellers: the turnover of their class of contract and their size of firm', () => {
    const development = 'jn-tech-transfer-2021.seller-development';
    expect(driver(development)).toEqual({ id: 'contract.development.small', kind: 'size' });
    expect(driver(development, { large: 2, much: false }).id).toBe('contract.development.large');
    expect(driver(development, { large: 0, much: false }).id).toBe('contract.development.other');
    expect(driver('jn-tech-transfer-2021.seller-service').id).toBe('contract.service.small');
  });

  test('buyers and brokers: all turnover', () => {
    for (const role of ['buyer-sme', 'broker', 'registrar']) {
      expect(driver(`jn-tech-transfer-2021.${role}`)).toEqual(TURNOVER);
    }
  });

  test('R&D: that of firms with sales as large', () => {
    const rule = 'jn-sci-services-2020.rd-total-small';
    expect(driver(rule)).toEqual({ id: 'rd.small', kind: 'size' });
    expect(driver(rule, { large: 1, much: true })).toEqual({ id: 'rd.large', kind: 'size' });
  });

  test('recognitions: their number; renewals: the share of certificates that are renewed', () => {
    const first = { id: 'recognition.first', kind: 'count' };
    expect(driver('jn-innovation-capacity-2021.htf-first')).toEqual(first);
    expect(driver('jn-htf-plan-2020.htf-moved-in')).toEqual({
      id: 'recognition.moved',
      kind: 'count',
    });
    expect(driver('jn-innovation-capacity-2021.htf-renewed').kind).toBe('renewal');
  });

  test('events: the number of their kind; quotas and payments of others: nothing', () => {
    expect(driver('jn-agri-bases-2019.base-award')).toMatchObject({ kind: 'count' });
    expect(driver('jn-agri-bases-2019.base-award').id).toMatch(/^event\./);
    expect(driver('lx-tech-transfer-2023.contract-match').kind).toBe('none');
    expect(driver('jn-htf-plan-2020.district-work-fund').kind).toBe('none');
  });
});

describe('how a driver grows', () => {
  test('a long series is forecast by the models, with an interval that widens', () => {
    const values = [100, 112, 119, 135, 149, 160];
    const growth = growthOf(TURNOVER, series('contract', values), BASES, DRAWN);
    expect(growth).toMatchObject({ method: 'ensemble', last: 160, lastYear: 2023, unit: 'CNY' });
    expect(growth.forecasts.map(({ year }) => year)).toEqual([2024, 2025, 2026, 2027, 2028, 2029]);
    const widths = growth.forecasts.map(({ p10, p90 }) => p90 - p10);
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    const below = growth.of(1).filter((by) => by * 160 <= (growth.forecasts[0]?.p10 ?? 0));
    expect(Math.abs(below.length / DRAWS - 0.1)).toBeLessThan(0.015);
  });

  test('a short one stands still, with a wide error that is said', () => {
    const growth = growthOf(TURNOVER, series('contract', [90, 100]), BASES, DRAWN);
    expect(growth).toMatchObject({ method: 'short', last: 100 });
    const [next, , , , , sixth] = growth.forecasts;
    expect(next?.mean).toBe(100);
    // exp(±0.3 × 1.2816)
    expect(next?.p10).toBeCloseTo(68.08, 1);
    expect(next?.p90).toBeCloseTo(146.88, 1);
    expect((sixth?.p90 ?? 0) - (sixth?.p10 ?? 0)).toBeGreaterThan(150);
  });

  test('years beyond those that are forecast are as the last of them, and never fall to nothing', () => {
    const values = [100, 112, 119, 135, 149, 160];
    const growth = growthOf(TURNOVER, series('contract', values), BASES, DRAWN);
    expect(mean(growth.of(AHEAD + 3))).toBe(mean(growth.of(AHEAD)));
    expect(mean(growth.of(AHEAD + 3))).toBeGreaterThan(1);
  });

  test('a year that is not full is left out', () => {
    const values = [100, 112, 119, 135, 149, 160, 12];
    const growth = growthOf(TURNOVER, series('contract', values, 2024), BASES, DRAWN);
    expect(growth).toMatchObject({ lastYear: 2023, last: 160 });
  });

  test('without facts in the last full year there is nothing to grow', () => {
    for (const known of [series('contract', [5, 6], 2021), seriesOf([])]) {
      const growth = growthOf(TURNOVER, known, BASES, DRAWN);
      expect(growth).toMatchObject({ method: 'none', last: 0, forecasts: [] });
      expect(new Set(growth.of(2))).toEqual(new Set([1]));
    }
  });

  test('of nine certificates that expired in three years six were renewed: 0.65', () => {
    const rows = [
      ...[2020, 2021, 2022, 2023].map((year) => ({ driver: 'renewal.expired', year, value: 3 })),
      ...[2020, 2021, 2022, 2023].map((year) => ({ driver: 'renewal.renewed', year, value: 2 })),
    ];
    const renewal: Driver = { id: 'renewal', kind: 'renewal' };
    const growth = growthOf(renewal, seriesOf(rows), BASES, DRAWN);
    // (6 + ½) ÷ (9 + 1), with its standard error √(0.65 × 0.35 ÷ 10) = 0.151.
    expect(growth).toMatchObject({ method: 'rate', unit: 'ratio', last: 0.65 });
    expect(growth.forecasts[0]?.p10).toBeCloseTo(0.65 - 1.2816 * 0.1508, 3);
    expect(growth.of(3).every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(Math.abs(mean(growth.of(3)) - 0.65)).toBeLessThan(0.01);
  });

  test('the same seed gives the same draws, and two drivers are drawn apart', () => {
    const all = new Map([...series('contract', [90, 100]), ...series('event.a', [90, 100])]);
    const first = growthOf(TURNOVER, all, BASES, DRAWN).of(1);
    expect(growthOf(TURNOVER, all, BASES, DRAWN).of(1)).toEqual(first);
    expect(growthOf({ id: 'event.a', kind: 'count' }, all, BASES, DRAWN).of(1)).not.toEqual(first);
    expect(growthOf(TURNOVER, all, BASES, { ...DRAWN, seed: 2 }).of(1)).not.toEqual(first);
  });
});
