import { meets } from '../core/compare.ts';
import type { Decimal } from '../core/decimal.ts';
import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { Assessed, AssessedFigure, Standing } from './contest.ts';
import type { Fact, YearlyQuota } from './fact-book.ts';
import { fingerprint } from './present-scheme.ts';
import type { QuotaTable, UnitQuota } from './quotas.ts';
import type { Item } from './scheme-schema.ts';
import type { ScoredPart, ScoredUnit } from './score.ts';
import type { Ranking } from './ranking.ts';
import type { Working } from './service.ts';
import { unitOf } from './wants.ts';
import {
  MISSING_WORDS,
  NO_MOVE_WORDS,
  SENSITIVITY_WORDS,
  UNRANKED_WORDS,
  WORLD_WORDS,
  type UnrankedReason,
} from './wording.ts';

export type PresentedRanking = ReturnType<typeof presentRanking>;
export type RankRow = PresentedRanking['rows'][number];

/** Measures and shares are shown with so many decimals; what is ranked is the score alone. */
const SHOWN = 6;

/** A ranking as `rank`, the API, the pages and the notice print it. Numbers are decimal strings. */
export function presentRanking(ranking: Ranking, bundle: string, reference: Reference) {
  const { standing, previous, question, withFigures } = ranking;
  const { scheme, period, world } = standing;
  const simulated = world === 'simulated';
  return {
    bundle,
    scheme: {
      id: scheme.id,
      version: scheme.version,
      fingerprint: fingerprint(scheme),
      nature: scheme.nature,
      title: scheme.title,
      titleEn: scheme.titleEn,
      statement: { zh: scheme.statement, en: scheme.statementEn },
    },
    city: scheme.city,
    period: { ...period, over: period.to <= question.asOf },
    previousPeriod: previous && presentPrevious(standing, previous, reference),
    asOf: question.asOf,
    knownAt: question.knownAt,
    /** The figures are of one world alone; `chosen` says whether the question named it. */
    facts: {
      world,
      ...WORLD_WORDS[world],
      chosen: question.facts !== undefined,
      unitsWithFigures: withFigures,
    },
    simulated,
    expiredDocuments: expired(standing, reference),
    sensitivity: { ...ranking.sensitivity, bands: scheme.bands, ...SENSITIVITY_WORDS },
    rows: rowsOf(ranking, reference),
    absent: standing.members
      .filter(({ outside }) => outside === 'notYetThere' || outside === 'endedBefore')
      .map(({ region, outside }) => ({ ...named(region, reference), ...reasonOf(outside) })),
    quotas: ranking.quotas.map((table) => presentQuotas(table, standing, reference)),
  };
}

/** The period before, with what keeps its ranks from comparing: units that came or went, breaks. */
function presentPrevious(now: Standing, before: Standing, { regions }: Reference) {
  const units = ({ contestants }: Standing) => contestants.map(({ region }) => region);
  const { from } = before.period;
  return {
    ...before.period,
    version: before.scheme.version,
    joined: units(now).filter((region) => !units(before).includes(region)),
    left: units(before).filter((region) => !units(now).includes(region)),
    breaks: (regions.get(now.scheme.city)?.breaks ?? []).filter(
      ({ at }) => at > from && at <= now.period.to,
    ),
  };
}

