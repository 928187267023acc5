import { z } from '@hono/zod-openapi';
import { BOUNDS, COMPARATORS, GRADES, KNOWN_BASES, PROVENANCES } from '../core/goal.ts';
import { WORLDS } from '../ranking/fact-book.ts';
import { MISSING_REASONS } from '../ranking/item-figure.ts';
import { PERIOD_KINDS } from '../ranking/period.ts';
import { schemeSchema } from '../ranking/scheme-schema.ts';
import { NO_MOVE_WORDS, UNRANKED_WORDS, type UnrankedReason } from '../ranking/wording.ts';
import { STATUSES } from './policy-schemas.ts';

const count = z.number().int();
const decimal = z.string().openapi({ description: 'A decimal number', example: '94.32' });
const words = z.object({ zh: z.string(), en: z.string() });
const clock = { bundle: z.string(), asOf: z.string(), knownAt: z.string() };
const { nature, city, units, ties, tiers, bands } = schemeSchema.shape;
const item = schemeSchema.shape.items.element.shape;
const adjustment = schemeSchema.shape.adjustments.unwrap().element.shape;
const unrankedReasons = Object.keys(UNRANKED_WORDS) as [UnrankedReason, ...UnrankedReason[]];
const noMoves = Object.keys(NO_MOVE_WORDS) as [keyof typeof NO_MOVE_WORDS];

const part = z.object({ id: z.string(), zh: z.string(), en: z.string() });
const basis = z
  .object({
    text: z.array(
      z.object({
        parts: z.array(part),
        document: z.string(),
        documentNo: z.string().nullable(),
        clause: z.string(),
        evidence: z.string(),
        note: z.string().optional(),
        noteEn: z.string().optional(),
      }),
    ),
    operator: z.array(z.object({ parts: z.array(part), ...words.shape })),
  })
  .openapi('SchemeBasis', {
    description: 'Which parts a clause carries, and which the operator set',
  });

const schemeVersion = z
  .object({
    id: z.string(),
    version: count,
    fingerprint: z.string(),
    validFrom: z.string(),
    nature,
    title: z.string(),
    titleEn: z.string(),
    statement: words,
    city: z.enum(['jinan', 'qingdao']),
    region: z.string(),
    period: z.enum(PERIOD_KINDS),
    documents: z.array(
      z.object({
        id: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        titleEn: z.string(),
        status: z.enum(STATUSES),
      }),
    ),
    units: units.extend({ regions: z.array(z.string()) }),
    items: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        titleEn: z.string(),
        indicator: z.string().nullable(),
        unit: z.string(),
        figure: item.figure,
        perHead: item.perHead.unwrap().nullable(),
        direction: z.enum(['up', 'down']),
        weight: decimal,
        scoring: item.scoring,
        missing: item.missing,
        revision: decimal,
        basis,
      }),
    ),
    adjustments: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        titleEn: z.string(),
        indicator: z.string().nullable(),
        unit: z.string(),
        figure: adjustment.figure,
        kind: adjustment.kind,
        points: decimal,
        most: decimal,
        basis,
      }),
    ),
    ties,
    tiers,
    bands,
    basis,
  })
  .openapi('SchemeVersion');

export const schemeListSchema = z
  .object({ ...clock, schemes: z.array(schemeVersion) })
  .openapi('Schemes', { description: 'Every version; the first one of each scheme first' });

export const schemePageSchema = z
  .object({ ...clock, id: z.string(), versions: z.array(schemeVersion) })
  .openapi('Scheme');

const cell = z
  .object({
    publisher: z.string().nullable(),
    provenance: z.enum(PROVENANCES),
    grade: z.enum(GRADES).nullable(),
    publishedOn: z.string().nullable(),
    address: z.string().nullable(),
    note: z.string().nullable(),
    knownFrom: z.string(),
    knownBasis: z.enum(KNOWN_BASES).nullable(),
    claims: count,
    file: z.string().nullable(),
    sheet: z.string().nullable(),
    row: count,
  })
  .openapi('RankingSourceCell');

