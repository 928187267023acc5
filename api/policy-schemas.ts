import { z } from '@hono/zod-openapi';
import { REASONS, VERDICTS } from '../core/verdict.ts';
import { documentSchema } from '../reference/document-schema.ts';
import { LEFT_OUT_REASONS } from '../targets/left-out.ts';
import { targetSchema } from './schemas.ts';

export const STATUSES = ['draft', 'notYetInForce', 'inForce', 'expired', 'superseded'] as const;

const count = z.number().int();
const clock = { bundle: z.string(), asOf: z.string(), knownAt: z.string() };
const region = { id: z.string(), name: z.string(), nameEn: z.string() };

const named = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    title: z.string(),
    titleEn: z.string(),
    draft: z.boolean(),
  })
  .openapi('PolicyName');

const policySchema = z
  .object({
    ...named.shape,
    issuers: z.array(z.string()),
    city: documentSchema.shape.city,
    region: z.string(),
    regionName: z.string(),
    regionNameEn: z.string(),
    kind: documentSchema.shape.kind,
    issued: z.string().nullable(),
    validFrom: z.string().nullable(),
    validTo: z.string().nullable(),
    validBasis: documentSchema.shape.validity.shape.basis,
    validNote: z.string().nullable(),
    status: z.enum(STATUSES),
    known: z.boolean().openapi({
      description: 'False where the document was not issued by the earlier of both clocks.',
    }),
    supersededBy: named.nullable(),
    goals: count.openapi({ description: 'Codified goals' }),
    leftOut: count.openapi({ description: 'Statements that look like goals and are not codified' }),
    nothing: z
      .string()
      .nullable()
      .openapi({ description: 'Why the document holds no goal; null where it holds some.' }),
  })
  .openapi('Policy');

const totals = { documents: count, goals: count, leftOut: count };

export const librarySchema = z
  .object({
    ...clock,
    totals: z.object({
      ...totals,
      withGoals: count,
      drafts: z.object(totals).openapi({ description: 'Drafts count in here and nowhere else.' }),
    }),
    documents: z.array(policySchema),
  })
  .openapi('PolicyLibrary');

const words = z.object({ zh: z.string(), en: z.string() });

const goalSchema = z
  .object({
    target: targetSchema,
    requirement: words.openapi({ description: 'Comparator, figure and unit in words' }),
    indicatorName: z.string(),
    indicatorNameEn: z.string(),
    draft: z.boolean(),
    regions: z.array(z.object({ ...region, verdict: z.enum(VERDICTS), reason: z.enum(REASONS) })),
    compare: z
      .array(
        z.object({
          id: z.string(),
          title: z.string(),
          titleEn: z.string(),
          clause: z.string(),
          deadline: z.string().nullable(),
          requirement: words,
          document: named,
        }),
      )
      .openapi({ description: 'Goals that look alike and are kept apart' }),
  })
  .openapi('PolicyGoal');

export const policyPageSchema = z
  .object({
    ...clock,
    document: z.object({
      ...policySchema.shape,
      doubt: z.string().nullable(),
      overlap: documentSchema.shape.overlap.unwrap(),
      repeals: z.array(
        z.object({
          number: z.string().nullable(),
          title: z.string().nullable(),
          evidence: z.string(),
          document: named.nullable(),
        }),
      ),
      repealedBy: z.array(
        z.object({ ...named.shape, from: z.string().nullable(), inForce: z.boolean() }),
      ),
      text: z.string(),
      lines: z.tuple([count, count]),
    }),
    clauses: z.array(
      z.object({
        clause: z.string(),
        fragments: z.array(z.object({ evidence: z.string(), goals: z.array(goalSchema) })),
      }),
    ),
    leftOut: z.array(
      z.object({
        clause: z.string(),
        reason: z.enum(LEFT_OUT_REASONS),
        evidence: z.string(),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('PolicyPage');
