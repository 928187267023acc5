import type { Decimal } from '../core/decimal.ts';

/** Why an item of a unit has no points of its own. */
export const MISSING_REASONS = [
  'noFigure',
  'noQuota',
  'zeroQuota',
  'noBase',
  'baseNotPositive',
  'breakInSeries',
  'noHeads',
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** The quota that a completion is counted against: the least figure that meets it. */
export interface Quota {
  readonly amount: Decimal;
}

/** What scoring knows of one unit and item. Numbers are in the item's unit. */
export interface ItemFigure {
  readonly value: Decimal | null;
  /** The figure of the same period a year earlier. */
  readonly base: Decimal | null;
  /** What the figure is divided by, where it is per head. */
  readonly heads: Decimal | null;
  readonly quota: Quota | null;
  /** Known beforehand, such as a break between the figure and its base. */
  readonly reason: MissingReason | null;
  /** Still to be revised, so that it is drawn within the declared band. */
  readonly preliminary: boolean;
}

/** What a scoring function makes of one unit's figure. */
export interface Scored {
  /** What was held against the scale: a completion, a growth in per cent, a level. */
  readonly measure: Decimal | null;
  /** 100 is full marks; null with a reason where the item cannot be scored. */
  readonly points: Decimal | null;
  readonly reason: MissingReason | null;
}

export function notScored(reason: MissingReason, measure: Decimal | null = null): Scored {
  return { measure, points: null, reason };
}
