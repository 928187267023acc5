import { Decimal } from '../core/decimal.ts';
import type { ItemFigure, MissingReason, Scored } from './item-figure.ts';
import { competitionRanks } from './rank.ts';
import type { Adjustment, Item, Scheme } from './scheme-schema.ts';
import { between } from './scoring/between.ts';
import { completion } from './scoring/completion.ts';
import { growth } from './scoring/growth.ts';
import { minMax } from './scoring/min-max.ts';
import { perHead } from './scoring/per-head.ts';
import { rankPoints } from './scoring/rank-points.ts';

/** The rules that a contest is scored by. */
export interface Rules {
  readonly items: readonly (Item & { readonly direction: 'up' | 'down' })[];
  readonly adjustments: readonly Adjustment[];
  readonly ties: Scheme['ties'];
}

/** What a bonus or deduction is counted from. */
export interface AdjustmentFigure {
  readonly value: Decimal | null;
  readonly preliminary: boolean;
}

/** One unit's figures, in the order of the items and adjustments. */
export interface Contestant {
  readonly region: string;
  readonly figures: readonly ItemFigure[];
  readonly adjustments: readonly AdjustmentFigure[];
}

/** An item of one unit, from figure to share of the score. */
export interface ScoredPart extends Scored {
  readonly item: string;
  /** Why it has no points of its own; `points` is zero all the same where the scheme says so. */
  readonly reason: MissingReason | null;
  readonly weight: Decimal;
  /** Its weight among the items that count for this unit; null where it is left out. */
  readonly share: Decimal | null;
  /** Its points of the score. */
  readonly contribution: Decimal | null;
}

/** A unit with its score, null where nothing of it could be scored. */
export interface ScoredUnit {
  readonly region: string;
  readonly score: Decimal | null;
  readonly rank: number | null;
  readonly parts: readonly ScoredPart[];
  /** Points added or, below zero, taken off, in the order of the scheme. */
  readonly adjusted: readonly Decimal[];
}

/**
 * Quotients have 40 digits; the noise of their last ones is taken off here, so that equal scores are
 * equal whatever the scale of the weights.
 */
const SETTLED = 20;

/** Points of every unit on one item. */
export function scoreItem(
  { scoring, direction, perHead: heads, missing }: Rules['items'][number],
  figures: readonly ItemFigure[],
): Scored[] {
  const measured = heads ? perHead(heads.times, figures) : figures;
  const scored = pointsOf();
  if (missing.rule !== 'zero' || figures.every(({ value }) => value === null)) return scored;
  return scored.map((one) =>
    one.points === null && ZERO_FOR.has(one.reason) ? { ...one, points: new Decimal(0) } : one,
  );

  function pointsOf(): Scored[] {
    switch (scoring.kind) {
      case 'completion':
        return completion(scoring, direction, measured);
      case 'growth':
        return growth(scoring, measured);
      case 'between':
        return between(scoring, measured);
      case 'minMax':
        return minMax(direction, measured);
      case 'rankPoints':
        return rankPoints(scoring, direction, measured);
    }
  }
}

/**
 * A figure that a unit alone did not bring can count as nothing; what nobody set for it cannot, nor a
 * figure that no unit has yet.
 */
const ZERO_FOR: ReadonlySet<MissingReason | null> = new Set<MissingReason>(['noFigure']);

/** Points of a bonus, or below zero of a deduction, up to its most; none where the figure is missing. */
export function adjust({ kind, points, most }: Adjustment, { value }: AdjustmentFigure): Decimal {
  if (value === null) return new Decimal(0);
  const earned = Decimal.min(Decimal.max(value.times(points), 0), most);
  return kind === 'bonus' ? earned : earned.neg();
}

/**
 * The weighted mean of the points over the items that count for the unit, with bonus and deductions,
 * rounded half up to the places of the scheme; null where no weight is left.
 */
export function scoreOf(
  points: readonly (Decimal | null)[],
  weights: readonly Decimal[],
  adjusted: readonly Decimal[],
  places: number,
): Decimal | null {
  let sum = new Decimal(0);
  let whole = new Decimal(0);
  for (const [at, weight] of weights.entries()) {
    const own = points[at];
    if (!own) continue;
    sum = sum.plus(own.times(weight));
    whole = whole.plus(weight);
  }
  if (whole.isZero()) return null;
  const mean = sum.div(whole);
  return adjusted
    .reduce((total, one) => total.plus(one), mean)
    .toDecimalPlaces(SETTLED)
    .toDecimalPlaces(places);
}

/** Scores and ranks all units. What is printed, shown and sent is made here and nowhere else. */
export function scoreUnits(rules: Rules, units: readonly Contestant[]): ScoredUnit[] {
  const byItem = rules.items.map((item, at) => scoreItem(item, figuresAt(units, at)));
  const weights = rules.items.map(({ weight }) => new Decimal(weight));
  const adjusted = units.map(({ adjustments }) =>
    rules.adjustments.map((rule, at) =>
      adjust(rule, adjustments[at] ?? { value: null, preliminary: false }),
    ),
  );
  const points = units.map((_, unit) => byItem.map((scored) => scored[unit]?.points ?? null));
  const { scores, ranks } = standings(rules, points, weights, adjusted);
  return units.map(({ region }, unit) => ({
    region,
    score: scores[unit] ?? null,
    rank: ranks[unit] ?? null,
    parts: partsOf(
      rules,
      byItem.map((scored) => scored[unit]),
      weights,
    ),
    adjusted: adjusted[unit] ?? [],
  }));
}

/** Scores and ranks from points. */
export function standings(
  { items, ties: { places, breakBy } }: Rules,
  points: readonly (readonly (Decimal | null)[])[],
  weights: readonly Decimal[],
  adjusted: readonly (readonly Decimal[])[],
): { scores: (Decimal | null)[]; ranks: (number | null)[] } {
  const tie = breakBy.map((id) => items.findIndex((item) => item.id === id));
  const scores = points.map((own, unit) => scoreOf(own, weights, adjusted[unit] ?? [], places));
  const ranks = competitionRanks(
    scores.map((score, unit) =>
      score === null
        ? null
        : [score, ...tie.map((at) => (points[unit]?.[at] ?? LAST).toDecimalPlaces(SETTLED))],
    ),
  );
  return { scores, ranks };
}

/** What has no points loses a tie to what has any. */
const LAST = new Decimal(-1);

function partsOf(
  { items }: Rules,
  scored: readonly (Scored | undefined)[],
  weights: readonly Decimal[],
): ScoredPart[] {
  const whole = weights.reduce(
    (sum, weight, at) => (scored[at]?.points ? sum.plus(weight) : sum),
    new Decimal(0),
  );
  return items.map(({ id }, at) => {
    const weight = weights[at] ?? new Decimal(0);
    const { measure = null, points = null, reason = null } = scored[at] ?? {};
    const share = points === null || whole.isZero() ? null : weight.div(whole);
    const contribution = share && points ? share.times(points) : null;
    return { item: id, measure, points, reason, weight, share, contribution };
  });
}

const NO_FIGURE: ItemFigure = {
  value: null,
  base: null,
  heads: null,
  quota: null,
  reason: 'noFigure',
  preliminary: false,
};

/** Every unit's figure of one item. */
export function figuresAt(units: readonly Contestant[], item: number): ItemFigure[] {
  return units.map(({ figures }) => figures[item] ?? NO_FIGURE);
}
