import { yearOf } from '../core/civil-date.ts';
import type { Decimal } from '../core/decimal.ts';
import type { Evaluation } from './evaluate.ts';
import { pathValue } from './methods/declared-path.ts';
import { presentDistribution, presentFigure } from './present.ts';

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
    deadlineYear: target.deadline === null ? null : yearOf(target.deadline),
    threshold: threshold?.toString() ?? null,
    stretch: target.high ?? null,
    actual: [...history, ...later].map(presentFigure),
    beforeBreak: beforeBreak.map(presentFigure),
    path: pathOf(evaluation),
    forecast: (evaluation.course?.outlook?.years ?? []).map((each) => ({
      year: each.year,
      ...presentDistribution(each),
    })),
  };
}

function pathOf({ course, baseline }: Evaluation): PathPoint[] {
  if (!course || baseline.value === null) return [];
  const { deadlineYear } = course;
  const { year: start } = baseline;
  return Array.from({ length: deadlineYear - start + 1 }, (_, step) => start + step).flatMap(
    (year) => {
      const value: Decimal | null = pathValue(course, year);
      return value ? [{ year, value: value.toDecimalPlaces(4).toString() }] : [];
    },
  );
}