const bound = z.enum(BOUNDS).nullable();
const fact = z
  .object({
    from: z.enum(['derived', 'observed']),
    value: decimal,
    bound,
    cell: cell.nullable(),
  })
  .nullable();

const yearlyQuota = z.object({ amount: decimal, definition: z.string().nullable(), cell });
const quota = z.object({
  governing: z.enum(['yearly', 'plan']).nullable(),
  amount: decimal.nullable(),
  comparator: z.enum(COMPARATORS),
  needed: decimal.nullable().openapi({ description: 'The least figure that meets it' }),
  met: z.enum(['yes', 'no', 'undecided']).nullable(),
  gap: decimal.nullable(),
  yearly: yearlyQuota.nullable(),
  plan: z
    .object({
      target: z.string(),
      document: z.string(),
      clause: z.string(),
      comparator: z.enum(COMPARATORS),
      amount: decimal,
      stretch: decimal.nullable(),
      deadline: z.string(),
      aspirational: z.boolean(),
      note: z.string().nullable(),
      evidence: z.string(),
    })
    .nullable(),
});

const named = {
  region: z.string(),
  regionName: z.string(),
  regionNameEn: z.string(),
  kind: z.string().nullable(),
  overlaps: z.array(z.string()),
};
const unranked = {
  reason: z.enum(unrankedReasons).nullable(),
  reasonWords: words.nullable(),
};

const row = z
  .object({
    ...named,
    score: decimal.nullable(),
    rank: count.nullable(),
    tiedWith: z.array(z.string()),
    tier: z.string().nullable(),
    tierName: words.nullable(),
    rankLow: count.nullable(),
    rankHigh: count.nullable(),
    previousRank: count.nullable(),
    movement: count.nullable().openapi({ description: 'Places gained; below zero where lost' }),
    ...unranked,
    simulated: z.boolean(),
    preliminary: z.boolean(),
    parts: z.array(
      z.object({
        item: z.string(),
        indicator: z.string(),
        title: z.string(),
        titleEn: z.string(),
        unit: z.string(),
        value: decimal.nullable(),
        bound,
        preliminary: z.boolean(),
        period: z.string().nullable(),
        base: decimal.nullable(),
        heads: z
          .object({
            title: z.string(),
            titleEn: z.string(),
            unit: z.string(),
            value: decimal.nullable(),
            times: decimal,
          })
          .nullable(),
        quota: quota.nullable(),
        scoring: z.string(),
        measure: decimal.nullable(),
        score: decimal.nullable(),
        weight: decimal,
        share: decimal.nullable(),
        contribution: decimal.nullable(),
        reason: z.enum(MISSING_REASONS).nullable(),
        reasonWords: words.nullable(),
        source: fact,
        baseSource: fact,
        beside: fact,
      }),
    ),
    adjustments: z.array(
      z.object({
        id: z.string(),
        kind: adjustment.kind,
        title: z.string(),
        titleEn: z.string(),
        unit: z.string(),
        value: decimal.nullable(),
        points: decimal.nullable(),
        most: decimal,
        source: fact,
      }),
    ),
  })
  .openapi('RankRow');

const period = {
  label: z.string(),
  kind: z.enum(PERIOD_KINDS),
  from: z.string(),
  to: z.string(),
};
const world = z.enum(WORLDS);
const unitsWithFigures = z.object({ real: count, simulated: count });

