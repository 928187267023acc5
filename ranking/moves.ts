import { Decimal } from '../core/decimal.ts';
import { findUnit } from '../core/unit.ts';
import type { ItemFigure } from './item-figure.ts';
import {
  figuresAt,
  scoreItem,
  scoreUnits,
  standings,
  type Contestant,
  type Rules,
} from './score.ts';

/** Why no change of an item gains a place. */
export type NoMove = 'first' | 'notRanked' | 'noFigure' | 'notScored' | 'cannotGain';

/** The smallest change of one item's figure that gains a place, all other figures held. */
export interface Move {
  readonly item: string;
  readonly from: Decimal | null;
  readonly to: Decimal | null;
  readonly change: Decimal | null;
  readonly rank: number | null;
  /** The rank that the change brings, shared or not. */
  readonly newRank: number | null;
  /** Units that are caught up with or passed. */
  readonly passes: readonly string[];
  readonly reason: NoMove | null;
}

/** How far a figure is followed: 2^40 steps. */
const FARTHEST = 40;

/**
 * What would move a unit up: for each item the smallest change, in steps of its unit (one of what is
 * counted, 0.01 of money and rates), after which the unit stands at least one place higher. Scores come
 * from the same functions as the ranking, others' figures and the unit's other items are held.
 */
export function movesOf(
  rules: Rules,
  units: readonly Contestant[],
  region: string,
  unitSymbols: readonly string[],
): Move[] {
  const at = units.findIndex((unit) => unit.region === region);
  const scored = scoreUnits(rules, units);
  const rank = scored[at]?.rank ?? null;
  const weights = rules.items.map(({ weight }) => new Decimal(weight));
  const adjusted = scored.map((unit) => unit.adjusted);
  const points = scored.map(({ parts }) => parts.map((part) => part.points));
  return rules.items.map((item, index) => {
    const figure = figuresAt(units, index)[at];
    const from = figure?.value ?? null;
    const none = (reason: NoMove): Move => ({
      item: item.id,
      from,
      to: null,
      change: null,
      rank,
      newRank: null,
      passes: [],
      reason,
    });
    if (rank === null) return none('notRanked');
    if (rank === 1) return none('first');
    if (!figure || from === null) return none('noFigure');
    if (scored[at]?.parts[index]?.points === null) return none('notScored');
    const step = stepOf(unitSymbols[index] ?? '').times(item.direction === 'up' ? 1 : -1);
    const ranksAfter = (steps: Decimal) => {
      const value = from.plus(step.times(steps));
      return value.lt(0) && item.direction === 'down'
        ? null
        : ranksWith(item, index, { ...figure, value });
    };
    const gains = (steps: Decimal) => {
      const own = ranksAfter(steps)?.[at];
      return own !== undefined && own !== null && own < rank;
    };
    const steps = smallest(gains);
    if (steps === null) return none('cannotGain');
    const change = step.times(steps);
    const after = ranksAfter(steps) ?? [];
    const newRank = after[at] ?? null;
    return {
      ...none('cannotGain'),
      reason: null,
      to: from.plus(change),
      change,
      newRank,
      passes: units.flatMap((unit, other) => {
        const before = scored[other]?.rank ?? null;
        const now = after[other] ?? null;
        const passed = before !== null && now !== null && newRank !== null && before < rank;
        return passed && now >= newRank ? [unit.region] : [];
      }),
    };
  });

  function ranksWith(
    item: Rules['items'][number],
    index: number,
    changed: ItemFigure,
  ): (number | null)[] {
    const figures = figuresAt(units, index).map((one, unit) => (unit === at ? changed : one));
    const own = scoreItem(item, figures);
    const all = points.map((unit, other) =>
      unit.map((one, which) => (which === index ? (own[other]?.points ?? null) : one)),
    );
    return standings(rules, all, weights, adjusted).ranks;
  }
}

/** The least whole number of steps that holds; what holds once holds for every larger number. */
function smallest(holds: (steps: Decimal) => boolean): Decimal | null {
  let power = 0;
  while (!holds(new Decimal(2).pow(power))) {
    power++;
    if (power > FARTHEST) return null;
  }
  let low = power === 0 ? new Decimal(0) : new Decimal(2).pow(power - 1);
  let high = new Decimal(2).pow(power);
  while (high.minus(low).gt(1)) {
    const middle = low.plus(high).div(2).floor();
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function stepOf(symbol: string): Decimal {
  const measure = findUnit(symbol)?.measure;
  return new Decimal(measure === 'count' || measure === 'people' ? '1' : '0.01');
}
