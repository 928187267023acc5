import type { CivilDate } from '../core/civil-date.ts';

/** A civil day as days since 1970-01-01, for arithmetic on millions of rows. */
export type Day = number;

/** The years that a simulated city covers. */
export const FIRST_YEAR = 2018;
export const LAST_YEAR = 2025;
export const YEARS: readonly number[] = Array.from(
  { length: LAST_YEAR - FIRST_YEAR + 1 },
  (_, index) => FIRST_YEAR + index,
);

/** Days from 1970-01-01 to a day of the Gregorian calendar, which must exist. */
export function dayOf(year: number, month: number, day: number): Day {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468
  );
}

/** Year, month and day of the month. */
export function partsOf(day: Day): [number, number, number] {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) /
      365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * ofYear + 2) / 153);
  return [
    year + era * 400 + (month >= 10 ? 1 : 0),
    month < 10 ? month + 3 : month - 9,
    ofYear - Math.floor((153 * month + 2) / 5) + 1,
  ];
}

export function yearOfDay(day: Day): number {
  return partsOf(day)[0];
}

/** The same day some years later; 29 February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  const [year, month, date] = partsOf(day);
  return dayOf(year + years, month, month === 2 && date === 29 ? 28 : date);
}

export function parseDay(date: CivilDate): Day {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

const texts = new Map<Day, CivilDate>();

/** `YYYY-MM-DD`. */
export function isoDay(day: Day): CivilDate {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const [year, month, date] = partsOf(day);
  const text = `${year}-${pad(month, 2)}-${pad(date, 2)}`;
  texts.set(day, text);
  return text;
}

/** A whole number with leading zeros. */
export function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** The last day of the simulation: nothing later has happened. */
export const LAST_DAY = dayOf(LAST_YEAR, 12, 31);
