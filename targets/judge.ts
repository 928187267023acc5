import { meets } from '../core/compare.ts';
import { cannotTell, type Judgement } from '../core/verdict.ts';
import { yearOf, lastFullYear, type CivilDate } from '../core/civil-date.ts';
import type { Course } from './course.ts';
import type { MethodAnswer } from './methods/method.ts';
import type { MethodName } from './methods/all.ts';
import type { YearlyFigure } from './series.ts';

/** Full years by which the newest figure may lag before nothing is said of the pace. */
export const STALE_AFTER_YEARS = 2;

/** A verdict with the figure it rests on and what decided it. */
export interface Ruling extends Judgement {
  readonly figure: YearlyFigure | null;
  readonly decidedBy: 'figure' | MethodName | null;
}

export interface Case {
  readonly course: Course;
  /** Every figure known, later than the deadline ones too. */
  readonly series: readonly YearlyFigure[];
  readonly methods: Record<MethodName, MethodAnswer>;
  readonly deadline: CivilDate;
  /** The goal is for its own period, so that an earlier year cannot meet it. */
  readonly inPeriodOnly: boolean;
  /** The figures are running sums, which a missing year can only make larger. */
  readonly cumulative: boolean;
  /** What was done once stays done, so that no later figure is needed. */
  readonly lasting: boolean;
  readonly asOf: CivilDate;
}

/**
 * Judges a goal that names a threshold. Once the deadline has passed only the deadline's own figure
 * speaks; before it the latest figure does, by the declared path and, where that cannot tell, by
 * compound growth.
 */
export function judge(goal: Case): Ruling {
  return goal.asOf >= goal.deadline ? judgeDue(goal) : judgeRunning(goal);
}

function judgeDue(goal: Case): Ruling {
  const { course, series, deadline, inPeriodOnly, cumulative, lasting } = goal;
  const { comparator, threshold } = course;
  const year = yearOf(deadline);
  const met = (candidate: YearlyFigure) => meets(candidate, comparator, threshold) === 'yes';
  const figure =
    (lasting ? course.history.find(met) : undefined) ??
    series.find((candidate) => candidate.year === year);
  if (!figure) {
    const last = series.at(-1) ?? null;
    const least = last && { value: last.value, bound: last.bound ?? ('atLeast' as const) };
    return cumulative && least && meets(least, comparator, threshold) === 'yes'
      ? ruling({ verdict: 'achieved', reason: 'deadlineFigureMeets' }, last, 'figure')
      : ruling(cannotTell('deadlineFigureMissing'), last, null);
  }
  switch (meets(figure, comparator, threshold)) {
    case 'yes':
      return ruling({ verdict: 'achieved', reason: 'deadlineFigureMeets' }, figure, 'figure');
    case 'undecided':
      return ruling(cannotTell('boundDoesNotDecide'), figure, null);
    case 'no': {
      const later = series.find((candidate) => candidate.year > year && met(candidate));
      return later && !inPeriodOnly
        ? ruling({ verdict: 'achievedLate', reason: 'reachedAfterDeadline' }, later, 'figure')
        : ruling({ verdict: 'missed', reason: 'deadlineFigureFallsShort' }, figure, 'figure');
    }
  }
}

/** True where the newest figure lags too far behind to say anything of the pace. */
export function isStale({ year }: YearlyFigure, asOf: CivilDate): boolean {
  return lastFullYear(asOf) - year > STALE_AFTER_YEARS;
}

function judgeRunning({ course, methods, inPeriodOnly, asOf }: Case): Ruling {
  const latest = course.history.at(-1);
  if (!latest) return ruling(cannotTell('noData'), null, null);
  if (isStale(latest, asOf)) {
    return ruling(cannotTell('stale'), latest, null);
  }
  if (!inPeriodOnly && meets(latest, course.comparator, course.threshold) === 'yes') {
    return ruling({ verdict: 'achieved', reason: 'reachedBeforeDeadline' }, latest, 'figure');
  }
  if (course.path === 'directionOnly') {
    return ruling({ verdict: 'notDue', reason: 'onlyTheOutcomeCounts' }, latest, null);
  }
  for (const name of ['declaredPath', 'compoundGrowth'] as const) {
    const { verdict, reason } = methods[name];
    if (verdict !== 'cannotTell') return ruling({ verdict, reason }, latest, name);
  }
  return ruling(cannotTell(methods.declaredPath.reason), latest, null);
}

/** Judges a goal without a deadline: it is met or not yet, and nothing can be late. */
export function judgeOpen({
  series,
  comparator,
  threshold,
  asOf,
}: Pick<Course, 'comparator' | 'threshold'> & Pick<Case, 'series' | 'asOf'>): Ruling {
  const latest = series.at(-1);
  if (!latest) return ruling(cannotTell('noData'), null, null);
  if (isStale(latest, asOf)) return ruling(cannotTell('stale'), latest, null);
  switch (meets(latest, comparator, threshold)) {
    case 'yes':
      return ruling({ verdict: 'achieved', reason: 'latestFigureMeets' }, latest, 'figure');
    case 'undecided':
      return ruling(cannotTell('boundDoesNotDecide'), latest, null);
    case 'no':
      return ruling(cannotTell('noDeadline'), latest, null);
  }
}

function ruling(
  judgement: Judgement,
  figure: YearlyFigure | null,
  decidedBy: Ruling['decidedBy'],
): Ruling {
  return { ...judgement, figure, decidedBy };
}
