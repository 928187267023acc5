import { z } from '@hono/zod-openapi';
import {
  BOUNDS,
  COMPARATORS,
  FORMS,
  GRADES,
  KNOWN_BASES,
  PROVENANCES,
  STRENGTHS,
} from '../core/goal.ts';
import { REASONS, VERDICTS } from '../core/verdict.ts';
import { CHANGES } from '../targets/history.ts';
import { METHOD_NAMES } from '../targets/methods/all.ts';
import { PATHS, SPANS } from '../targets/target-schema.ts';

const decimal = z.string().openapi({ description: 'A decimal number', example: '916.15' });
const status = z.enum(['draft', 'notYetInForce', 'inForce', 'expired', 'superseded']);
const verdict = z.enum(VERDICTS);
const reason = z.enum(REASONS);
const words = z.object({ zh: z.string(), en: z.string() });
const basis = z.enum(['printed', 'implied', 'loaded']);

const citationSchema = z
  .object({
    publisher: z.string(),
    grade: z.enum(GRADES).nullable(),
    publishedOn: z.string().nullable(),
    address: z.string().nullable(),
    note: z.string().nullable(),
    knownFrom: z.string(),
    knownBasis: z.enum(KNOWN_BASES),
    printedValue: z.string(),
    printedUnit: z.string(),
    file: z.string().nullable(),
    fileSha256: z.string(),
    row: z.number().int(),
  })
  .openapi('Citation');

export const figureSchema = z
  .object({
    value: decimal,
    unit: z.string(),
    bound: z.enum(BOUNDS).nullable(),
    year: z.number().int(),
    period: z.string(),
    provenance: z.enum(PROVENANCES),
    grade: z.enum(GRADES).nullable(),
    claims: z.number().int(),
    sources: z.array(citationSchema),
  })
  .openapi('Figure');

const methodSchema = z
  .object({ value: decimal.nullable(), verdict, reason })
  .openapi('MethodAnswer');

const distributionSchema = z.object({
  mean: z.number(),
  p10: z.number(),
  p50: z.number(),
  p90: z.number(),
});

export const evaluationSchema = z
  .object({
    target: z.string(),
    region: z.string(),
    regionName: z.string(),
    regionNameEn: z.string(),
    title: z.string(),
    titleEn: z.string(),
    document: z.string(),
    documentNo: z.string().nullable(),
    city: z.enum(['jinan', 'qingdao']),
    indicator: z.string(),
    bureau: z.string(),
    clause: z.string(),
    form: z.enum(FORMS),
    comparator: z.enum(COMPARATORS),
    unit: z.string(),
    deadline: z.string().nullable(),
    draft: z.boolean(),
    status,
    strength: z.enum(STRENGTHS),
    aspirational: z.boolean(),
    provenance: z.enum(PROVENANCES).nullable(),
    asOf: z.string(),
    knownAt: z.string(),
    actual: figureSchema.nullable(),
    required: decimal.nullable(),
    requiredByNow: decimal.nullable(),
    progress: decimal.nullable(),
    gap: decimal.nullable(),
    growthNeeded: decimal.nullable(),
    baseline: z.object({
      year: z.number().int().nullable(),
      value: decimal.nullable(),
      basis: basis.nullable(),
      reason: reason.nullable(),
    }),
    verdict,
    reason,
    decidedBy: z.enum(['figure', ...METHOD_NAMES]).nullable(),
    statement: words,
    conditions: z.array(
      z.object({
        name: z.enum(['multiple', 'stretch']),
        verdict,
        reason,
        required: decimal.nullable(),
      }),
    ),
    methods: z.record(z.string(), methodSchema),
    methodsDiffer: z.boolean(),
    forecast: z
      .object({
        ...distributionSchema.shape,
        year: z.number().int(),
        probability: z.number(),
        earliest: z.number().int().nullable(),
        until: z.number().int().nullable(),
        shortfall: z.number().nullable(),
        nowcast: z
          .object({ year: z.number().int(), value: z.number(), share: z.number() })
          .nullable(),
      })
      .nullable(),
    forecastReason: reason.nullable(),
  })
  .openapi('Evaluation');

