import { z } from 'zod';
import { DECIMAL_TEXT } from '../core/decimal.ts';
import { civilDate, evidence } from '../reference/document-schema.ts';
import { figureSchema } from './figure-schema.ts';
import { PERIOD_KINDS } from './period.ts';

const number = z.string().regex(DECIMAL_TEXT, 'a decimal number in quotes');
const notNegative = number.refine((text) => !text.startsWith('-'), 'not negative');
const name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens');

/** Which parts of a scheme a text or the operator must answer for. */
export const ITEM_PARTS = ['indicator', 'quota', 'weight', 'scoring', 'missing'] as const;
export const SCHEME_PARTS = ['period', 'units', 'ties', 'tiers', 'bands'] as const;

/** What comes from which clause, and what the operator set. A part can rest on both. */
const basisOf = <const P extends readonly [string, ...string[]]>(parts: P) =>
  z.strictObject({
    text: z
      .array(
        z.strictObject({
          parts: z.array(z.enum(parts)).min(1),
          document: z.string(),
          clause: z.string(),
          evidence,
          note: z.string().optional(),
          noteEn: z.string().optional(),
        }),
      )
      .default([]),
    operator: z
      .array(
        z.strictObject({ parts: z.array(z.enum(parts)).min(1), zh: z.string(), en: z.string() }),
      )
      .default([]),
  });

const completion = z.strictObject({
  kind: z.literal('completion'),
  quota: z.strictObject({
    /** Whose quota governs where both are there: the yearly file's or the plan's. */
    order: z.array(z.enum(['yearly', 'plan'])).min(1),
    /** Targets whose figures are quotas in the period of their deadline, each of a range's low end. */
    plan: z.array(z.string()).default([]),
    /** The city's own target, shown beside the sum and never forced on it. */
    goal: z.string().nullable().default(null),
    /** A quota of zero divides nothing: the item is left out, or counts as met in full. */
    zero: z.enum(['leaveOut', 'full']),
  }),
  /** The least and the most of a completion that counts: 0 and 1.2 are 0 % and 120 %. */
  floor: notNegative,
  cap: notNegative,
});

/** No points at `zeroAt`, all at `fullAt`, on a line between; for growth both are in per cent. */
const line = { zeroAt: number, fullAt: number };

export const scoringSchema = z.discriminatedUnion('kind', [
  completion,
  z.strictObject({ kind: z.literal('growth'), ...line }),
  z.strictObject({ kind: z.literal('between'), ...line }),
  z.strictObject({ kind: z.literal('minMax') }),
  z.strictObject({
    kind: z.literal('rankPoints'),
    first: notNegative,
    step: notNegative,
    floor: notNegative,
  }),
]);
export type Scoring = z.infer<typeof scoringSchema>;

const measured = {
  id: name,
  title: z.string(),
  titleEn: z.string(),
  /** Null where the reference has no indicator for what is counted; then the unit is given. */
  indicator: z.string().nullable(),
  unit: z.string().optional(),
  figure: figureSchema,
};

const itemSchema = z.strictObject({
  ...measured,
  /** Which way is better; by default the indicator's own direction. */
  direction: z.enum(['up', 'down']).optional(),
  /** Divided by another figure, times `times`: per 10,000 residents, per firm. */
  perHead: z
    .strictObject({
      title: z.string(),
      titleEn: z.string(),
      indicator: z.string().nullable(),
      unit: z.string().optional(),
      figure: figureSchema,
      times: notNegative,
    })
    .optional(),
  weight: notNegative,
  scoring: scoringSchema,
  /** A figure that is not there: left out with its weight, no points, or the last known one. */
  missing: z.discriminatedUnion('rule', [
    z.strictObject({ rule: z.literal('leaveOut') }),
    z.strictObject({ rule: z.literal('zero') }),
    z.strictObject({ rule: z.literal('lastKnown'), back: z.number().int().min(1).max(8) }),
  ]),
  /** Revision band of its preliminary figures where it is not the scheme's. */
  revision: notNegative.optional(),
  basis: basisOf(ITEM_PARTS),
});
export type Item = z.infer<typeof itemSchema>;

const adjustmentSchema = z.strictObject({
  ...measured,
  kind: z.enum(['bonus', 'deduction']),
  /** Points for each unit of the figure, and at most. */
  points: notNegative,
  most: notNegative,
  basis: basisOf(['points']),
});
export type Adjustment = z.infer<typeof adjustmentSchema>;

/** One version of a scheme. Editing a scheme adds a version; the earlier ones stay as they are. */
export const schemeSchema = z.strictObject({
  id: name,
  version: z.number().int().min(1),
  /** Periods that end on this day or later are ranked by this version, until a later one begins. */
  validFrom: civilDate,
  /** A reading of a document, or a sample of the operator's that no document prescribes. */
  nature: z.enum(['reading', 'sample']),
  title: z.string(),
  titleEn: z.string(),
  /** What a reader must know first: which parts no text prints. */
  statement: z.string(),
  statementEn: z.string(),
  /** The city's region id. */
  city: z.string(),
  period: z.enum(PERIOD_KINDS),
  units: z.strictObject({
    divisions: z.union([z.literal('all'), z.array(z.string()).min(1)]),
    /** Zones assessed on their own. */
    zones: z.array(z.string()).default([]),
    /** A unit that was there for a part of the period only: ranked, or listed without a rank. */
    partPeriod: z.enum(['rank', 'list']),
  }),
  items: z.array(itemSchema).min(1),
  adjustments: z.array(adjustmentSchema).default([]),
  ties: z.strictObject({
    /** Scores are rounded half up to so many places; what is shown is what is ranked. */
    places: z.number().int().min(0).max(8),
    /** Items whose points part equal scores, in order; units equal in all share a rank. */
    breakBy: z.array(z.string()).default([]),
  }),
  tiers: z.strictObject({
    /** By the least score, the last rank, or the share of the ranked units up to it. */
    by: z.enum(['score', 'rank', 'share']),
    steps: z
      .array(
        z.strictObject({
          id: name,
          name: z.string(),
          nameEn: z.string(),
          /** Null for the last tier, which has no bound. */
          limit: notNegative.nullable(),
        }),
      )
      .min(1),
  }),
  bands: z.strictObject({
    /** Each weight is drawn within this share of itself. */
    weights: notNegative,
    /** Each preliminary figure is drawn within this share of itself. */
    preliminary: notNegative,
    /** A figure is preliminary until so many months after the end of its period. */
    settledAfterMonths: z.number().int().min(0).max(60),
  }),
  basis: basisOf(SCHEME_PARTS),
});
export type Scheme = z.infer<typeof schemeSchema>;
