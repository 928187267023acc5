import { earlier, lastFullYear, yearOf, type CivilDate } from '../core/civil-date.ts';
import type { Decimal } from '../core/decimal.ts';
import { weaker, type Comparator, type Provenance } from '../core/goal.ts';
import type { Reason, Verdict } from '../core/verdict.ts';
import type { PolicyDocument } from '../reference/document-schema.ts';
import { firstKnown } from '../reference/documents.ts';
import type { Indicator } from '../reference/indicators.ts';
import type { Region } from '../reference/regions.ts';
import { judgeConditions, type Condition } from './conditions.ts';
import { falling, type Baseline, type Course } from './course.ts';
import { judgeDirection } from './direction.ts';
import { judgeEveryYear } from './every-year.ts';
import { judge, judgeOpen, type Ruling } from './judge.ts';
import { askAll, type MethodName } from './methods/all.ts';
import { yearlyGrowth } from './methods/compound-growth.ts';
import { pathValue } from './methods/declared-path.ts';
import { shown, type MethodAnswer } from './methods/method.ts';
import type { SeriesBook, YearlyFigure } from './series.ts';
import type { Outlook } from './outlook.ts';
import { situate, type Situation } from './situation.ts';
import type { Target } from './target-schema.ts';

export interface Clocks {
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
}

/** The verdict on one target in one region, with all that it rests on. */
export interface Evaluation extends Clocks {
  readonly target: Target;
  readonly region: string;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly decidedBy: Ruling['decidedBy'];
  readonly figure: YearlyFigure | null;
  /**
   * What decides, in the target's unit: the printed threshold, or the multiple of its base where that
   * asks for more; null for a mere direction.
   */
  readonly threshold: Decimal | null;
  readonly comparator: Comparator;
  /** The weakest of what the verdict rests on: figure, baseline and forecast. */
  readonly provenance: Provenance | null;
  /** Where the declared path stands in the latest figure's year. */
  readonly requiredByNow: Decimal | null;
  /** Threshold less the figure: what is short, negative where it is exceeded. */
  readonly gap: Decimal | null;
  /** Yearly growth still needed from the latest figure to the deadline, as a ratio. */
  readonly growthNeeded: string | null;
  readonly baseline: Baseline;
  readonly conditions: readonly Condition[];
  readonly methods: Record<MethodName, MethodAnswer> | null;
  /** What the methods looked at; null where the goal has no threshold by a deadline. */
  readonly course: Course | null;
  /** The indicator's own yearly figures since the last break, before any sum or growth. */
  readonly plain: readonly YearlyFigure[];
  /** What is judged: the figures themselves, their running sums or their growth. */
  readonly series: readonly YearlyFigure[];
  /** Figures since the last break up to the deadline, and those before it. */
  readonly history: readonly YearlyFigure[];
  readonly beforeBreak: readonly YearlyFigure[];
}

export interface Goal {
  readonly target: Target;
  /** What must grow more slowly; only of relative growth. */
  readonly than?: Indicator | undefined;
  readonly document: PolicyDocument;
  readonly indicator: Indicator;
  readonly region: Region;
}

/**
 * Judges one target in one region on two clocks. Pure: `book` holds the yearly figures that were
 * known at `knownAt` and whose periods had ended by `asOf`, in the indicator's unit.
 */
export function evaluate(goal: Goal, book: SeriesBook, clocks: Clocks): Evaluation {
  const { target, region } = goal;
  const situation = situate(goal, book, clocks);
  const { series, beforeBreak, baseline } = situation;
  const threshold = situation.course?.threshold ?? situation.threshold;
  // Of a promise that nobody had made yet neither pace nor forecast is told.
  const unknown = notYetIssued(goal, clocks);
  const course = unknown ? null : situation.course;
  const due = target.deadline !== null && clocks.asOf >= target.deadline;
  const methods = course ? askAll(course) : null;
  const ruling = unknown
    ? { ...({ verdict: 'notDue', reason: 'notYetIssued' } as const), figure: null, decidedBy: null }
    : rule(goal, situation, methods, clocks);
  const { figure } = ruling;
  const speaks = due && ruling.reason === 'deadlineFigureMissing' ? null : figure;
  const conditions = judgeConditions(target, { figure: speaks, series, due });
  const latest = course?.history.at(-1);
  return {
    ...clocks,
    target,
    region: region.id,
    verdict: ruling.verdict,
    reason: ruling.reason,
    decidedBy: ruling.decidedBy,
    figure,
    threshold,
    comparator:
      course && course.threshold !== situation.threshold ? course.comparator : target.comparator,
    provenance: restsOn(figure, baseline, course?.outlook ?? null),
    requiredByNow: course && latest ? pathValue(course, latest.year) : null,
    gap: threshold && figure ? threshold.minus(figure.value) : null,
    growthNeeded: course && latest && !due ? growthNeeded(course, latest) : null,
    baseline,
    conditions,
    methods,
    course,
    plain: situation.plain,
    series,
    history: course?.history ?? series,
    beforeBreak,
  };
}

/** The weakest provenance of what was used; null where nothing was. */
function restsOn(
  figure: YearlyFigure | null,
  baseline: Baseline,
  outlook: Outlook | null,
): Provenance | null {
  const used = [figure?.provenance, baseline.provenance, outlook?.provenance];
  return used.reduce<Provenance | null>(
    (all, one) => (one ? (all ? weaker(all, one) : one) : all),
    null,
  );
}

/** The judge that fits the goal: by each year, by its threshold, or by the mere move. */
function rule(
  { target, document }: Goal,
  { course, series, threshold, baseline }: Situation,
  methods: Evaluation['methods'],
  { asOf }: Clocks,
): Ruling {
  const { path, period, deadline, form, comparator } = target;
  if (threshold && path === 'holdEveryYear') {
    const issued = firstKnown(document);
    const firstYear = period ? yearOf(period.from) : issued === null ? null : yearOf(issued) + 1;
    return judgeEveryYear({ series, comparator, threshold, firstYear, deadline, asOf });
  }
  if (form === 'cumulative' && period && yearOf(period.from) > lastFullYear(asOf)) {
    return { verdict: 'notDue', reason: 'noFullYearYet', figure: null, decidedBy: null };
  }
  if (course && methods && deadline) {
    return judge({
      course,
      series,
      methods,
      deadline,
      inPeriodOnly: period !== undefined && form !== 'cumulative',
      cumulative: form === 'cumulative',
      lasting: form === 'binary',
      asOf,
    });
  }
  // Growth since a base asks for a rate to hold, so the rate itself is what it moves from.
  if (threshold && target.span && deadline) {
    const held: Baseline = baseline.value === null ? baseline : { ...baseline, value: threshold };
    return judgeDirection({ series, comparator, baseline: held, deadline, asOf });
  }
  return threshold
    ? judgeOpen({ series, comparator, threshold, asOf })
    : judgeDirection({ series, comparator, baseline, deadline, asOf });
}

function notYetIssued({ document }: Goal, { asOf, knownAt }: Clocks): boolean {
  const issued = firstKnown(document);
  return issued !== null && issued > earlier(asOf, knownAt);
}

function growthNeeded(course: Course, latest: YearlyFigure): string | null {
  const years = course.deadlineYear - latest.year;
  if (years <= 0 || latest.value.lte(0) || course.threshold.lte(0)) return null;
  const reached = falling(course.comparator)
    ? latest.value.lte(course.threshold)
    : latest.value.gte(course.threshold);
  return reached ? '0' : shown(yearlyGrowth(latest.value, course.threshold, years));
}
