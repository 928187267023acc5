import { earlier, yearOf, type CivilDate } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import { conversion, findUnit } from '../core/unit.ts';
import type { Reason, Verdict } from '../core/verdict.ts';
import type { PolicyDocument } from '../reference/document-schema.ts';
import { firstKnown } from '../reference/documents.ts';
import type { Indicator } from '../reference/indicators.ts';
import type { Region } from '../reference/regions.ts';
import { accumulate } from './accumulate.ts';
import { judgeConditions, multipleRequired, type Condition } from './conditions.ts';
import { falling, type Baseline, type Course } from './course.ts';
import { judgeDirection } from './direction.ts';
import { judge, type Ruling } from './judge.ts';
import { askAll, type MethodName } from './methods/all.ts';
import { yearlyGrowth } from './methods/compound-growth.ts';
import { pathValue } from './methods/declared-path.ts';
import { shown, type MethodAnswer } from './methods/method.ts';
import { seriesKey, type SeriesBook, type YearlyFigure } from './series.ts';
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
  /** The threshold in the target's unit; null for a mere direction. */
  readonly threshold: Decimal | null;
  /** Where the declared path stands in the latest figure's year. */
  readonly requiredByNow: Decimal | null;
  /** Threshold less the figure: what is short, negative where it is exceeded. */
  readonly gap: Decimal | null;
  /** Yearly growth still needed from the latest figure to the deadline, as a ratio. */
  readonly growthNeeded: string | null;
  readonly baseline: Baseline;
  readonly conditions: readonly Condition[];
  readonly methods: Record<MethodName, MethodAnswer> | null;
  /** Figures since the last break up to the deadline, and those before it. */
  readonly history: readonly YearlyFigure[];
  readonly beforeBreak: readonly YearlyFigure[];
}

export interface Goal {
  readonly target: Target;
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
  const { course, series, beforeBreak, threshold, baseline } = situation;
  const due = clocks.asOf >= target.deadline;
  const methods = course ? askAll(course) : null;
  const ruling = notYetIssued(goal, clocks)
    ? { verdict: 'notDue' as const, reason: 'notYetIssued' as const, figure: null, decidedBy: null }
    : course && methods
      ? judge({
          course,
          series,
          methods,
          deadline: target.deadline,
          inPeriodOnly: target.period !== undefined && target.form !== 'cumulative',
          cumulative: target.form === 'cumulative',
          asOf: clocks.asOf,
        })
      : judgeDirection({ ...target, series, baseline, asOf: clocks.asOf });
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
    requiredByNow: course && latest ? pathValue(course, latest.year) : null,
    gap: threshold && figure ? threshold.minus(figure.value) : null,
    growthNeeded: course && latest && !due ? growthNeeded(course, latest) : null,
    baseline,
    conditions,
    methods,
    history: course?.history ?? series,
    beforeBreak,
  };
}

interface Situation {
  readonly course: Course | null;
  readonly series: readonly YearlyFigure[];
  readonly beforeBreak: readonly YearlyFigure[];
  readonly threshold: Decimal | null;
  readonly baseline: Baseline;
}

function situate(goal: Goal, book: SeriesBook, { asOf }: Clocks): Situation {
  const { target, region, indicator } = goal;
  const reached = earlier(asOf, target.deadline);
  const past = region.breaks.filter(({ at }) => at <= reached);
  const breakYear = Math.max(0, ...past.map(({ at }) => yearOf(at)));
  const nextBreak = Math.min(
    Infinity,
    ...region.breaks.filter(({ at }) => at > reached).map(({ at }) => yearOf(at)),
  );
  const all = inTargetUnit(book.get(seriesKey(region.id, indicator.id)) ?? [], target, indicator);
  const beforeBreak = all.filter(({ year }) => year < breakYear);
  const sinceBreak = all.filter(({ year }) => year >= breakYear && year < nextBreak);
  const cumulative =
    target.form === 'cumulative' && target.period ? yearOf(target.period.from) : null;
  const deadlineYear = yearOf(target.deadline);
  const upToDeadline = sinceBreak.filter(({ year }) => year <= deadlineYear);
  const series = cumulative === null ? sinceBreak : accumulate(upToDeadline, cumulative);
  const baseline =
    cumulative === null
      ? baselineOf(target, series, breakYear)
      : { year: cumulative - 1, value: new Decimal(0), basis: 'implied' as const };
  const printed = target.low ?? target.value;
  if (printed === undefined)
    return { course: null, series, beforeBreak, threshold: null, baseline };
  const threshold = new Decimal(printed);
  const history = series.filter(({ year }) => year <= deadlineYear);
  const { comparator, path } = target;
  // A multiple whose base is known asks for its part of the verdict, where it asks for more.
  const multiple = multipleRequired(target, series);
  const stricter = multiple?.gt(threshold) ? multiple : null;
  const course = {
    comparator: stricter ? ('>=' as const) : rankUp(target, comparator),
    threshold: stricter ?? threshold,
    deadlineYear,
    path,
    baseline,
    history,
  };
  return { course, series, beforeBreak, threshold, baseline };
}

/** A first place is met by the first place alone, whatever the comparator's direction. */
function rankUp(target: Target, comparator: Course['comparator']): Course['comparator'] {
  return target.form === 'rank' && comparator === '=' ? '<=' : comparator;
}

function baselineOf(target: Target, series: readonly YearlyFigure[], breakYear: number): Baseline {
  const { baseline } = target;
  if (baseline === null) return { year: null, value: null, reason: 'baselineMissing' };
  const { year } = baseline;
  if (year < breakYear) return { year, value: null, reason: 'breakInSeries' };
  if (baseline.basis !== 'loaded') {
    return { year, value: new Decimal(baseline.value), basis: baseline.basis };
  }
  const figure = series.find((candidate) => candidate.year === year);
  if (!figure) return { year, value: null, reason: 'baselineMissing' };
  if (figure.bound !== null) return { year, value: null, reason: 'boundDoesNotDecide' };
  return { year, value: figure.value, basis: 'loaded' };
}

function inTargetUnit(
  series: readonly YearlyFigure[],
  target: Target,
  indicator: Indicator,
): readonly YearlyFigure[] {
  const from = findUnit(indicator.unit);
  const to = findUnit(target.unit);
  if (!from || !to || from.factor === to.factor) return series;
  const factor = conversion(from, to);
  return series.map((figure) => ({
    ...figure,
    value: figure.value.times(factor),
    unit: target.unit,
  }));
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
