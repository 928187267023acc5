import { meets, type Answer } from '../../core/compare.ts';
import { Decimal } from '../../core/decimal.ts';
import { AT_RISK_FROM, cannotTell, type Judgement, type Reason } from '../../core/verdict.ts';
import { falling, type Course } from '../course.ts';
import type { YearlyFigure } from '../series.ts';

/** What one method says, with the number it says it by. */
export interface MethodAnswer extends Judgement {
  /** A decimal, rounded to six places for show; the verdict was reached on the exact one. */
  readonly value: string | null;
}

export type Method = (course: Course) => MethodAnswer;

export function undecided(reason: Reason): MethodAnswer {
  return { value: null, ...cannotTell(reason) };
}

export function shown(value: Decimal): string {
  return value.toDecimalPlaces(6).toString();
}

/** Whether the latest figure is where it should be by now; on the line is on track. */
export function meetsBy(course: Course, latest: YearlyFigure, required: Decimal): Answer {
  return meets(latest, falling(course.comparator) ? '<=' : '>=', required);
}

/**
 * On track from a share of 1, at risk from {@link AT_RISK_FROM}, else off track. The share is the
 * progress made over the progress required, both since the start.
 */
export function paceVerdict(share: Decimal): Judgement {
  if (share.gte(1)) return { verdict: 'onTrack', reason: 'pace' };
  return { verdict: share.gte(AT_RISK_FROM) ? 'atRisk' : 'offTrack', reason: 'pace' };
}
