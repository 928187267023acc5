import { Temporal } from 'temporal-polyfill';
import { isCivilDate, type CivilDate } from './civil-date.ts';

export const PERIOD_KINDS = ['year', 'month', 'day', 'partOfYear', 'span', 'uncertain'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

/** A period as a source prints it, with its first and last civil date. */
export interface Period {
  /** The same for every way of printing one period: `2021年度` is `2021`, `2023年6月` is `2023-06`. */
  readonly label: string;
  readonly kind: PeriodKind;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** The calendar year, where the period is exactly one; only such periods enter yearly series. */
  readonly year: number | null;
}

/** Parts of a year that have a name, by their first and last month. */
const NAMED: Readonly<Record<string, string>> = {
  '1-6': '上半年',
  '7-12': '下半年',
  '1-9': '前三季度',
  '1-3': '一季度',
  '4-6': '二季度',
  '7-9': '三季度',
  '10-12': '四季度',
};

/**
 * Reads a period as printed: `2021`, `2021年度`, `2021-05`, `2023年6月`, `2024-11-28`, `2021-2024`,
 * `2025前三季度`, `2020上半年`, `2023一季度`, `2023Q1`, `2020(1-11月)`, `2023年1-6月`,
 * `2024/2025(十四五累计)`. Returns undefined where the text is none of these; nothing is guessed.
 */
export function parsePeriod(printed: string): Period | undefined {
  const text = printed
    .trim()
    .replace(/[（(]/g, '(')
    .replace(/[）)]/g, ')')
    .replace(/[—–~～至]/g, '-');
  return whole(text) ?? partOfYear(text) ?? span(text);
}

function whole(text: string): Period | undefined {
  const year = /^(\d{4})(年|年度|年全年|全年)?$/.exec(text);
  if (year) return months(Number(year[1]), 1, 12);
  const month = /^(\d{4})(?:[-./](\d{1,2})|年(\d{1,2})月份?)$/.exec(text);
  if (month) return oneMonth(Number(month[1]), Number(month[2] ?? month[3]));
  if (isCivilDate(text)) return { label: text, kind: 'day', from: text, to: text, year: null };
  return undefined;
}

function partOfYear(text: string): Period | undefined {
  const match = /^(\d{4})年?(.+)$/.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const rest = match[2] ?? '';
  const range = /^\((\d{1,2})月?-(\d{1,2})月\)$|^(\d{1,2})月?-(\d{1,2})月$/.exec(rest);
  if (range) return months(year, Number(range[1] ?? range[3]), Number(range[2] ?? range[4]));
  const named = Object.entries(NAMED).find(([, name]) => name === rest.replace(/^第/, ''))?.[0];
  const quarter = /^(?:Q|第)?([1-4])(?:季度)?$/.exec(rest)?.[1];
  const half = /^H([12])$/.exec(rest)?.[1];
  const at = quarter && /Q|季/.test(rest) ? (Number(quarter) - 1) * 3 : undefined;
  if (at !== undefined) return months(year, at + 1, at + 3);
  if (half) return half === '1' ? months(year, 1, 6) : months(year, 7, 12);
  const [first, last] = (named ?? '').split('-').map(Number);
  return first && last ? months(year, first, last) : undefined;
}

function span(text: string): Period | undefined {
  const years = /^(\d{4})年?-(\d{4})年?$/.exec(text);
  if (years) {
    const [first, last] = [Number(years[1]), Number(years[2])];
    return yearSpan(`${first}-${last}`, 'span', first, last);
  }
  const either = /^(\d{4})\/(\d{4})(\(.+\))?$/.exec(text);
  if (either) return yearSpan(text, 'uncertain', Number(either[1]), Number(either[2]));
  return undefined;
}

function yearSpan(label: string, kind: PeriodKind, first: number, last: number) {
  if (first > last) return undefined;
  return { label, kind, from: `${first}-01-01`, to: `${last}-12-31`, year: null };
}

function oneMonth(year: number, month: number): Period | undefined {
  const period = months(year, month, month);
  const label = `${year}-${String(month).padStart(2, '0')}`;
  return period && { ...period, kind: 'month', label };
}

/** From the first to the last month of a year, both 1 to 12. */
function months(year: number, first: number, last: number): Period | undefined {
  if (first < 1 || last > 12 || first > last || year < 1900 || year > 2100) return undefined;
  const end = Temporal.PlainYearMonth.from({ year, month: last });
  const full = first === 1 && last === 12;
  const part = NAMED[`${first}-${last}`] ?? `(${first}-${last}月)`;
  return {
    label: full ? String(year) : `${year}${part}`,
    kind: full ? 'year' : 'partOfYear',
    from: Temporal.PlainDate.from({ year, month: first, day: 1 }).toString(),
    to: end.toPlainDate({ day: end.daysInMonth }).toString(),
    year: full ? year : null,
  };
}
