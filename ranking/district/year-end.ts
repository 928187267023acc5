import { lastFullYear, yearOf, type CivilDate } from '../../core/civil-date.ts';
import type { Decimal } from '../../core/decimal.ts';
import { probability } from '../../forecast/attain.ts';
import { MIN_POINTS, predict, type Point } from '../../forecast/predict.ts';

/** Why nothing is expected. */
export type NoExpectation = 'tooFewPoints' | 'stale' | 'noData';

/** What is asked of the end of a year. */
export interface YearEndQuestion {
  readonly indicator: string;
  readonly asOf: CivilDate;
  /** Figures of years that are over, since the last break. */
  readonly points: readonly Point[];
  /** What the year already holds and cannot lose: nothing below it is expected. */
  readonly floor: number;
  readonly quota: Decimal | null;
}

/** What a year may end at. Whole numbers: the interval is rounded outwards, its middle to the nearest. */
export interface YearEnd {
  readonly year: number;
  readonly expected: number;
  readonly p10: number;
  readonly p90: number;
  readonly floor: number;
  /** True where the forecast alone would lie below the floor. */
  readonly raised: boolean;
  /** Chance that the quota is met, 0.01 to 0.99; null without a quota, or where it is met for certain. */
  readonly chance: number | null;
  /** The floor is the quota or more. */
  readonly certain: boolean;
  readonly points: readonly Point[];
  readonly reason: null;
}

export interface Unexpected {
  readonly year: number;
  readonly reason: NoExpectation;
  readonly floor: number;
  readonly points: readonly Point[];
  /** Points that it would take. */
  readonly needed: number;
}

/** The year whose end is still to come: the day's own, or the next one where the day ends it. */
export function yearAhead(asOf: CivilDate): number {
  return lastFullYear(asOf) + 1;
}

/**
 * The end of the year ahead by the ensemble of docs/forecast.md on the unit's own years, never below
 * the floor. The last point must be of the year before or of the one before that.
 */
export function yearEnd({
  indicator,
  asOf,
  points,
  floor,
  quota,
}: YearEndQuestion): YearEnd | Unexpected {
  const year = yearAhead(asOf);
  const known = points.filter((point) => point.year < year).toSorted((a, b) => a.year - b.year);
  const none = (reason: NoExpectation): Unexpected => ({
    year,
    reason,
    floor,
    points: known,
    needed: MIN_POINTS,
  });
  const last = known.at(-1);
  if (!last) return none('noData');
  const horizon = year - last.year;
  if (horizon > 2) return none('stale');
  const found = predict(known, { indicator, horizon })?.at(-1);
  if (!found) return none('tooFewPoints');
  const most = (value: number) => Math.max(floor, value, 0);
  const raised = {
    ...found,
    quantiles: found.quantiles.map(most),
  };
  const certain = quota !== null && quota.lte(floor);
  return {
    year,
    expected: Math.round(most(found.p50)),
    p10: Math.floor(most(found.p10)),
    p90: Math.ceil(most(found.p90)),
    floor,
    raised: found.p10 < floor,
    chance: quota === null || certain ? null : probability(raised, '>=', quota.toNumber()),
    certain,
    points: known,
    reason: null,
  };
}

/**
 * The years of a series that are over, from the day from which they compare: of a stock from its first
 * year's end on, of a flow from the first whole year.
 */
export function fullYears(
  kind: 'stock' | 'flow',
  asOf: CivilDate,
  from: CivilDate | null,
  valueOf: (year: number) => number | null,
): Point[] {
  const last = lastFullYear(asOf);
  const first =
    from === null
      ? last - 10
      : Math.max(last - 10, kind === 'stock' ? yearOf(from) : firstFull(from));
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at).flatMap(
    (year) => {
      const value = valueOf(year);
      return value === null ? [] : [{ year, value }];
    },
  );
}

/** The first year that is whole after a day; its own where the day begins it. */
function firstFull(day: CivilDate): number {
  return day.endsWith('-01-01') ? yearOf(day) : yearOf(day) + 1;
}
