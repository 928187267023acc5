import type { Budget, Figures } from './answer.ts';
import { contingentOf, forecastOf, minus, plus } from './sums.ts';

/** What a year comes to, in yuan. */
export interface Outlook {
  /** Approved in the year, and what is still expected to come; so parts sum to totals. */
  readonly expected: string;
  /** The same at 10 and 90 % of the draws of the events to come. */
  readonly p10: string;
  readonly p90: string;
  /** Approved in the year less what was paid; below zero where former years' approvals were paid. */
  readonly outstanding: string;
  /** What is appropriated less what is expected; below zero it does not last. */
  readonly balance: string;
}

export function outlookOf(total: Figures): Outlook {
  const forecast = forecastOf(total);
  const certain = plus(total.approved, contingentOf(total));
  const expected = plus(certain, forecast.amount);
  return {
    expected,
    p10: plus(certain, forecast.p10),
    p90: plus(certain, forecast.p90),
    outstanding: minus(total.approved, total.paid),
    balance: minus(total.appropriated, expected),
  };
}

type Lasting = Pick<Budget, 'probability' | 'month'>;

/** Budgets that may run out, in the order given. */
export function alerts<B extends Lasting>(budgets: readonly B[]): readonly B[] {
  return budgets.filter(({ probability }) => probability > 0);
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
