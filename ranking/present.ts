import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { Assessed, Standing } from './contest.ts';
import { named } from './present-names.ts';
import { presentFact, presentPart, shown } from './present-part.ts';
import { presentQuotas } from './present-quotas.ts';
import { fingerprint } from './present-scheme.ts';
import type { Ranking } from './ranking.ts';
import type { ScoredUnit } from './score.ts';
import { unitOf } from './wants.ts';
import { SENSITIVITY_WORDS, UNRANKED_WORDS, WORLD_WORDS, type UnrankedReason } from './wording.ts';

export type PresentedRanking = ReturnType<typeof presentRanking>;
export type RankRow = PresentedRanking['rows'][number];

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

function reasonOf(reason: UnrankedReason | null) {
  return { reason, reasonWords: reason === null ? null : UNRANKED_WORDS[reason] };
}
