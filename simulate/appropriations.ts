import { dayOf, isoDay, pad, yearOfDay } from './calendar.ts';
import { inWan } from './money-text.ts';
import type { Payment } from './payments.ts';
import { CITY_CODES, regionOn } from './places.ts';
import type { Population } from './population.ts';
import { keyOf, type Seed } from './random.ts';

interface Budget {
  readonly year: number;
  readonly level: '市级' | '区县级';
  readonly region: string;
  readonly fund: string;
  readonly account: string;
  /** What was paid net of refunds, by the level itself and for the province, in fen. */
  own: number;
  province: number;
}

type Adjustment = '年初' | '追加' | '调减' | '结转' | '上级转移';

const STEP = 1_000_000;

/** The rows of `appropriations`: what each level set aside for each fund, year by year. */
export function* appropriationRows(
  population: Population,
  payments: readonly Payment[],
  seed: Seed,
): Generator<string[]> {
  const stream = seed.stream('appropriations');
  const serials = new Map<number, number>();
  const left = new Map<string, number>();
  for (const budget of budgetsOf(population, payments)) {
    const key = `${budget.level} ${budget.region} ${budget.fund} ${budget.account}`;
    const draws = stream.at(keyOf(key), budget.year);
    const carried = left.get(key) ?? 0;
    const lines: [Adjustment, number, number][] = [];
    const add = (kind: Adjustment, fen: number, month: number) => {
      if (fen !== 0) lines.push([kind, fen, month]);
    };
    const need = upward(Math.max(0, budget.own));
    const planned = upward((need * draws.between(70, 125)) / 100);
    add('年初', planned, 1);
    add('结转', carried, 2);
    add('上级转移', upward(Math.max(0, budget.province)), 5);
    const short = need - planned - carried;
    if (short > 0) add('追加', short + upward((need * draws.below(8)) / 100), 8);
    const over = -short - upward(need / 20);
    if (over > 0) add('调减', -over, 10);
    const set = planned + carried + lines.reduce((sum, [kind, fen]) => sum + later(kind, fen), 0);
    left.set(key, draws.chance(0.6) ? Math.max(0, set - need) : 0);
    for (const [kind, fen, month] of lines) {
      const serial = (serials.get(budget.year) ?? 0) + 1;
      serials.set(budget.year, serial);
      yield [
        `模拟财指〔${budget.year}〕${pad(serial, 4)}号`,
        String(budget.year),
        budget.level,
        budget.region,
        budget.fund,
        budget.level === '市级' ? '市科技局' : '区县科技部门',
        budget.account,
        kind,
        inWan(fen),
        isoDay(dayOf(budget.year, month, 12) + draws.below(16)),
      ];
    }
  }
}

function later(kind: Adjustment, fen: number): number {
  return kind === '追加' || kind === '调减' ? fen : 0;
}

function upward(fen: number): number {
  return Math.ceil(fen / STEP) * STEP;
}

/** Budgets by level, region, fund and account for each year in which something was paid from them. */
function budgetsOf({ city }: Population, payments: readonly Payment[]): Budget[] {
  const budgets = new Map<string, Budget>();
  const at = (payment: Payment, level: Budget['level'], region: string): Budget => {
    const { fund, account } = payment.approval.cause.programme;
    const year = yearOfDay(payment.day);
    const key = JSON.stringify([year, level, region, fund, account]);
    const known = budgets.get(key);
    if (known) return known;
    const budget = { year, level, region, fund, account, own: 0, province: 0 };
    budgets.set(key, budget);
    return budget;
  };
  for (const payment of payments) {
    const { unit } = payment.approval.cause.fact;
    if (payment.city !== 0 || payment.province !== 0) {
      const budget = at(payment, '市级', CITY_CODES[city]);
      budget.own += payment.city;
      budget.province += payment.province;
    }
    if (payment.district !== 0) {
      at(payment, '区县级', regionOn(unit.place, payment.day).id).own += payment.district;
    }
  }
  return [...budgets.values()].toSorted(
    (a, b) =>
      a.year - b.year ||
      compare(a.level, b.level) ||
      compare(a.region, b.region) ||
      compare(a.fund, b.fund) ||
      compare(a.account, b.account),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
