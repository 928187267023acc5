import { lastFullYear, yearOf, type CivilDate } from '../core/civil-date.ts';
import { holds, meets } from '../core/compare.ts';
import { Decimal } from '../core/decimal.ts';
import { weaker, type Provenance } from '../core/goal.ts';
import type { Reason } from '../core/verdict.ts';
import { probability, sumOf } from '../forecast/attain.ts';
import { nowcast, type Nowcast } from '../forecast/nowcast.ts';
import { MAX_HORIZON, predict, type Distribution, type Point } from '../forecast/predict.ts';
import type { Indicator } from '../reference/indicators.ts';
import type { Course } from './course.ts';
import { STALE_AFTER_YEARS } from './judge.ts';
import type { PartFigure, YearlyFigure } from './series.ts';
import type { Target } from './target-schema.ts';

/** What the forecast says of a goal, in the target's unit; a reason where it says nothing. */
export interface Outlook {
  /** One distribution a year, from the year after the last exact figure to the deadline's. */
  readonly years: readonly Distribution[];
  /** Probability that the deadline's figure meets the threshold, 0.01 to 0.99. */
  readonly probability: number | null;
  readonly reason: Reason | null;
  /** The first year whose median meets the threshold, as far as forecasts reach. */
  readonly earliest: number | null;
  /** The last year that forecasts reach. */
  readonly until: number | null;
  /** What the median of the deadline's year is short of the threshold; 0 where nothing. */
  readonly shortfall: number | null;
  readonly nowcast: Nowcast | null;
  /** The weakest of the figures that it was made from. */
  readonly provenance: Provenance | null;
}

export interface Prospect {
  readonly target: Target;
  readonly indicator: Indicator;
  readonly course: Course;
  /** The indicator's own figures since the last break, in the target's unit. */
  readonly plain: readonly YearlyFigure[];
  readonly parts: readonly PartFigure[];
  readonly asOf: CivilDate;
}

/** Forms whose figures the panel's errors can speak for. */
const FORECAST_FORMS: ReadonlySet<Target['form']> = new Set([
  'level',
  'flow',
  'ratio',
  'range',
  'multiple',
  'cumulative',
  'quotaPerUnit',
]);

/** No share of a whole is above this, in %. */
const WHOLE = 100;

/**
 * Looks ahead from the exact figures, by the forecasts of docs/forecast.md. Rough figures are left out;
 * a goal of another form or at a natural bound (nothing left, all of a whole), too few points, a rough
 * or old latest figure or a far deadline has no probability.
 */
export function lookAhead(prospect: Prospect): Outlook {
  const { target, indicator, course, plain, parts, asOf } = prospect;
  if (!FORECAST_FORMS.has(target.form)) return nothing('notApplicable');
  const latest = plain.at(-1);
  if (!latest) return nothing('noData');
  const exact = plain.filter(({ bound }) => bound === null);
  const horizon = course.deadlineYear - latest.year;
  if (horizon <= 0) return nothing('notApplicable');
  if (latest.bound !== null) return nothing('boundDoesNotDecide');
  if (lastFullYear(asOf) - latest.year > STALE_AFTER_YEARS) return nothing('stale');
  if (horizon > MAX_HORIZON) return nothing('beyondForecast');
  const share = target.unit === '%';
  const { threshold } = course;
  if (threshold.lte(0) || (share && threshold.gte(WHOLE))) return nothing('atNaturalBound');
  const points = exact.map(pointOf);
  const part = indicator.kind === 'flow' ? nowcast(points, parts) : null;
  const found = predict(points, {
    indicator: indicator.id,
    horizon: MAX_HORIZON,
    ...(part ? { nowcast: part } : {}),
  })?.map((each) => within(each, share ? WHOLE : Infinity));
  if (!found) return nothing('tooFewPoints');
  const years = target.form === 'cumulative' ? totals(prospect, found) : found;
  if (!years) return nothing('baselineMissing');
  const due = years.find(({ year }) => year === course.deadlineYear);
  if (!due) return nothing('notApplicable');
  const used = [...exact, ...(part ? parts : [])].map(({ provenance }) => provenance);
  return {
    years: years.filter(({ year }) => year <= course.deadlineYear),
    probability: probability(due, course.comparator, threshold.toNumber()),
    reason: null,
    earliest: earliest(prospect, years, due),
    until: years.at(-1)?.year ?? null,
    shortfall: isMet(due, course) ? 0 : Math.abs(threshold.minus(new Decimal(due.p50)).toNumber()),
    nowcast: part,
    provenance: used.reduce(weaker),
  };
}

/** The first year that meets the goal, known or by the median; of a goal for one period only its own. */
function earliest(
  { target, course }: Prospect,
  years: readonly Distribution[],
  due: Distribution,
): number | null {
  if (target.period && target.form !== 'cumulative') return isMet(due, course) ? due.year : null;
  const known = course.history.find(
    (figure) => meets(figure, course.comparator, course.threshold) === 'yes',
  );
  return known?.year ?? years.find((each) => isMet(each, course))?.year ?? null;
}

/** True where the median meets the goal; a number that is passed is reached. */
function isMet({ p50 }: Distribution, { comparator, threshold }: Course): boolean {
  return holds(new Decimal(p50), comparator === '=' ? '>=' : comparator, threshold);
}

/**
 * Running totals from the last known one, or from the first year of the goal; null where a year before
 * the forecasts is missing, or the known total is rough.
 */
function totals(
  { target, course }: Prospect,
  found: readonly Distribution[],
): Distribution[] | null {
  const sum = course.history.at(-1);
  const next = sum ? sum.year + 1 : yearOf(target.period?.from ?? '');
  const coming = found.filter(({ year }) => year >= next);
  if (sum?.bound || coming[0]?.year !== next) return null;
  const before = sum ? sum.value.toNumber() : 0;
  return coming.map((_, index) => sumOf(coming.slice(0, index + 1), before));
}

/** No figure is below nothing, and no share above the whole. */
function within(distribution: Distribution, most: number): Distribution {
  const clip = (value: number) => Math.min(most, Math.max(0, value));
  const { mean, p025, p10, p50, p90, p975, quantiles } = distribution;
  return {
    ...distribution,
    mean: clip(mean),
    p025: clip(p025),
    p10: clip(p10),
    p50: clip(p50),
    p90: clip(p90),
    p975: clip(p975),
    quantiles: quantiles.map(clip),
  };
}

function pointOf({ year, value }: YearlyFigure): Point {
  return { year, value: value.toNumber() };
}

function nothing(reason: Reason): Outlook {
  return {
    years: [],
    probability: null,
    reason,
    earliest: null,
    until: null,
    shortfall: null,
    nowcast: null,
    provenance: null,
  };
}
