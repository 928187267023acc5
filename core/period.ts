import { Temporal } from 'temporal-polyfill';
import { isCivilDate, type CivilDate } from './civil-date.ts';

export const PERIOD_KINDS = ['year', 'month', 'day', 'partOfYear', 'span', 'uncertain'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period as a source prints it, with its first and last civil date. */
export interface Period {
  readonly label: string;
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The calendar year, where the period is exactly one; only such periods enter yearly series. */
  readonly year: number | null;
}

const QUARTERS = ['一', '二', '三', '四'];

/**
 * Reads a period as printed: `2021`, `2021-05`, `2024-11-28`, `2021-2024`, `2025前三季度`,
 * `2020上半年`, `2023一季度`, `2020(1-11月)`, `2024/2025(十四五累计)`. Returns undefined where the
 * text is none of these; nothing is guessed.
 */
export function parsePeriod(label: string): Period | undefined {
  const text = label.trim();
  return whole(text) ?? partOfYear(text) ?? span(text);
}

function whole(label: string): Period | undefined {
  const year = /^(\d{4})年?$/.exec(label);
  if (year) return months(label, 'year', Number(year[1]), 1, 12);
  const month = /^(\d{4})-(\d{2})$/.exec(label);
  if (month) return months(label, 'month', Number(month[1]), Number(month[2]), Number(month[2]));
  if (isCivilDate(label)) return { label, kind: 'day', from: label, to: label, year: null };
  return undefined;
}

function partOfYear(label: string): Period | undefined {
  const match = /^(\d{4})年?(.+)$/.exec(label);
  if (!match) return undefined;
  const year = Number(match[1]);
  const rest = match[2] ?? '';
  const range = /^\((\d{1,2})-(\d{1,2})月\)$/.exec(rest);
  if (range) return months(label, 'partOfYear', year, Number(range[1]), Number(range[2]));
  if (rest === '上半年') return months(label, 'partOfYear', year, 1, 6);
  if (rest === '前三季度') return months(label, 'partOfYear', year, 1, 9);
  const quarter = QUARTERS.indexOf(/^第?([一二三四])季度$/.exec(rest)?.[1] ?? '');
  if (quarter >= 0) return months(label, 'partOfYear', year, quarter * 3 + 1, quarter * 3 + 3);
  return undefined;
}

function span(label: string): Period | undefined {
  const years = /^(\d{4})-(\d{4})$/.exec(label);
  if (years) return yearSpan(label, 'span', Number(years[1]), Number(years[2]));
  const either = /^(\d{4})\/(\d{4})(\(.+\))?$/.exec(label);
  if (either) return yearSpan(label, 'uncertain', Number(either[1]), Number(either[2]));
  return undefined;
}

function yearSpan(label: string, kind: PeriodKind, first: number, last: number) {
  if (first > last) return undefined;
  return { label, kind, from: `${first}-01-01`, to: `${last}-12-31`, year: null };
}

function months(label: string, kind: PeriodKind, year: number, first: number, last: number) {
  if (first < 1 || last > 12 || first > last || year < 1900 || year > 2100) return undefined;
  const end = Temporal.PlainYearMonth.from({ year, month: last });
  return {
    label,
    kind,
    from: Temporal.PlainDate.from({ year, month: first, day: 1 }).toString(),
    to: end.toPlainDate({ day: end.daysInMonth }).toString(),
    year: kind === 'year' ? year : null,
  };
}
