import { cannotTell, type Judgement } from '../core/verdict.ts';
import { yearOf, type CivilDate } from '../core/civil-date.ts';
import { meets } from '../core/compare.ts';
import type { Comparator } from '../core/goal.ts';
import type { Baseline } from './course.ts';
import type { YearlyFigure } from './series.ts';
import { isStale, type Ruling } from './judge.ts';

export interface DirectionGoal {
  readonly series: readonly YearlyFigure[];
  readonly comparator: Comparator;
  readonly baseline: Baseline;
  readonly deadline: CivilDate | null;
  readonly asOf: CivilDate;
}

/** Judges a goal that asks only for a move: better at the deadline than in the base year. */
export function judgeDirection(goal: DirectionGoal): Ruling {
  const { series, baseline, deadline, asOf } = goal;
  const due = deadline !== null && asOf >= deadline;
  const figure = due
    ? series.find(({ year }) => year === yearOf(deadline))
    : series.findLast(({ year }) => baseline.year !== null && year > baseline.year);
  const at = figure ?? series.at(-1) ?? null;
  if (due && !figure)
    return { ...cannotTell('deadlineFigureMissing'), figure: at, decidedBy: null };
  if (!figure)
    return {
      ...cannotTell(series.length > 0 ? 'tooFewPoints' : 'noData'),
      figure: at,
      decidedBy: null,
    };
  if (!due && isStale(figure, asOf)) return { ...cannotTell('stale'), figure, decidedBy: null };
  if (baseline.value === null) return { ...cannotTell(baseline.reason), figure, decidedBy: null };
  const moved = meets(figure, goal.comparator, baseline.value);
  if (moved === 'undecided')
    return { ...cannotTell('boundDoesNotDecide'), figure, decidedBy: null };
  return { ...outcome(due, moved === 'yes'), figure, decidedBy: 'figure' };
}

function outcome(due: boolean, better: boolean): Judgement {
  if (!due) return { verdict: better ? 'onTrack' : 'offTrack', reason: 'pace' };
  return better
    ? { verdict: 'achieved', reason: 'deadlineFigureMeets' }
    : { verdict: 'missed', reason: 'deadlineFigureFallsShort' };
}
