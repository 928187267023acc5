import { meets, type Answer } from '../../core/compare.ts';
import { Decimal } from '../../core/decimal.ts';
import { AT_RISK_FROM, cannotTell, type Judgement, type Reason } from '../../core/verdict.ts';
import { falling, type Course } from '../course.ts';
import type { YearlyFigure } from '../series.ts';

/** What one method says, with the number it says it by. */
export interface MethodAnswer extends Judgement {
  /** A decimal as by {@link shown}; the verdict was reached on the exact one. */
  readonly value: string | null;
}

export type Method = (course: Course) => MethodAnswer;

export function undecided(reason: Reason): MethodAnswer {
  return { value: null, ...cannotTell(reason) };
}

/** Digits beyond which a quotient's own error begins. */
const EXACT_PLACES = 30;

/**
 * Six decimal places, or as many more as it takes to stay on its side of 1, of
 * {@link AT_RISK_FROM} and of `edge`: what is shown does not contradict the verdict.
 */
export function shown(value: Decimal, edge: Decimal | number = 1): string {
  const edges = [edge, 1, AT_RISK_FROM];
  let places = 6;
  const crosses = () => edges.some((at) => value.toDecimalPlaces(places).cmp(at) !== value.cmp(at));
  while (places < EXACT_PLACES && crosses()) places++;
  return value.toDecimalPlaces(places).toString();
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
  const made = share.toDecimalPlaces(EXACT_PLACES);
  if (made.gte(1)) return { verdict: 'onTrack', reason: 'pace' };
  return { verdict: made.gte(AT_RISK_FROM) ? 'atRisk' : 'offTrack', reason: 'pace' };
}

/** Where a figure would stand at the deadline, and from where it set out. */
export interface Projection {
  readonly projected: Decimal;
  /** The projected figure meets the threshold. */
  readonly met: boolean;
  readonly from: Decimal;
  readonly threshold: Decimal;
}

/** On track where the projected figure meets the threshold, else by its share of the way there. */
export function projectionVerdict({ projected, met, from, threshold }: Projection): Judgement {
  if (met) return { verdict: 'onTrack', reason: 'pace' };
  const way = threshold.minus(from);
  if (way.isZero()) return { verdict: 'atRisk', reason: 'pace' };
  const share = projected.minus(from).div(way);
  // Beyond the way and still short: it sets out from the good side and falls back.
  if (share.gt(1)) return { verdict: 'offTrack', reason: 'pace' };
  const judged = paceVerdict(share);
  return judged.verdict === 'onTrack' ? { ...judged, verdict: 'atRisk' } : judged;
}
