import type { Point } from './series.ts';

/** The first months of a year, added up. */
export interface Part {
  readonly year: number;
  /** How many months, 1 to 11. A full year is no part. */
  readonly months: number;
  readonly value: number;
}

/** What a part of a year says of the whole. */
export interface Nowcast {
  readonly year: number;
  /** The figure that the full year comes to at the usual share. */
  readonly value: number;
  /** The usual share of these months in a year, between 0 and 1. */
  readonly share: number;
}

const YEARS = 3;

/**
 * The year after the full ones, from its months so far and the mean share of the same months in the
 * last three or fewer years that have both. For flows only: the months of a stock are no share of it.
 * Null where no later part is known, no earlier year has both, a share is not between 0 and 1, or the
 * months so far come to nothing or less: that is no share of a year, and would cost a positive series its
 * scale.
 *
 * The panel has no parts of years, so this is not calibrated: `predict` narrows the interval of the
 * year by the root of the share that is still open, as if the months erred alike and each for itself.
 */
export function nowcast(yearly: readonly Point[], parts: readonly Part[]): Nowcast | null {
  const full = new Map(yearly.map(({ year, value }) => [year, value]));
  const lastFull = Math.max(...full.keys());
  const latest = parts
    .filter(({ year, months }) => year > lastFull && months >= 1 && months <= 11)
    .toSorted((a, b) => b.year - a.year || b.months - a.months)[0];
  if (!latest || latest.value <= 0) return null;
  const shares = parts
    .filter(({ year, months }) => months === latest.months && full.has(year))
    .toSorted((a, b) => b.year - a.year)
    .slice(0, YEARS)
    .map(({ year, value }) => value / (full.get(year) ?? Number.NaN));
  if (shares.length === 0 || !shares.every((share) => share > 0 && share < 1)) return null;
  const share = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  return { year: latest.year, value: latest.value / share, share };
}