export const targetSchema = z
  .object({
    id: z.string(),
    document: z.string(),
    documentNo: z.string().nullable(),
    clause: z.string(),
    title: z.string(),
    titleEn: z.string(),
    indicator: z.string(),
    scope: z.array(z.string()),
    form: z.enum(FORMS),
    perUnit: z.string().nullable(),
    span: z.enum(SPANS).nullable(),
    than: z.string().nullable(),
    comparator: z.enum(COMPARATORS),
    value: decimal.nullable(),
    low: decimal.nullable(),
    high: decimal.nullable(),
    unit: z.string(),
    deadline: z.string().nullable(),
    period: z.object({ from: z.string(), to: z.string().nullable() }).nullable(),
    baseline: z.object({ value: decimal.nullable(), basis, year: z.number().int() }).nullable(),
    path: z.enum(PATHS),
    steps: z.array(z.object({ year: z.number().int(), value: decimal })).nullable(),
    multiple: z.object({ factor: decimal, base: decimal.nullable() }).nullable(),
    status,
    strength: z.enum(STRENGTHS),
    aspirational: z.boolean(),
    responsible: z.array(z.string()),
    note: z.string().nullable(),
    compare: z.array(z.string()),
    evidence: z.string(),
  })
  .openapi('Target');

const tallySchema = z.record(z.enum([...VERDICTS, 'total']), z.number().int()).openapi('Tally');

const clock = { bundle: z.string(), asOf: z.string(), knownAt: z.string() };

export const evaluationsSchema = z
  .object({ ...clock, results: z.array(evaluationSchema) })
  .openapi('Evaluations');

export const overviewSchema = z
  .object({
    ...clock,
    today: z.string(),
    since: z.string(),
    city: tallySchema,
    districts: tallySchema,
    draft: tallySchema,
    changes: z.array(
      z.object({ target: z.string(), region: z.string(), from: verdict, to: verdict }),
    ),
    attention: z.array(evaluationSchema),
    results: z.array(evaluationSchema),
  })
  .openapi('Overview');

export const claimSchema = z
  .object({
    ...figureSchema.shape,
    year: z.number().int().nullable(),
    knownTo: z.string().nullable(),
    chosen: z.boolean(),
  })
  .openapi('Claim');

export const targetPageSchema = z
  .object({
    ...clock,
    target: targetSchema,
    document: z.object({
      id: z.string(),
      number: z.string().nullable(),
      title: z.string(),
      titleEn: z.string(),
      issuers: z.array(z.string()),
      issued: z.string().nullable(),
      validFrom: z.string().nullable(),
      validTo: z.string().nullable(),
      status,
    }),
    indicator: z.object({
      id: z.string(),
      name: z.string(),
      nameEn: z.string(),
      unit: z.string(),
      definition: z.string(),
      definitionEn: z.string(),
      bureau: z.string(),
      confusedWith: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string() })),
    }),
    requirement: words,
    compare: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        titleEn: z.string(),
        clause: z.string(),
        deadline: z.string().nullable(),
        requirement: words,
        document: z.object({
          id: z.string(),
          number: z.string().nullable(),
          title: z.string(),
          titleEn: z.string(),
          draft: z.boolean(),
        }),
      }),
    ),
    evaluation: evaluationSchema,
    regions: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), verdict })),
    chart: z.object({
      unit: z.string(),
      deadlineYear: z.number().int().nullable(),
      threshold: decimal.nullable(),
      stretch: decimal.nullable(),
      actual: z.array(figureSchema),
      beforeBreak: z.array(figureSchema),
      path: z.array(z.object({ year: z.number().int(), value: decimal })),
      forecast: z.array(z.object({ ...distributionSchema.shape, year: z.number().int() })),
    }),
    claims: z.array(claimSchema),
  })
  .openapi('TargetPage');

export const historySchema = z
  .object({
    ...clock,
    target: z.string(),
    region: z.string(),
    history: z.array(
      z.object({
        day: z.string(),
        change: z.enum(CHANGES),
        verdict,
        reason,
        figure: figureSchema.nullable(),
        probability: z.number().nullable(),
        statement: words,
      }),
    ),
  })
  .openapi('History');
