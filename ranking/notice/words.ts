import { Decimal } from '../../core/decimal.ts';
import type { CivilDate } from '../../core/civil-date.ts';
import type { Bound } from '../../core/goal.ts';
import { BOUND_WORDS } from '../../targets/wording.ts';
import type { RankRow } from '../present.ts';
import type { RankedPeriod } from '../period.ts';

/** What a cell shows where there is nothing. */
export const NONE = '—';

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 一, 二, 三, … of headings; up to ten. */
export function numeral(nth: number): string {
  return NUMERALS[nth - 1] ?? String(nth);
}

/** `2024-03-05` as 2024年3月5日. */
export function chineseDate(day: CivilDate): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** What a notice is about: 2022年, 2022年三季度, 2022年5月, or of a longer period 2022年1—5月. */
export function periodWords(reported: RankedPeriod, ranked: RankedPeriod): string {
  const year = reported.from.slice(0, 4);
  const month = (day: CivilDate) => Number(day.slice(5, 7));
  if (reported.label !== ranked.label) {
    const [first, last] = [month(ranked.from), month(reported.to)];
    return first === last ? `${year}年${last}月` : `${year}年${first}—${last}月`;
  }
  if (ranked.kind === 'month') return `${year}年${month(ranked.from)}月`;
  return `${year}年${ranked.label.slice(4)}`;
}

export function periodName(period: RankedPeriod): string {
  return periodWords(period, period);
}

/** A period as sources print it (`2023`, `2023-05`, `2023三季度`) as 2023年, 2023年5月, 2023年三季度. */
export function labelWords(label: string): string {
  const [, year = label, rest = ''] = /^(\d{4})-?(.*)$/.exec(label) ?? [];
  return `${year}年${/^\d\d$/.test(rest) ? `${Number(rest)}月` : rest}`;
}

/** Names in a row: 历下区、市中区. */
export function listed(names: readonly string[]): string {
  return names.join('、');
}

export function namesOf(rows: readonly Pick<RankRow, 'regionName'>[]): string {
  return listed(rows.map(({ regionName }) => regionName));
}

/** A figure with the word that bounds it: 不少于5700. */
export function bounded(value: string | null, bound: Bound | null | undefined): string {
  if (value === null) return NONE;
  return `${bound ? BOUND_WORDS[bound].zh : ''}${value}`;
}

/** A quotient as per cent, every digit of it: `1.0875` is 108.75%. */
export function percent(quotient: string | null): string {
  return quotient === null ? NONE : `${new Decimal(quotient).times(100).toFixed()}%`;
}

/** A row's place: 4–6, or 4 where it does not move. */
export function sensitivityText({ rankLow, rankHigh }: RankRow): string {
  if (rankLow === null || rankHigh === null) return NONE;
  return rankLow === rankHigh ? String(rankLow) : `${rankLow}–${rankHigh}`;
}
