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
import { METHOD_NAMES } from '../targets/methods/all.ts';

const decimal = z.string().openapi({ description: 'A decimal number', example: '916.15' });
const status = z.enum(['draft', 'notYetInForce', 'inForce', 'expired', 'superseded']);
const verdict = z.enum(VERDICTS);
const reason = z.enum(REASONS);
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
    deadline: z.string(),
    draft: z.boolean(),
    status,
    strength: z.enum(STRENGTHS),
    aspirational: z.boolean(),
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
    statement: z.object({ zh: z.string(), en: z.string() }),
    conditions: z.array(
      z.object({
        name: z.enum(['multiple', 'stretch']),
        verdict,
        reason,
        required: decimal.nullable(),
      }),
    ),
    methods: z.record(z.string(), methodSchema),
    forecast: z.null(),
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
    comparator: z.enum(COMPARATORS),
    value: decimal.nullable(),
    low: decimal.nullable(),
    high: decimal.nullable(),
    unit: z.string(),
    deadline: z.string(),
    period: z.object({ from: z.string(), to: z.string() }).nullable(),
    baseline: z.object({ value: decimal.nullable(), basis, year: z.number().int() }).nullable(),
    path: z.enum(['linear', 'geometric', 'directionOnly']),
    multiple: z.object({ factor: decimal, base: decimal.nullable() }).nullable(),
    status,
    strength: z.enum(STRENGTHS),
    aspirational: z.boolean(),
    responsible: z.array(z.string()),
    note: z.string().nullable(),
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
    }),
    evaluation: evaluationSchema,
    regions: z.array(z.object({ id: z.string(), name: z.string(), nameEn: z.string(), verdict })),
    chart: z.object({
      unit: z.string(),
      deadlineYear: z.number().int(),
      threshold: decimal.nullable(),
      stretch: decimal.nullable(),
      actual: z.array(figureSchema),
      beforeBreak: z.array(figureSchema),
      path: z.array(z.object({ year: z.number().int(), value: decimal })),
    }),
    claims: z.array(claimSchema),
  })
  .openapi('TargetPage');
