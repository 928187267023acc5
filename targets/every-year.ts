import { meets } from '../core/compare.ts';
import { lastFullYear, yearOf, type CivilDate } from '../core/civil-date.ts';
import type { Decimal } from '../core/decimal.ts';
import type { Comparator } from '../core/goal.ts';
import { cannotTell, type Judgement } from '../core/verdict.ts';
import { isStale, type Ruling } from './judge.ts';
import type { YearlyFigure } from './series.ts';

export interface EveryYearGoal {
  readonly series: readonly YearlyFigure[];
  readonly comparator: Comparator;
  readonly threshold: Decimal;
  /** The first year that must meet the threshold; null where the text lets nobody tell. */
  readonly firstYear: number | null;
  readonly deadline: CivilDate | null;
  readonly asOf: CivilDate;
}

/**
 * Judges a goal that holds for each year on its own (每年…不少于). One year that falls short breaks
 * the promise at once. Until its last year is over the goal is on track while every known year meets
 * it; then every year needs its figure.
 */
export function judgeEveryYear(goal: EveryYearGoal): Ruling {
  const { series, comparator, threshold, firstYear, deadline, asOf } = goal;
  const due = deadline !== null && asOf >= deadline;
  // Once due every year counts, the deadline's own too, even where it has not ended yet.
  const last = due ? yearOf(deadline) : lastFullYear(asOf);
  const first = firstYear ?? series[0]?.year ?? last;
  if (last < first) return ruled({ verdict: 'notDue', reason: 'noFullYearYet' }, null);
  const within = series.filter(({ year }) => year >= first && year <= last);
  const answers = within.map((figure) => ({
    figure,
    answer: meets(figure, comparator, threshold),
  }));
  const short = answers.findLast(({ answer }) => answer === 'no');
  if (short) return ruled({ verdict: 'missed', reason: 'yearFallsShort' }, short.figure);
  const latest = within.at(-1) ?? null;
  if (!latest) return ruled(cannotTell(due ? 'deadlineFigureMissing' : 'noData'), null);
  const rough = answers.find(({ answer }) => answer === 'undecided');
  if (rough) return ruled(cannotTell('boundDoesNotDecide'), rough.figure);
  const whole = within.length === last - first + 1;
  if (due) {
    return whole
      ? ruled({ verdict: 'achieved', reason: 'everyYearMet' }, latest)
      : ruled(cannotTell('deadlineFigureMissing'), latest);
  }
  if (isStale(latest, asOf)) return ruled(cannotTell('stale'), latest);
  return ruled({ verdict: 'onTrack', reason: 'everyYearMet' }, latest);
}

function ruled(judgement: Judgement, figure: YearlyFigure | null): Ruling {
  const decidedBy = judgement.verdict === 'cannotTell' || figure === null ? null : 'figure';
  return { ...judgement, figure, decidedBy };
}
