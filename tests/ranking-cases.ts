import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { Decimal } from '../core/decimal.ts';
import type { Bound } from '../core/goal.ts';
import type { Ground } from '../ranking/contest.ts';
import { FactBook, factKey, type SourceCell } from '../ranking/fact-book.ts';
import { periodBefore, rankedPeriod } from '../ranking/period.ts';
import { presentRanking, type PresentedRanking } from '../ranking/present.ts';
import { rankOn } from '../ranking/ranking.ts';
import { schemeFaults } from '../ranking/scheme-faults.ts';
import { schemeSchema, type Scheme } from '../ranking/scheme-schema.ts';
import { headsKey, itemKey, wantsOf } from '../ranking/wants.ts';
import { loadReference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { loadTargets } from '../targets/catalogue.ts';

const reference = loadReference();
const targets = new Map(loadTargets(reference).map(({ value }) => [value.id, value]));

/** By part, region and period: `{firms: {'370102': {2022: '400'}}}`; a bound stands after the number. */
const figures = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())));

const rowSchema = z.strictObject({
  region: z.string(),
  score: z.string().nullable().optional(),
  rank: z.number().nullable().optional(),
  tiedWith: z.array(z.string()).optional(),
  tier: z.string().nullable().optional(),
  previousRank: z.number().nullable().optional(),
  movement: z.number().nullable().optional(),
  rankLow: z.number().nullable().optional(),
  rankHigh: z.number().nullable().optional(),
  reason: z.string().nullable().optional(),
  /** By item: value, measure, score, share, reason, period, quota. */
  parts: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  points: z.record(z.string(), z.string().nullable()).optional(),
});

const caseSchema = z.strictObject({
  title: z.string(),
  scheme: z.record(z.string(), z.unknown()),
  period: z.string(),
  asOf: z.string().default('2026-11-21'),
  facts: z.enum(['real', 'simulated']).optional(),
  figures: figures.default({}),
  simulated: figures.default({}),
  /** Days on which a unit begins or ends in the case, other than it did. */
  regions: z
    .record(
      z.string(),
      z.strictObject({ validFrom: z.string().optional(), validTo: z.string().optional() }),
    )
    .default({}),
  /** Yearly quotas by indicator, region and year. */
  quotas: figures.default({}),
  says: z.array(rowSchema).default([]),
  /** Every unit with a rank, from the first to the last. */
  order: z.array(z.string()).optional(),
  absent: z.record(z.string(), z.string()).optional(),
  world: z.enum(['real', 'simulated']).optional(),
  quotaTable: z.record(z.string(), z.unknown()).optional(),
});
export type RankingCase = z.infer<typeof caseSchema>;

export interface RankingCaseFile {
  readonly name: string;
  readonly cases: readonly RankingCase[];
}

export function readRankingCases(): RankingCaseFile[] {
  const folder = projectPath('tests', 'cases', 'ranking');
  return readdirSync(folder)
    .toSorted()
    .map((file) => ({
      name: file.replace('.yaml', ''),
      cases: z.array(caseSchema).parse(parse(readFileSync(join(folder, file), 'utf8'))),
    }));
}

const OPERATOR = { zh: '测试', en: 'A test' };
const SCHEME_BASIS = {
  operator: [{ parts: ['period', 'units', 'ties', 'tiers', 'bands'], ...OPERATOR }],
};
const ITEM_BASIS = {
  operator: [{ parts: ['indicator', 'quota', 'weight', 'scoring', 'missing'], ...OPERATOR }],
};

