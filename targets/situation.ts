import { earlier, yearOf } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import { conversion, findUnit } from '../core/unit.ts';
import type { Indicator } from '../reference/indicators.ts';
import { accumulate } from './accumulate.ts';
import { multipleRequired } from './conditions.ts';
import type { Baseline, Course } from './course.ts';
import type { Clocks, Goal } from './evaluate.ts';
import { growthLead, growthRates, meanGrowth, totalGrowth } from './growth.ts';
import { lookAhead } from './outlook.ts';
import { seriesKey, type PartFigure, type SeriesBook, type YearlyFigure } from './series.ts';
import type { Target } from './target-schema.ts';

/** A goal with the figures that speak to it, in the target's unit and up to its next break. */
export interface Situation {
  /** What the methods look at; null where the goal has no threshold by a deadline. */
  readonly course: Course | null;
  readonly series: readonly YearlyFigure[];
  /** The indicator's own figures, before any sum or growth. */
  readonly plain: readonly YearlyFigure[];
  readonly beforeBreak: readonly YearlyFigure[];
  readonly threshold: Decimal | null;
  readonly baseline: Baseline;
}

/** What a goal is judged by on two clocks; `book` is in the indicators' units. */
export function situate(goal: Goal, book: SeriesBook, { asOf }: Clocks): Situation {
  const { target, region, indicator, than } = goal;
  const reached = target.deadline === null ? asOf : earlier(asOf, target.deadline);
  const past = region.breaks.filter(({ at }) => at <= reached);
  const breakYear = Math.max(0, ...past.map(({ at }) => yearOf(at)));
  const nextBreak = Math.min(
    Infinity,
    ...region.breaks.filter(({ at }) => at > reached).map(({ at }) => yearOf(at)),
  );
  const figuresOf = ({ id }: Indicator) => book.yearly.get(seriesKey(region.id, id)) ?? [];
  const all = inTargetUnit(figuresOf(indicator), target, indicator);
  const beforeBreak = all.filter(({ year }) => year < breakYear);
  const since = (figures: readonly YearlyFigure[]) =>
    figures.filter(({ year }) => year >= breakYear && year < nextBreak);
  const plain = since(all);
  const base = baselineOf(target, plain, breakYear);
  const { series, baseline } = judged(target, plain, base, since(than ? figuresOf(than) : []));
  const at = { series, plain, beforeBreak, baseline };
  const printed =
    target.low ?? target.value ?? (target.form === 'relativeGrowth' ? '0' : undefined);
  const threshold = printed === undefined ? null : new Decimal(printed);
  const course = threshold && courseOf(target, series, baseline, threshold);
  if (!course) return { ...at, course, threshold };
  const parts = partsIn(
    book.parts.get(seriesKey(region.id, indicator.id)) ?? [],
    target,
    indicator,
  );
  const outlook = lookAhead({ target, indicator, course, plain, parts, asOf });
  return { ...at, course: { ...course, outlook }, threshold };
}

function courseOf(
  target: Target,
  series: readonly YearlyFigure[],
  baseline: Baseline,
  printed: Decimal,
): Course | null {
  const { deadline, path, steps, comparator, span } = target;
  const steady = span !== undefined && span !== 'total';
  if (deadline === null || path === 'holdEveryYear' || steady) return null;
  const deadlineYear = yearOf(deadline);
  const history = series.filter(({ year }) => year <= deadlineYear);
  // A multiple whose base is known asks for its part of the verdict, where it asks for more.
  const multiple = multipleRequired(target, series);
  const stricter = multiple?.gt(printed) ? multiple : null;
  return {
    comparator: stricter ? '>=' : rankUp(target, comparator),
    threshold: stricter ?? printed,
    deadlineYear,
    path,
    ...(steps
      ? { steps: steps.map(({ year, value }) => ({ year, value: new Decimal(value) })) }
      : {}),
    baseline,
    history,
  };
}

/** A first place is met by the first place alone, whatever the comparator's direction. */
function rankUp(target: Target, comparator: Course['comparator']): Course['comparator'] {
  return target.form === 'rank' && comparator === '=' ? '<=' : comparator;
}

/** The figures that the goal's form is about: sums, growth, or the figures themselves. */
function judged(
  { form, span, period, deadline }: Target,
  plain: readonly YearlyFigure[],
  base: Baseline,
  than: readonly YearlyFigure[],
): { series: readonly YearlyFigure[]; baseline: Baseline } {
  if (form === 'cumulative' && period && deadline) {
    const first = yearOf(period.from);
    const series = plain.filter(({ year }) => year <= yearOf(deadline));
    const baseline = { year: first - 1, value: new Decimal(0), basis: 'implied' as const };
    return { series: accumulate(series, first), baseline };
  }
  if (form !== 'growth' && form !== 'relativeGrowth') return { series: plain, baseline: base };
  if (span === 'yearly') {
    const rates = growthRates(plain);
    const series = form === 'growth' ? rates : growthLead(rates, growthRates(than));
    return { series, baseline: base };
  }
  if (base.value === null) return { series: [], baseline: base };
  const counted = span === 'total' ? totalGrowth : meanGrowth;
  const series = counted(plain, base);
  const zero: Baseline = { ...base, value: new Decimal(0) };
  if (form === 'growth') return { series, baseline: zero };
  const other = than.find(({ year, bound }) => year === base.year && bound === null);
  return { series: other ? growthLead(series, counted(than, other)) : [], baseline: zero };
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
  return { year, value: figure.value, basis: 'loaded', provenance: figure.provenance };
}

function inTargetUnit(
  series: readonly YearlyFigure[],
  target: Target,
  indicator: Indicator,
): readonly YearlyFigure[] {
  const factor = unitFactor(target, indicator);
  if (!factor) return series;
  return series.map((figure) => ({
    ...figure,
    value: figure.value.times(factor),
    unit: target.unit,
  }));
}

function partsIn(
  parts: readonly PartFigure[],
  target: Target,
  indicator: Indicator,
): readonly PartFigure[] {
  const factor = unitFactor(target, indicator)?.toNumber() ?? 1;
  return parts.map((part) => ({ ...part, value: part.value * factor }));
}

/** What turns the indicator's unit into the target's; null where they are the same. */
function unitFactor({ form, unit }: Target, indicator: Indicator): Decimal | null {
  const grows = form === 'growth' || form === 'relativeGrowth';
  const from = findUnit(indicator.unit);
  const to = findUnit(unit);
  return grows || !from || !to || from.factor === to.factor ? null : conversion(from, to);
}
