import { Temporal } from 'temporal-polyfill';
import { earlier, type CivilDate } from '../core/civil-date.ts';
import { parsePeriod } from '../core/period.ts';

/** How often a scheme ranks. */
export const PERIOD_KINDS = ['year', 'half', 'quarter', 'month'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

const MONTHS: Readonly<Record<PeriodKind, number>> = { year: 12, half: 6, quarter: 3, month: 1 };

/** How a period of each kind is written on the command line. */
export const PERIOD_EXAMPLES: Readonly<Record<PeriodKind, string>> = {
  year: '2022',
  half: '2022H1',
  quarter: '2022Q3',
  month: '2022-05',
};

/** A period that a scheme ranks, with its first and last civil date. */
export interface RankedPeriod {
  /** As sources print it: `2022`, `2022上半年`, `2022三季度`, `2022-05`. */
  readonly label: string;
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Reads a period of the kind; undefined where the text is none, or one of another kind. */
export function rankedPeriod(kind: PeriodKind, text: string): RankedPeriod | undefined {
  const period = parsePeriod(text);
  if (!period) return undefined;
  const found = startingOn(kind, period.from);
  return found?.from === period.from && found.to === period.to ? found : undefined;
}

/** The period of the same kind just before. */
export function periodBefore({ kind, from }: RankedPeriod): RankedPeriod {
  return shifted(kind, from, MONTHS[kind]);
}

/** The period of a kind that a day lies in. */
export function periodHolding(kind: PeriodKind, day: CivilDate): RankedPeriod {
  const { year, month } = Temporal.PlainDate.from(day);
  const first = month - ((month - 1) % MONTHS[kind]);
  const found = startingOn(kind, new Temporal.PlainDate(year, first, 1).toString());
  if (!found) throw new RangeError(`no ${kind} holds ${day}`);
  return found;
}

/** The latest period of a kind that is over on a day. */
export function latestOver(kind: PeriodKind, day: CivilDate): RankedPeriod {
  const running = periodHolding(kind, day);
  return running.to <= day ? running : periodBefore(running);
}

/** The same period a year earlier. */
export function yearEarlier({ kind, from }: RankedPeriod): RankedPeriod {
  return shifted(kind, from, 12);
}

/** Months between the end of a period and a day, whole ones; negative where it has not ended. */
export function monthsSince({ to }: Pick<RankedPeriod, 'to'>, day: CivilDate): number {
  const over = Temporal.PlainDate.from(to).until(day, { largestUnit: 'month' });
  return day < to ? -1 : over.months;
}

/** The last day of a period that has come by a day. */
export function reached({ to }: RankedPeriod, asOf: CivilDate): CivilDate {
  return earlier(to, asOf);
}

/** The day before a date. */
export function dayBefore(day: CivilDate): CivilDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

function shifted(kind: PeriodKind, from: CivilDate, months: number): RankedPeriod {
  const start = Temporal.PlainDate.from(from).subtract({ months }).toString();
  const found = startingOn(kind, start);
  if (!found) throw new RangeError(`no ${kind} starts on ${start}`);
  return found;
}

function startingOn(kind: PeriodKind, from: CivilDate): RankedPeriod | undefined {
  const start = Temporal.PlainDate.from(from);
  const months = MONTHS[kind];
  if (start.day !== 1 || (start.month - 1) % months !== 0) return undefined;
  const to = start.add({ months }).subtract({ days: 1 }).toString();
  return { label: labelOf(kind, start.year, (start.month - 1) / months + 1), kind, from, to };
}

function labelOf(kind: PeriodKind, year: number, nth: number): string {
  const text = {
    year: String(year),
    half: `${year}H${nth}`,
    quarter: `${year}Q${nth}`,
    month: `${year}-${String(nth).padStart(2, '0')}`,
  }[kind];
  return parsePeriod(text)?.label ?? text;
}