/** A sample of three districts with one item, of valid high-tech firms, unless a case says otherwise. */
function schemeOf(given: Readonly<Record<string, unknown>>): Scheme {
  const { items = [{}], adjustments = [], ...rest } = given;
  const listed = (entries: unknown) => entries as Readonly<Record<string, unknown>>[];
  const scheme = schemeSchema.parse({
    id: 'test',
    version: 1,
    validFrom: '2010-01-01',
    nature: 'sample',
    title: '样例',
    titleEn: 'Sample',
    statement: '样例',
    statementEn: 'A sample',
    city: '370100',
    period: 'year',
    units: { divisions: ['370102', '370103', '370104'], partPeriod: 'list' },
    ties: { places: 2 },
    tiers: { by: 'rank', steps: [{ id: 'all', name: '全部', nameEn: 'All', limit: null }] },
    bands: { weights: '0', preliminary: '0', settledAfterMonths: 0 },
    basis: SCHEME_BASIS,
    ...rest,
    items: listed(items).map((item) => ({
      id: 'firms',
      title: '高企',
      titleEn: 'Firms',
      indicator: 'high_tech_firms',
      figure: { from: 'observed' },
      weight: '1',
      scoring: { kind: 'minMax' },
      missing: { rule: 'leaveOut' },
      basis: ITEM_BASIS,
      ...item,
    })),
    adjustments: listed(adjustments).map((one) => ({
      title: '加减分',
      titleEn: 'Points',
      indicator: 'incubators',
      figure: { from: 'observed' },
      basis: { operator: [{ parts: ['points'], ...OPERATOR }] },
      ...one,
    })),
  });
  const faults = schemeFaults(scheme, { reference, targets });
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('; '));
  return scheme;
}

const CELL: SourceCell = {
  publisher: '测试',
  provenance: 'reported',
  grade: null,
  publishedOn: null,
  address: null,
  note: null,
  knownFrom: '2020-01-01',
  knownBasis: 'declared',
  claims: 1,
  file: 'test.csv',
  sheet: null,
  row: 2,
};

function bookOf(scheme: Scheme, given: RankingCase['figures'], quotas: RankingCase['quotas']) {
  const book = new FactBook();
  const keys = new Map<string, string>(
    [
      ...scheme.items.map((item) => [item.id, itemKey(scheme, item)] as const),
      ...scheme.items.map((item) => [`${item.id} heads`, headsKey(scheme, item)] as const),
    ].map(([name, key]) => [name, key]),
  );
  const known = wantsOf(scheme, reference.indicators).map(({ key }) => key);
  for (const [part, regions] of Object.entries(given)) {
    const key = keys.get(part) ?? known.find((one) => one.endsWith(` ${part}`));
    if (key === undefined) throw new Error(`the scheme has no part ${part}`);
    for (const [region, periods] of Object.entries(regions)) {
      for (const [period, text] of Object.entries(periods)) {
        const [value = '', bound = null] = text.split(' ');
        book.facts.set(factKey(key, region, period), {
          value: new Decimal(value),
          bound: bound as Bound | null,
          from: 'observed',
          cell: CELL,
        });
      }
    }
  }
  for (const [indicator, regions] of Object.entries(quotas)) {
    for (const [region, years] of Object.entries(regions)) {
      for (const [year, amount] of Object.entries(years)) {
        const quota = { amount: new Decimal(amount), definition: null, cell: CELL };
        book.quotas.set(factKey(indicator, region, year), quota);
      }
    }
  }
  return book;
}

/** The ranking of a case, as it is printed. */
export function rankCase(entry: RankingCase): PresentedRanking {
  const scheme = schemeOf(entry.scheme);
  const period = rankedPeriod(scheme.period, entry.period);
  if (!period) throw new Error(`no period: ${entry.period}`);
  const changed = Object.entries(entry.regions).flatMap(([id, days]) => {
    const region = reference.regions.get(id);
    if (!region) return [];
    const { validFrom = region.validFrom, validTo = region.validTo } = days;
    return [[id, { ...region, validFrom, validTo }] as const];
  });
  const own = { ...reference, regions: new Map([...reference.regions, ...changed]) };
  const ground: Ground = {
    reference: own,
    targets,
    books: {
      real: bookOf(scheme, entry.figures, entry.quotas),
      simulated: bookOf(scheme, entry.simulated, {}),
    },
    asOf: entry.asOf,
    knownAt: entry.asOf,
  };
  const question = {
    scheme: scheme.id,
    period: entry.period,
    asOf: entry.asOf,
    knownAt: entry.asOf,
    facts: entry.facts,
    draws: 200,
  };
  const before = periodBefore(period);
  return presentRanking(
    rankOn({ question, scheme, period, earlier: scheme, before }, ground),
    'test',
    own,
  );
}