const head = {
  ...clock,
  scheme: z.object({
    id: z.string(),
    version: count,
    fingerprint: z.string(),
    nature,
    title: z.string(),
    titleEn: z.string(),
    statement: words,
  }),
  city,
  period: z.object({ ...period, over: z.boolean() }),
  previousPeriod: z
    .object({
      ...period,
      version: count,
      joined: z.array(z.string()),
      left: z.array(z.string()),
      breaks: z.array(z.looseObject({ at: z.string() })),
    })
    .nullable(),
  facts: z.object({ world, ...words.shape, chosen: z.boolean(), unitsWithFigures }),
  simulated: z.boolean(),
  expiredDocuments: z.array(
    z.object({
      id: z.string(),
      number: z.string().nullable(),
      status: z.enum(STATUSES),
      to: z.string().nullable(),
    }),
  ),
  sensitivity: z.object({ draws: count, seed: count, bands, ...words.shape }),
  absent: z.array(z.object({ ...named, ...unranked })),
  quotas: z.array(
    z.object({
      item: z.string(),
      indicator: z.string(),
      unit: z.string(),
      rows: z.array(z.object({ ...named, ...quota.shape })),
      yearly: z.object({
        sum: decimal.nullable(),
        units: count,
        without: z.array(z.string()),
        city: yearlyQuota.nullable(),
        difference: decimal.nullable(),
      }),
      plan: z
        .object({
          low: decimal,
          lowComparator: z.enum(['>', '>=']),
          high: decimal,
          highOpen: z.boolean(),
          units: count,
          without: z.array(z.string()),
        })
        .nullable(),
      goal: z
        .object({
          target: z.string(),
          document: z.string(),
          clause: z.string(),
          value: decimal,
          comparator: z.enum(COMPARATORS),
          deadline: z.string(),
          yearlyDifference: decimal.nullable(),
          lowDifference: decimal.nullable(),
          highDifference: decimal.nullable(),
          evidence: z.string(),
        })
        .nullable(),
      overlaps: z.array(z.object({ zone: z.string(), divisions: z.array(z.string()) })),
    }),
  ),
};

export const rankingSchema = z.object({ ...head, rows: z.array(row) }).openapi('Ranking');

export const rankHistorySchema = z
  .object({
    ...clock,
    scheme: z.object({ id: z.string(), title: z.string(), titleEn: z.string() }),
    city,
    facts: z.object({ world, ...words.shape }),
    simulated: z.boolean(),
    periods: z.array(
      z.object({
        ...period,
        over: z.boolean(),
        version: count,
        unitsWithFigures,
        rows: z.array(
          z.object({
            ...named,
            rank: count.nullable(),
            score: decimal.nullable(),
            tier: z.string().nullable(),
            ...unranked,
          }),
        ),
      }),
    ),
  })
  .openapi('RankHistory', { description: 'The earliest period first; all of one world' });

const countedRow = z.object({
  fact: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  kind: z.string(),
  countedOn: z.string(),
  until: z.string().nullable(),
  amount: z.string().nullable().openapi({ description: 'Yuan, two decimals' }),
  file: z.string().nullable(),
  sheet: z.string().nullable(),
  row: count,
});

const counted = z
  .object({
    total: count,
    files: z.array(
      z.object({ file: z.string().nullable(), sheet: z.string().nullable(), rows: count }),
    ),
    rows: z
      .array(countedRow)
      .nullable()
      .openapi({ description: 'Null where the viewer sees totals alone' }),
  })
  .openapi('CountedRows');

export const workingSchema = z
  .object({
    ...head,
    region: z.object(named),
    row: row.nullable(),
    moves: z.array(
      z.object({
        item: z.string(),
        title: z.string(),
        titleEn: z.string(),
        from: decimal.nullable(),
        to: decimal.nullable(),
        change: decimal.nullable(),
        rank: count.nullable(),
        newRank: count.nullable(),
        passes: z.array(z.string()),
        reason: z.enum(noMoves).nullable(),
        reasonWords: words.nullable(),
      }),
    ),
    counted: z.record(z.string(), counted),
  })
  .openapi('RankWorking');

export const rankCellsSchema = z
  .object({
    ...clock,
    scheme: z.string(),
    period: z.string(),
    region: z.string(),
    part: z.string(),
    limit: count,
    offset: count,
    counted: counted
      .nullable()
      .openapi({ description: 'Null where the figure is a loaded statistic, with its own cell' }),
  })
  .openapi('RankCells');
