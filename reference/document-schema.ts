import { z } from 'zod';
import { isCivilDate } from '../core/civil-date.ts';

export const civilDate = z
  .string()
  .refine(isCivilDate, 'a civil date written YYYY-MM-DD, which the calendar has');

/** A few characters of the source text, checked against it with white space left out. */
export const evidence = z.string().min(2).max(120);

export const documentSchema = z.strictObject({
  id: z.string().regex(/^(jn|lx|qd)-[a-z0-9-]+$/),
  /** As printed, 〔〕 brackets, no spaces; null where the text prints none. */
  number: z.string().nullable(),
  title: z.string(),
  titleEn: z.string(),
  issuers: z.array(z.string()),
  city: z.enum(['jinan', 'qingdao']),
  /** The division that the document binds. */
  region: z.string(),
  kind: z.enum(['regulation', 'plan', 'policy', 'rules', 'opinion', 'guide', 'scheme']),
  draft: z.boolean(),
  /** The date the document was signed or published; null where the text prints none. */
  issued: civilDate.nullable(),
  issuedEvidence: evidence.nullable(),
  validity: z.strictObject({
    from: civilDate.nullable(),
    /** The last day; null where no end is printed. */
    to: civilDate.nullable(),
    /** On what the dates rest. */
    basis: z.enum(['printed', 'issueDate', 'planPeriod', 'notPrinted']),
    note: z.string().optional(),
    evidence: evidence.nullable(),
  }),
  /** What the document says it ends or replaces. */
  repeals: z
    .array(
      z.strictObject({
        number: z.string().nullable(),
        title: z.string().nullable(),
        document: z.string().optional(),
        evidence,
      }),
    )
    .default([]),
  /** The document's own rule for benefits that overlap with other policies. */
  overlap: z
    .strictObject({
      rule: z.enum(['higherNotBoth', 'noDoubleFunding', 'thisPrevails', 'additive', 'other']),
      note: z.string(),
      evidence,
    })
    .array()
    .default([]),
  /** The source text, by its number in the folder of policies, and the first and last line. */
  source: z.strictObject({
    text: z.enum(['000', '001', '002', '003', '004']),
    lines: z.tuple([z.number().int(), z.number().int()]),
  }),
  /** Doubts about number, date or text that a user must know. */
  doubt: z.string().optional(),
});

export type PolicyDocument = z.infer<typeof documentSchema>;