function rowsOf({ standing, previous, ranges }: Ranking, reference: Reference) {
  const { scheme, scored, tiers, contestants, listed, members } = standing;
  const before = new Map(previous?.scored.map(({ region, rank }) => [region, rank]));
  const order = members.map(({ region }) => region);
  const ranked = scored.map((unit, at) => {
    const range = ranges[at] ?? null;
    const previousRank = before.get(unit.region) ?? null;
    const tier = scheme.tiers.steps.find(({ id }) => id === tiers[at]);
    return {
      ...named(unit.region, reference),
      score: unit.score?.toFixed(scheme.ties.places) ?? null,
      rank: unit.rank,
      tiedWith: scored
        .filter(({ region, rank }) => region !== unit.region && rank !== null && rank === unit.rank)
        .map(({ region }) => region),
      tier: tier?.id ?? null,
      tierName: tier ? { zh: tier.name, en: tier.nameEn } : null,
      rankLow: range?.low ?? null,
      rankHigh: range?.high ?? null,
      previousRank,
      /** Places gained since the period before; below zero where places were lost. */
      movement: previousRank === null || unit.rank === null ? null : previousRank - unit.rank,
      ...reasonOf(unit.rank === null ? ('nothingScored' as const) : null),
      simulated: standing.world === 'simulated',
      preliminary: contestants[at]?.figures.some((figure) => figure.preliminary) ?? false,
      parts: partsOf(standing, contestants[at], unit, reference),
      adjustments: adjustmentsOf(standing, contestants[at], unit, reference),
    };
  });
  const apart = listed.map((unit) => ({
    ...named(unit.region, reference),
    score: null,
    rank: null,
    tiedWith: [],
    tier: null,
    tierName: null,
    rankLow: null,
    rankHigh: null,
    previousRank: before.get(unit.region) ?? null,
    movement: null,
    ...reasonOf(members.find(({ region }) => region === unit.region)?.outside ?? null),
    simulated: standing.world === 'simulated',
    preliminary: unit.figures.some((figure) => figure.preliminary),
    parts: partsOf(standing, unit, undefined, reference),
    adjustments: adjustmentsOf(standing, unit, undefined, reference),
  }));
  return [...ranked, ...apart].toSorted(
    (a, b) =>
      (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
      order.indexOf(a.region) - order.indexOf(b.region) ||
      0,
  );
}

function partsOf(
  { scheme }: Standing,
  unit: Assessed | undefined,
  scored: ScoredUnit | undefined,
  reference: Reference,
) {
  return scheme.items.map((item, at) =>
    presentPart(item, unit?.figures[at], scored?.parts[at], reference),
  );
}

function presentPart(
  item: Item,
  figure: AssessedFigure | undefined,
  part: ScoredPart | undefined,
  reference: Reference,
) {
  const { indicators } = reference;
  const reason = part?.reason ?? (figure?.fact ? null : ('noFigure' as const));
  return {
    item: item.id,
    indicator: item.indicator ?? item.id,
    title: item.title,
    titleEn: item.titleEn,
    unit: unitOf(item, indicators),
    value: figure?.value?.toFixed() ?? null,
    bound: figure?.fact?.bound ?? null,
    preliminary: figure?.preliminary ?? false,
    /** The period of the figure; an earlier one where it is the last known. */
    period: figure?.period.label ?? null,
    base: figure?.base?.toFixed() ?? null,
    heads: item.perHead
      ? {
          title: item.perHead.title,
          titleEn: item.perHead.titleEn,
          unit: unitOf(item.perHead, indicators),
          value: figure?.heads?.toFixed() ?? null,
          times: item.perHead.times,
        }
      : null,
    quota: figure?.unitQuota ? presentQuota(figure.unitQuota, figure.fact) : null,
    scoring: item.scoring.kind,
    measure: shown(part?.measure),
    score: shown(part?.points),
    weight: item.weight,
    share: shown(part?.share),
    contribution: shown(part?.contribution),
    reason,
    reasonWords: reason === null ? null : MISSING_WORDS[reason],
    source: presentFact(figure?.fact ?? null),
    baseSource: presentFact(figure?.baseFact ?? null),
    /** What a publisher says of the same figure; never mixed into the score. */
    beside: presentFact(figure?.beside ?? null),
  };
}

function adjustmentsOf(
  { scheme }: Standing,
  unit: Assessed | undefined,
  scored: ScoredUnit | undefined,
  { indicators }: Reference,
) {
  return scheme.adjustments.map((one, at) => ({
    id: one.id,
    kind: one.kind,
    title: one.title,
    titleEn: one.titleEn,
    unit: unitOf(one, indicators),
    value: unit?.adjustments[at]?.value?.toFixed() ?? null,
    points: shown(scored?.adjusted[at]),
    most: one.most,
    source: presentFact(unit?.adjustments[at]?.fact ?? null),
  }));
}

function presentFact(fact: Fact | null) {
  return (
    fact && { from: fact.from, value: fact.value.toFixed(), bound: fact.bound, cell: fact.cell }
  );
}

function presentQuota(quota: UnitQuota, fact: Fact | null) {
  const { yearly, plan, governing, amount, comparator, needed } = quota;
  return {
    governing,
    amount: amount?.toFixed() ?? null,
    comparator,
    needed: needed?.toFixed() ?? null,
    met: amount && fact ? meets(fact, comparator, amount) : null,
    gap: needed && fact ? fact.value.minus(needed).toFixed() : null,
    yearly: presentYearly(yearly),
    plan: plan && {
      ...plan,
      amount: plan.amount.toFixed(),
      stretch: plan.stretch?.toFixed() ?? null,
    },
  };
}

function presentYearly(quota: YearlyQuota | null) {
  return quota && { ...quota, amount: quota.amount.toFixed() };
}

function presentQuotas(table: QuotaTable, standing: Standing, reference: Reference) {
  const at = standing.scheme.items.findIndex(({ id }) => id === table.item);
  const units = new Map(
    [...standing.contestants, ...standing.listed].map((unit) => [unit.region, unit]),
  );
  const { yearly, plan, goal } = table;
  const item = standing.scheme.items[at];
  return {
    item: table.item,
    indicator: item?.indicator ?? table.item,
    unit: item ? unitOf(item, reference.indicators) : '',
    rows: table.rows.map(({ region, quota }) => ({
      ...named(region, reference),
      ...presentQuota(quota, units.get(region)?.figures[at]?.fact ?? null),
    })),
    yearly: {
      ...yearly,
      sum: yearly.units === 0 ? null : yearly.sum.toFixed(),
      city: presentYearly(yearly.city),
      difference: yearly.difference?.toFixed() ?? null,
    },
    plan: plan && { ...plan, low: plan.low.toFixed(), high: plan.high.toFixed() },
    goal: goal && {
      ...goal,
      value: goal.value.toFixed(),
      yearlyDifference: goal.yearlyDifference?.toFixed() ?? null,
      lowDifference: goal.lowDifference?.toFixed() ?? null,
      highDifference: goal.highDifference?.toFixed() ?? null,
    },
    overlaps: table.overlaps,
  };
}

/** The working of one unit: its row, the rows behind each figure, and what would move it up. */
export function presentWorking(working: Working, bundle: string, reference: Reference) {
  const { ranking, region, moves, counted } = working;
  const { rows, ...head } = presentRanking(ranking, bundle, reference);
  const { scheme } = ranking.standing;
  return {
    ...head,
    region: named(region, reference),
    row: rows.find((row) => row.region === region) ?? null,
    moves: moves.map((move) => ({
      ...move,
      title: scheme.items.find(({ id }) => id === move.item)?.title ?? move.item,
      titleEn: scheme.items.find(({ id }) => id === move.item)?.titleEn ?? move.item,
      from: move.from?.toFixed() ?? null,
      to: move.to?.toFixed() ?? null,
      change: move.change?.toFixed() ?? null,
      reasonWords: move.reason === null ? null : NO_MOVE_WORDS[move.reason],
    })),
    counted: Object.fromEntries(counted),
  };
}

/** Documents that the scheme reads and that had ended before the period did. */
function expired({ scheme, period }: Standing, { documents }: Reference) {
  const cited = [scheme.basis, ...scheme.items.map(({ basis }) => basis)].flatMap(({ text }) =>
    text.map(({ document }) => document),
  );
  return [...new Set(cited)].flatMap((id) => {
    const document = documents.get(id);
    if (!document) return [];
    const status = documentStatus(document, period.to, [...documents.values()]);
    const over = status === 'expired' || status === 'superseded';
    return over ? [{ id, number: document.number, status, to: document.validity.to }] : [];
  });
}

function named(region: string, { regions }: Reference) {
  const known = regions.get(region);
  return {
    region,
    regionName: known?.name ?? region,
    regionNameEn: known?.nameEn ?? region,
    kind: known?.kind ?? null,
    overlaps: known?.overlaps ?? [],
  };
}

function reasonOf(reason: UnrankedReason | null) {
  return { reason, reasonWords: reason === null ? null : UNRANKED_WORDS[reason] };
}

function shown(value: Decimal | null | undefined): string | null {
  return value?.toDecimalPlaces(SHOWN).toString() ?? null;
}
