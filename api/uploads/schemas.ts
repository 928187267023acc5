import { z } from '@hono/zod-openapi';
import { PROVENANCES } from '../../core/goal.ts';
import { UPLOAD_STATES } from './record.ts';

const count = z.number().int();

const refusalSchema = z
  .object({
    entry: z.string(),
    rule: z.string(),
    severity: z.enum(['error', 'warning']),
    file: z.string(),
    sheet: z.string().nullable(),
    row: count.nullable(),
    column: z.string().nullable(),
    found: z.string(),
    expected: z.string().nullable(),
    message: z.string(),
    messageEn: z.string(),
  })
  .openapi('Refusal');

export const cellChangeSchema = z
  .object({
    column: z.string(),
    columnEn: z.string(),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .openapi('CellChange');

const changedRowSchema = z
  .object({
    key: z.string(),
    sheet: z.string().nullable(),
    row: count,
    changes: z.array(cellChangeSchema),
  })
  .openapi('ChangedRow');

const summarySchema = z
  .object({
    run: z.string().nullable(),
    rowsRead: count,
    rowsLoaded: count,
    rowsUnchanged: count,
    rowsRevised: count,
    rowsRefused: count,
    rowsLeftOut: count.openapi({ description: 'Rows of totals and remarks' }),
    files: z.array(
      z
        .object({
          name: z.string(),
          sha256: z.string(),
          encoding: z.string(),
          rows: count,
          sheets: z.array(z.string()),
          ignoredHeadings: z.array(z.string()),
        })
        .loose(),
    ),
    rules: z.array(
      z.object({
        rule: z.string(),
        severity: z.enum(['error', 'warning']),
        message: z.string(),
        messageEn: z.string(),
        places: count,
      }),
    ),
    refused: z.array(refusalSchema).openapi({ description: 'The first hundred' }),
    warnings: z.array(refusalSchema).openapi({ description: 'The first hundred' }),
    refusedCut: z.boolean(),
    added: z.array(changedRowSchema).openapi({ description: 'The first twenty' }),
    revised: z.array(changedRowSchema).openapi({ description: 'The first hundred' }),
  })
  .openapi('LoadSummary');

export const uploadSchema = z
  .object({
    id: z.string(),
    source: z.string(),
    sourceTitle: z.string(),
    sourceTitleEn: z.string(),
    provenance: z.enum(PROVENANCES),
    knownAt: z.string().nullable(),
    createdAt: z.string(),
    state: z.enum(UPLOAD_STATES),
    work: z.enum(['preview', 'load']).nullable(),
    ahead: count.openapi({ description: 'Pieces of work that come first' }),
    elapsedMs: count.nullable(),
    files: z.array(z.object({ name: z.string(), bytes: count, sha256: z.string() })),
    preview: summarySchema
      .extend({
        token: z.string().openapi({ description: 'What a load must name' }),
        warehouseChanged: z.boolean().openapi({ description: 'A run was loaded since' }),
      })
      .nullable(),
    result: summarySchema.nullable(),
    trouble: z
      .object({
        code: z.string(),
        message: z.string(),
        messageEn: z.string(),
        mend: z.string(),
        mendEn: z.string(),
      })
      .nullable(),
  })
  .openapi('Upload');
