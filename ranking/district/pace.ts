import { Temporal } from 'temporal-polyfill';
import { monthsOver, yearOf, type CivilDate } from '../../core/civil-date.ts';
import { Decimal } from '../../core/decimal.ts';

/** What a year's quota is held against. Numbers are of things counted. */
export interface Run {
  readonly year: number;
  readonly asOf: CivilDate;
  readonly quota: Decimal;
  /** The figure up to the day. */
  readonly figure: Decimal;
  /** A stock starts from the figure of the end of the year before, a flow from nothing; null where it is not known. */
  readonly start: Decimal | null;
}

export type PaceState = 'met' | 'missed' | 'ahead' | 'behind';

/** Where a figure stands on the straight line to its quota. */
export interface Pace {
  readonly over: boolean;
  readonly state: PaceState;
  /** Days of the year that are over, and all of them. */
  readonly days: number;
  readonly ofDays: number;
  /** Where the straight line stands on the day, to two decimals; the quota itself once the year is over. */
  readonly line: Decimal;
  /** The figure less the line, and less the quota. */
  readonly toLine: Decimal;
  readonly toQuota: Decimal;
  /** Months of the year that are not over, the running one among them. */
  readonly monthsLeft: number;
  /** What is needed in each of them, rounded up to a tenth; null where nothing is, or the year is over. */
  readonly perMonth: Decimal | null;
}

/**
 * The straight share of the year: start + (quota − start) × days over ÷ days of the year, the last day
 * included. Where a stock starts at its quota or above, the line stays on the quota. Null where the
 * start is not known, or the year has not begun.
 */
export function paceOf({ year, asOf, quota, figure, start }: Run): Pace | null {
  const over = asOf >= `${year}-12-31`;
  if (yearOf(asOf) < year) return null;
  if (start === null && !over) return null;
  const first = Temporal.PlainDate.from(`${year}-01-01`);
  const ofDays = first.daysInYear;
  const days = over ? ofDays : Temporal.PlainDate.from(asOf).dayOfYear;
  const from = start === null || start.gt(quota) ? quota : start;
  const line = over
    ? quota
    : from.plus(quota.minus(from).times(days).div(ofDays)).toDecimalPlaces(2);
  const toQuota = figure.minus(quota);
  const toLine = figure.minus(line);
  const met = toQuota.gte(0);
  const monthsLeft = over ? 0 : 12 - monthsOver(asOf);
  const state = met ? 'met' : over ? 'missed' : toLine.gte(0) ? 'ahead' : 'behind';
  const perMonth =
    met || over || monthsLeft === 0
      ? null
      : toQuota.neg().div(monthsLeft).toDecimalPlaces(1, Decimal.ROUND_UP);
  return { over, state, days, ofDays, line, toLine, toQuota, monthsLeft, perMonth };
}
