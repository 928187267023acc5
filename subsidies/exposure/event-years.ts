import type { AppliedRule } from '../applied-rule.ts';
import { YEARS_LATER } from '../rule-terms.ts';

/** Years from an event to a budget that its payments can fall into, the last instalment included. */
export const YEARS_BACK = 4;

/** True where an event of `year` can fall due in the budget of `budgetYear` under the rule. */
export function fallsDue({ rule }: AppliedRule, year: number, budgetYear: number): boolean {
  const { payable, mechanism } = rule;
  if (payable.yearOf !== undefined) return budgetYear >= year;
  const first = YEARS_LATER[payable.lag];
  const begins = payable.lag === 'quarterly' ? [first, first + 1] : [first];
  const parts = mechanism.kind === 'instalments' ? mechanism.parts.map((part) => part.year) : [0];
  return begins.some((begin) => parts.some((part) => year + begin + part === budgetYear));
}
