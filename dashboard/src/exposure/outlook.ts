import type { Budget, Figures } from './answer.ts';
import { comingOf, larger, minus, plus, sign } from './sums.ts';

/** What a year comes to, in yuan. */
export interface Outlook {
  /** Approved in the year, and what is still expected to come; so parts sum to totals. */
  readonly expected: string;
  /** The same at 10 and 90 % of the draws of what is to come. */
  readonly p10: string;
  readonly p90: string;
  /** Approved in the year less what was paid; below zero where former years' approvals were paid. */
  readonly outstanding: string;
  /** What is appropriated less what is expected; below zero it does not last. */
  readonly balance: string;
}

export function outlookOf(total: Figures): Outlook {
  const { amount, p10, p90 } = comingOf(total);
  const expected = plus(total.approved, amount);
  return {
    expected,
    p10: plus(total.approved, p10),
    p90: plus(total.approved, p90),
    outstanding: minus(total.approved, total.paid),
    balance: minus(total.appropriated, expected),
  };
}

type Lasting = Pick<Budget, 'probability' | 'month'>;

/** Budgets that may run out, in the order given. */
export function alerts<B extends Lasting>(budgets: readonly B[]): readonly B[] {
  return budgets.filter(({ probability }) => probability > 0);
}

type Drawn = Pick<Budget, 'appropriated' | 'paid' | 'toCome'>;

/** What a budget is expected to leave at the end of its year, in yuan; below zero it lacks that much. */
export function restOf({ appropriated, paid, toCome }: Drawn): string {
  return minus(appropriated, paid, toCome);
}

/** The budget that is expected to lack most; null where none is. */
export function shortest<B extends Drawn>(budgets: readonly B[]): B | null {
  const short = budgets.filter((budget) => sign(restOf(budget)) < 0);
  return short.toSorted((a, b) => -larger(restOf(a), restOf(b)))[0] ?? null;
}

/**
 * The budget that runs out first: the soonest month among those that more likely than not do;
 * where there is none such, the first that may.
 */
export function firstToRunOut<B extends Lasting>(budgets: readonly B[]): B | null {
  const may = alerts(budgets);
  const likely = may
    .filter(({ probability }) => probability >= 0.5)
    .toSorted((a, b) => (a.month ?? '9').localeCompare(b.month ?? '9'));
  return likely[0] ?? may[0] ?? null;
}
