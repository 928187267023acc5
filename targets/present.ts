import type { Decimal } from '../core/decimal.ts';
import type { Grade } from '../core/goal.ts';
import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { CivilDate } from '../core/civil-date.ts';
import type { Distribution } from '../forecast/predict.ts';
import type { Evaluation } from './evaluate.ts';
import type { PastVerdict } from './history.ts';
import { methodsDiffer } from './methods-differ.ts';
import { shown } from './methods/method.ts';
import { statement } from './statement.ts';
import type { YearlyFigure } from './series.ts';
import type { Target } from './target-schema.ts';

/** A codified target as `catalog targets` and the API print it. Numbers are decimal strings. */
export function presentTarget(target: Target, reference: Reference, asOf: CivilDate) {
  const document = reference.documents.get(target.document);
  if (!document) throw new Error(`unknown document ${target.document}`);
  const { baseline, multiple } = target;
  return {
    id: target.id,
    document: target.document,
    documentNo: document.number,
    clause: target.clause,
    title: target.title,
    titleEn: target.titleEn,
    indicator: target.indicator,
    scope: target.scope,
    form: target.form,
    perUnit: target.perUnit ?? null,
    span: target.span ?? null,
    than: target.than ?? null,
    comparator: target.comparator,
    value: target.value ?? null,
    low: target.low ?? null,
    high: target.high ?? null,
    unit: target.unit,
    deadline: target.deadline,
    period: target.period ?? null,
    baseline: baseline && {
      value: baseline.basis === 'loaded' ? null : baseline.value,
      basis: baseline.basis,
      year: baseline.year,
    },
    path: target.path,
    steps: target.steps ?? null,
    multiple: multiple ? { factor: multiple.factor, base: multiple.base } : null,
    status: documentStatus(document, asOf, [...reference.documents.values()]),
    strength: target.strength,
    aspirational: target.aspirational,
    responsible: target.responsible,
    note: target.note ?? null,
    compare: target.compare,
    evidence: target.evidence,
  };
}

/** The grade that a figure rests on: of a running sum the worst of its years, none being worst. */
function worstGrade({ citation, parts }: YearlyFigure): Grade | null {
  const grades = (parts ?? [citation]).map(({ grade }) => grade);
  return grades.includes(null) ? null : (grades.toSorted().at(-1) ?? null);
}

/** A figure with its sources. */
export function presentFigure(figure: YearlyFigure) {
  return {
    value: figure.value.toString(),
    unit: figure.unit,
    bound: figure.bound,
    year: figure.year,
    period: figure.period,
    provenance: figure.provenance,
    grade: worstGrade(figure),
    claims: figure.claims,
    sources: figure.parts ?? [figure.citation],
  };
}

/** One evaluation as `evaluate`, the API, the pages and their exports print it. */
export function presentEvaluation(evaluation: Evaluation, reference: Reference) {
  const { target, figure, baseline } = evaluation;
  const document = reference.documents.get(target.document);
  const region = reference.regions.get(evaluation.region);
  if (!document || !region) throw new Error(`unknown document or region of ${target.id}`);
  return {
    target: target.id,
    region: evaluation.region,
    regionName: region.name,
    regionNameEn: region.nameEn,
    title: target.title,
    titleEn: target.titleEn,
    document: target.document,
    documentNo: document.number,
    city: document.city,
    indicator: target.indicator,
    bureau: reference.indicators.get(target.indicator)?.bureau ?? '',
    clause: target.clause,
    form: target.form,
    comparator: evaluation.comparator,
    unit: target.unit,
    deadline: target.deadline,
    draft: document.draft,
    status: documentStatus(document, evaluation.asOf, [...reference.documents.values()]),
    strength: target.strength,
    aspirational: target.aspirational,
    provenance: evaluation.provenance,
    asOf: evaluation.asOf,
    knownAt: evaluation.knownAt,
    actual: figure && presentFigure(figure),
    required: text(evaluation.threshold),
    requiredByNow: evaluation.requiredByNow?.toDecimalPlaces(4).toString() ?? null,
    progress: progress(evaluation),
    gap: text(evaluation.gap),
    growthNeeded: evaluation.growthNeeded,
    baseline:
      baseline.value === null
        ? { year: baseline.year, value: null, basis: null, reason: baseline.reason }
        : {
            year: baseline.year,
            value: baseline.value.toString(),
            basis: baseline.basis,
            reason: null,
          },
    verdict: evaluation.verdict,
    reason: evaluation.reason,
    decidedBy: evaluation.decidedBy,
    statement: statement(evaluation),
    conditions: evaluation.conditions,
    methods: evaluation.methods ?? {},
    methodsDiffer: methodsDiffer(evaluation),
    forecast: presentForecast(evaluation),
    forecastReason: evaluation.course?.outlook?.reason ?? null,
  };
}

/** The forecast of the deadline's figure, in the target's unit; null where none can be made. */
function presentForecast({ course }: Evaluation) {
  const outlook = course?.outlook;
  const due = outlook?.years.at(-1);
  if (!outlook || !due || outlook.probability === null) return null;
  const { probability, earliest, until, shortfall, nowcast } = outlook;
  return {
    year: due.year,
    ...presentDistribution(due),
    probability,
    /** The first year whose median meets the target, or null where none does by `until`. */
    earliest,
    until,
    shortfall: shortfall === null ? null : digits(shortfall),
    nowcast: nowcast && { year: nowcast.year, value: digits(nowcast.value), share: nowcast.share },
  };
}

/** Mean and quantiles to six significant digits. */
export function presentDistribution({ mean, p10, p50, p90 }: Distribution) {
  return { mean: digits(mean), p10: digits(p10), p50: digits(p50), p90: digits(p90) };
}

function digits(value: number): number {
  return Number(value.toPrecision(6));
}

export type PresentedEvaluation = ReturnType<typeof presentEvaluation>;

function progress({ figure, threshold }: Evaluation): string | null {
  if (!figure || !threshold || threshold.isZero()) return null;
  return shown(figure.value.div(threshold));
}

function text(value: Decimal | null): string | null {
  return value?.toString() ?? null;
}

/** What would have been said on a past day, and why it was not what was said before. */
export function presentPast({ day, change, evaluation }: PastVerdict) {
  const { verdict, reason, figure, course } = evaluation;
  return {
    day,
    change,
    verdict,
    reason,
    figure: figure && presentFigure(figure),
    probability: course?.outlook?.probability ?? null,
    statement: statement(evaluation),
  };
}

export type PresentedPast = ReturnType<typeof presentPast>;
