import { monthOf, monthsOver, yearOf, type CivilDate } from '../../core/civil-date.ts';
import type { Level } from './leaf.ts';
import type { AppropriationRecord, PaymentRecord } from './records.ts';

/** A budget: what one government set aside for a fund in a year. */
export interface Budget {
  readonly fund: string;
  /** 市级 bears the city's and the province's part, 区县级 the district's. */
  readonly level: 'city' | 'district';
  readonly region: string;
  readonly appropriated: bigint;
  /** 年初, 追加, 调减, 结转, 上级转移 */
  readonly orders: Readonly<Record<AppropriationRecord['adjustment'], bigint>>;
  readonly paid: bigint;
  /** Month by month, 1 to 12: what was paid up to its end, and what was set aside up to it. */
  readonly paidByMonth: readonly bigint[];
  readonly setAsideByMonth: readonly bigint[];
}

/** When a budget runs out: the month in which payments first pass what is set aside. */
export interface Exhaustion extends Budget {
  /** What is still expected to be paid in the year, on average. */
  readonly toCome: bigint;
  /** `2025-09`; of the draws in which it runs out, the median, and 10 and 90 % of them before. */
  readonly month: string | null;
  readonly p10: string | null;
  readonly p90: string | null;
  /** The share of the draws in which it runs out within the year. */
  readonly probability: number;
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

/** The budgets of a year. Records are those that count, dated up to the day. */
export function budgetsOf(
  appropriations: readonly AppropriationRecord[],
  payments: readonly PaymentRecord[],
  year: number,
  city: string,
): Budget[] {
  const own = appropriations.filter(({ budgetYear }) => budgetYear === year);
  const paid = payments.filter(({ budgetYear }) => budgetYear === year);
  const byBudget = Map.groupBy(own, ({ fund, region }) => JSON.stringify([fund, region]));
  return [...byBudget.values()].map((orders) => {
    const { fund = '', region = '' } = orders[0] ?? {};
    const level = region === city ? ('city' as const) : ('district' as const);
    const lines = paid
      .filter((line) => line.fund === fund && (level === 'city' || line.region === region))
      .map(({ date, parts: { province, city: ofCity, district } }) => ({
        date,
        fen: level === 'city' ? province + ofCity : district,
      }));
    const upTo = (list: readonly { date: CivilDate; fen: bigint }[], month: number) =>
      sum(list.filter(({ date }) => before(date, year, month)));
    const of = (kind: AppropriationRecord['adjustment']) =>
      sum(orders.filter(({ adjustment }) => adjustment === kind));
    return {
      ...{ fund, level, region },
      appropriated: sum(orders),
      orders: {
        年初: of('年初'),
        追加: of('追加'),
        调减: of('调减'),
        结转: of('结转'),
        上级转移: of('上级转移'),
      },
      paid: sum(lines),
      paidByMonth: MONTHS.map((month) => upTo(lines, month)),
      setAsideByMonth: MONTHS.map((month) => upTo(orders, month)),
    };
  });
}

/** True where the day is not after the month; what is booked to a year after its end counts in December. */
function before(date: CivilDate, year: number, month: number): boolean {
  return month === 12 || yearOf(date) < year || (yearOf(date) === year && monthOf(date) <= month);
}

function sum(list: readonly { readonly fen: bigint }[]): bigint {
  return list.reduce((total, { fen }) => total + fen, 0n);
}

/**
 * By month the part of a year's payments that falls into it, from former years; a fund with few lines
 * leans on all. Null where nothing was ever paid.
 */
export function seasonOf(
  payments: readonly PaymentRecord[],
  year: number,
  fund: string,
): readonly number[] | null {
  const former = payments.filter(
    ({ budgetYear, date, fen }) => budgetYear < year && yearOf(date) === budgetYear && fen > 0n,
  );
  const own = former.filter((line) => line.fund === fund);
  const lines = own.length >= ENOUGH ? own : former;
  const total = Number(sum(lines));
  if (total === 0) return null;
  return MONTHS.map(
    (month) => Number(sum(lines.filter(({ date }) => monthOf(date) === month))) / total,
  );
}

const ENOUGH = 20;

/**
 * The month in which a budget runs out, from what is still to be paid by draw (fen): it is spread over the
 * months after the day as former years' payments were. A month that is over has what was set aside by its
 * end; later ones all that is known.
 */
export function exhaustionOf(
  budget: Budget,
  toCome: Float64Array,
  { year, asOf, season }: { year: number; asOf: CivilDate; season: readonly number[] | null },
): Exhaustion {
  const over = yearOf(asOf) > year ? 12 : yearOf(asOf) < year ? 0 : monthsOver(asOf);
  const come = partsCome(season, over);
  const paid = budget.paidByMonth.map(Number);
  const setAside = budget.setAsideByMonth.map(Number);
  const whole = Number(budget.appropriated);
  const months: number[] = [];
  for (const still of toCome) {
    const month = MONTHS.find((each) => {
      if (each <= over) return (paid[each - 1] ?? 0) > (setAside[each - 1] ?? 0);
      return Number(budget.paid) + still * (come[each - 1] ?? 0) > whole;
    });
    if (month !== undefined) months.push(month);
  }
  months.sort((a, b) => a - b);
  const at = (share: number) => {
    const month = months[Math.max(0, Math.ceil(share * months.length) - 1)];
    return month === undefined ? null : `${year}-${String(month).padStart(2, '0')}`;
  };
  const drawn = toCome.reduce((total, each) => total + each, 0);
  return {
    ...budget,
    toCome: BigInt(Math.floor(drawn / Math.max(1, toCome.length))),
    month: at(0.5),
    p10: at(0.1),
    p90: at(0.9),
    probability: months.length / Math.max(1, toCome.length),
  };
}

/** By month, the part of what is still to come that has come by its end: exactly 1 in December. */
function partsCome(season: readonly number[] | null, over: number): number[] {
  const weights = MONTHS.map((month) => (month <= over ? 0 : (season?.[month - 1] ?? 1)));
  let passed = 0;
  const sums = weights.map((weight) => (passed += weight));
  return sums.map((each, at) => (passed > 0 ? each / passed : Number(at === 11)));
}

/** Whose part of a sum a budget bears. */
export function bears({ level, region }: Budget, part: Level, of: string | null): boolean {
  return level === 'city' ? part !== 'district' : part === 'district' && of === region;
}
