import type { Figure } from '../core/compare.ts';
import { Decimal } from '../core/decimal.ts';

export const FINDINGS = ['agrees', 'differs', 'onlyDerived', 'onlyReported', 'cannotTell'] as const;
export type Finding = (typeof FINDINGS)[number];

export const FINDING_REASONS = [
  'withinTolerance',
  'beyondTolerance',
  'boundDecides',
  'boundDoesNotDecide',
  'noReportedFigure',
  'noFacts',
] as const;

interface Answer {
  readonly finding: Finding;
  readonly reason: (typeof FINDING_REASONS)[number];
}

interface Question {
  readonly derived: Decimal;
  readonly reported: Figure;
  readonly relation: 'equals' | 'partOf';
  /** The widest difference that still agrees, in the same unit. */
  readonly allowed: Decimal;
}

/** The larger of the absolute tolerance and the relative one of the reported figure. */
export function allowedDifference(
  tolerance: { readonly absolute: string; readonly relative: string },
  reported: Decimal,
): Decimal {
  return Decimal.max(tolerance.absolute, reported.abs().times(tolerance.relative));
}

/**
 * Whether a derived figure agrees with a reported one, compared exactly, a difference equal to the
 * tolerance included. A bound decides only where every figure that it leaves open decides alike:
 * "more than 5,000" contradicts 4,000 and says nothing of 6,000.
 */
export function findingOf({ derived, reported, relation, allowed }: Question): Answer {
  const { bound, value } = reported;
  const over = derived.gt(value.plus(allowed));
  const under = relation === 'equals' && derived.lt(value.minus(allowed));
  if (bound === null) {
    return over || under
      ? { finding: 'differs', reason: 'beyondTolerance' }
      : { finding: 'agrees', reason: 'withinTolerance' };
  }
  if (bound === 'atLeast') {
    if (under) return { finding: 'differs', reason: 'boundDecides' };
    if (relation === 'partOf' && !over) return { finding: 'agrees', reason: 'boundDecides' };
  }
  if (bound === 'atMost' && over) return { finding: 'differs', reason: 'boundDecides' };
  return { finding: 'cannotTell', reason: 'boundDoesNotDecide' };
}
