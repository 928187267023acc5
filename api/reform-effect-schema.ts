import { z } from '@hono/zod-openapi';
import { REASONS, VERDICTS } from '../core/verdict.ts';
import { NO_COST } from '../subsidies/exposure/cost-per-progress.ts';

const money = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .openapi({ description: 'Yuan, two decimals' });
const number = z.string().openapi({ description: 'In the indicator’s unit', example: '1217' });
const year = z.number().int();
const change = z.object({ before: money, after: money, delta: money });
const figure = z.object({
  year,
  value: number,
  bound: z.string().nullable(),
  provenance: z.string(),
});
const rule = z.object({ rule: z.string(), title: z.string(), titleEn: z.string(), delta: money });

/** What a reform means for the targets that the changed money serves. */
export const effectOnTargetsSchema = z
  .object({
    caveat: z.object({ zh: z.string(), en: z.string() }),
    indicators: z.array(
      z.object({
        indicator: z.string(),
        indicatorName: z.string(),
        indicatorNameEn: z.string(),
        unit: z.string(),
        kind: z.string(),
        links: z
          .array(
            z.object({
              document: z.string(),
              documentNo: z.string().nullable(),
              documentName: z.string(),
              documentNameEn: z.string(),
              draft: z.boolean(),
              clause: z.string(),
              prints: z.string(),
            }),
          )
          .openapi({ description: 'The clauses that declare what the money is for' }),
        rules: z.array(rule),
        targets: z
          .array(
            z.object({
              target: z.string(),
              title: z.string(),
              titleEn: z.string(),
              document: z.string(),
              documentNo: z.string().nullable(),
              draft: z.boolean(),
              deadline: z.string().nullable(),
              verdict: z.enum(VERDICTS),
              reason: z.enum(REASONS),
            }),
          )
          .openapi({ description: 'As they are judged now; a reform changes no verdict' }),
        money: change.openapi({
          description: 'The year’s money of all rules that serve the indicator',
        }),
        progress: z.object({
          before: figure.nullable(),
          after: figure.nullable(),
          added: number.nullable(),
          perUnit: change
            .nullable()
            .openapi({ description: 'The money over the last known year’s progress' }),
          reason: z.enum(NO_COST).nullable().openapi({ description: 'Why perUnit is null' }),
        }),
        price: z
          .object({
            from: year.nullable(),
            to: year.nullable(),
            paid: money.nullable(),
            added: number.nullable(),
            perAdded: money.nullable(),
            reason: z.enum(NO_COST).nullable(),
          })
          .openapi({ description: 'What a unit was paid with over the longest known span' }),
        paidFor: number
          .nullable()
          .openapi({ description: 'Units that the changed sum paid for at that price' }),
      }),
    ),
    undeclared: z
      .array(rule)
      .openapi({ description: 'Changed rules of which no clause says which indicator they serve' }),
  })
  .openapi('ReformEffectOnTargets', {
    description: 'No causal estimate: converted at the historical cost of a unit',
  });
