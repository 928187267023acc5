import { Temporal } from 'temporal-polyfill';

/** A civil date in Asia/Shanghai, written `YYYY-MM-DD`. Lexical order is date order. */
export type CivilDate = string;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True where the text is a date that the calendar has: `2024-02-29`, not `2023-02-29`. */
export function isCivilDate(text: string): text is CivilDate {
  if (!ISO_DATE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** The civil date in Asia/Shanghai at an instant given in milliseconds since 1970-01-01T00:00Z. */
export function shanghaiDate(epochMilliseconds: number): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString();
}

/** Calendar years between two dates as a fraction of 365.25-day years; negative where `to` is earlier. */
export function yearsBetween(from: CivilDate, to: CivilDate): number {
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), {
    largestUnit: 'day',
  }).days;
  return days / 365.25;
}

/** The earlier of two civil dates. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

/** The calendar year of a date. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** The month of a date, 1 to 12. */
export function monthOf(date: CivilDate): number {
  return Number(date.slice(5, 7));
}

/** How many months of the date's year have ended by it; the last day of a month ends that month. */
export function monthsOver(date: CivilDate): number {
  const { day, daysInMonth, month } = Temporal.PlainDate.from(date);
  return day === daysInMonth ? month : month - 1;
}

/** The last calendar year that has ended by a day; on 31 December that day's own. */
export function lastFullYear(date: CivilDate): number {
  return date.endsWith('-12-31') ? yearOf(date) : yearOf(date) - 1;
}

/** The same day a year earlier; 29 February becomes the 28th. */
export function yearBefore(date: CivilDate): CivilDate {
  return Temporal.PlainDate.from(date).subtract({ years: 1 }).toString();
}
