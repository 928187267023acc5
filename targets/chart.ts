import { yearOf } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { Course } from './course.ts';
import type { Evaluation } from './evaluate.ts';
import { pathValue } from './methods/declared-path.ts';
import { presentFigure } from './present.ts';

/** One point of the declared path. */
export interface PathPoint {
  readonly year: number;
  readonly value: string;
}

/** What the target page draws: the figures, those before a break, the path and the threshold. */
export function chartOf(evaluation: Evaluation) {
  const { target, history, beforeBreak, threshold, figure } = evaluation;
  const later = figure && !history.some(({ year }) => year === figure.year) ? [figure] : [];
  return {
    unit: target.unit,
    deadlineYear: yearOf(target.deadline),
    threshold: threshold?.toString() ?? null,
    stretch: target.high ?? null,
    actual: [...history, ...later].map(presentFigure),
    beforeBreak: beforeBreak.map(presentFigure),
    path: pathOf(evaluation),
  };
}

function pathOf({ target, threshold, baseline, history }: Evaluation): PathPoint[] {
  if (threshold === null || baseline.value === null) return [];
  const deadlineYear = yearOf(target.deadline);
  const { comparator, path } = target;
  const course: Course = { comparator, threshold, deadlineYear, path, baseline, history };
  const { year: start } = baseline;
  return Array.from({ length: deadlineYear - start + 1 }, (_, step) => start + step).flatMap(
    (year) => {
      const value: Decimal | null = pathValue(course, year);
      return value ? [{ year, value: value.toDecimalPlaces(4).toString() }] : [];
    },
  );
}
