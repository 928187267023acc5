import { Decimal } from '../core/decimal.ts';
import { keyOf, uniform } from '../subsidies/exposure/hash.ts';
import type { ItemFigure } from './item-figure.ts';
import type { Scheme } from './scheme-schema.ts';
import {
  adjust,
  figuresAt,
  scoreItem,
  standings,
  type Contestant,
  type Rules,
  type ScoredUnit,
} from './score.ts';

/** How many draws, from which seed. */
export interface Draws {
  readonly draws: number;
  readonly seed: number;
}

/** The ranks that a unit has under the declared bands, its point rank among them. */
export interface RankRange {
  readonly low: number;
  readonly high: number;
}

/** Draws are whole millionths of the band, so that what is ranked stays an exact decimal. */
const GRAIN = 1_000_000;

/**
 * The 5 to 95 % of the ranks under draws of the weights and of the preliminary figures within the
 * scheme's declared bands, joined with the point rank. It says how far a rank hangs on what was declared;
 * it is no confidence interval. Each draw depends on seed, draw and name alone, never on order.
 */
export function sensitivity(
  rules: Rules,
  bands: Scheme['bands'],
  units: readonly Contestant[],
  point: readonly ScoredUnit[],
  { draws, seed }: Draws,
): (RankRange | null)[] {
  const fixed = rules.items.map((item, at) => scoreItem(item, figuresAt(units, at)));
  const drawn = rules.items.map((_, at) =>
    figuresAt(units, at).some(({ preliminary }) => preliminary),
  );
  const weights = rules.items.map(({ weight }) => new Decimal(weight));
  const ranks: number[][] = units.map(() => []);
  for (let draw = 0; draw < draws; draw++) {
    const factor = (key: string, band: string) => factorOf(seed, draw, key, band);
    const own = weights.map((weight, at) =>
      weight.times(factor(`weight ${rules.items[at]?.id}`, bands.weights)),
    );
    const byItem = rules.items.map((item, at) =>
      drawn[at] ? scoreItem(item, revised(item, at, factor)) : (fixed[at] ?? []),
    );
    const adjusted = units.map(({ region, adjustments }) =>
      rules.adjustments.map((rule, at) => {
        const { value = null, preliminary = false } = adjustments[at] ?? {};
        const times = preliminary ? factor(`${rule.id} ${region}`, bands.preliminary) : ONE;
        return adjust(rule, { value: value?.times(times) ?? null, preliminary });
      }),
    );
    const points = units.map((_, unit) => byItem.map((scored) => scored[unit]?.points ?? null));
    for (const [unit, rank] of standings(rules, points, own, adjusted).ranks.entries()) {
      if (rank !== null) ranks[unit]?.push(rank);
    }
  }
  return point.map(({ rank }, unit) => (rank === null ? null : range(ranks[unit] ?? [], rank)));

  function revised(
    item: Rules['items'][number],
    at: number,
    factor: (key: string, band: string) => Decimal,
  ): ItemFigure[] {
    const band = item.revision ?? bands.preliminary;
    return figuresAt(units, at).map((figure, unit) => {
      const { value, preliminary } = figure;
      if (value === null || !preliminary) return figure;
      return { ...figure, value: value.times(factor(`${item.id} ${units[unit]?.region}`, band)) };
    });
  }
}

const ONE = new Decimal(1);

/** One plus the band times a number from −1 to 1. */
function factorOf(seed: number, draw: number, key: string, band: string): Decimal {
  if (band === '0') return ONE;
  const millionths = Math.floor(uniform(seed, draw, keyOf(key)) * (2 * GRAIN + 1)) - GRAIN;
  return new Decimal(millionths).div(GRAIN).times(band).plus(1);
}

/** From the fifth to the ninety-fifth in a hundred of the ranks, both outward, and the point rank. */
function range(drawn: readonly number[], point: number): RankRange {
  const sorted = drawn.toSorted((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) * 0.05)] ?? point;
  const high = sorted[Math.ceil((sorted.length - 1) * 0.95)] ?? point;
  return { low: Math.min(low, point), high: Math.max(high, point) };
}
