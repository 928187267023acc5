import { z } from '@hono/zod-openapi';
import { yearOf, type CivilDate } from '../core/civil-date.ts';
import { BASELINES } from '../subsidies/exposure/question.ts';
import { LEVELS } from '../subsidies/exposure/leaf.ts';
import { SAVED_ID } from '../subsidies/reform/saved.ts';
import { Refused } from './problem.ts';
import { askedReform } from './asked-reform.ts';
import { clocksQuery } from './query.ts';
import { flag, reading } from './subsidy-query.ts';

const MOST_DRAWS = 10_000;

/** The id of a saved or a ready reform. */
export const reformId = z
  .string()
  .regex(SAVED_ID, 'letters a to z, digits and hyphens, at most 60')
  .openapi({
    description: 'A ready or a saved reform, as /api/reforms lists them.',
    example: 'rd-shares',
  });

/** What is asked of a budget. */
export const exposureQuery = clocksQuery.extend({
  year: z
    .string()
    .regex(/^\d{4}$/, 'a year written 2025')
    .optional()
    .openapi({
      description: 'The budget year; the one that asOf lies in, or the next on 31 December.',
      example: '2025',
    }),
  city: z
    .enum(['jinan', 'qingdao'])
    .default('jinan')
    .openapi({ description: 'Whose budget; only Jinan’s rules are codified.' }),
  baseline: z
    .enum(BASELINES, { error: () => `one of ${BASELINES.join(', ')}` })
    .default('inForce')
    .openapi({
      description:
        'inForce: rules within their dates; continued: what ended with its document goes on.',
    }),
  draws: z
    .string()
    .regex(/^[1-9]\d{0,5}$/, 'a whole number from 1')
    .transform(Number)
    .refine((draws) => draws <= MOST_DRAWS, `at most ${MOST_DRAWS}`)
    .default(1000)
    .openapi({ type: 'integer', description: `Draws of the forecast, at most ${MOST_DRAWS}.` }),
  seed: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'letters, digits, _ and -, at most 40')
    .default('1')
    .openapi({ description: 'The same seed gives the same bytes.' }),
  drafts: flag.openapi({ description: 'Rules of drafts as if they were law.' }),
  reading,
  reform: askedReform.optional(),
});

export type ExposureQuery = z.infer<typeof exposureQuery>;

/** The dimensions of a cell; each breakdown of an exposure is by one of them. */
export const DIMENSIONS = [
  'rule',
  'document',
  'bureau',
  'fund',
  'account',
  'level',
  'region',
] as const;

export const rowsQuery = exposureQuery.extend({
  dimension: z
    .enum(DIMENSIONS, { error: () => `one of ${DIMENSIONS.join(', ')}` })
    .optional()
    .openapi({ description: 'By what the cell stands; the total where left out.' }),
  id: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .openapi({
      description: `The row of the breakdown; what is not assigned where left out. Levels: ${LEVELS.join(', ')}.`,
    }),
});

/** The budget year asked for, or the one that a day is asked about. */
export function budgetYear(text: string | undefined, asOf: CivilDate): number {
  const own = yearOf(asOf);
  if (text === undefined) return asOf.endsWith('-12-31') ? own + 1 : own;
  const read = Number(text);
  if (read >= 2000 && read <= own + MOST_AHEAD) return read;
  throw new Refused(
    400,
    'usage',
    `year: ${text} cannot be forecast on ${asOf}`,
    `Write one from 2000 to ${own + MOST_AHEAD}.`,
  );
}

/** Years ahead of the day: the drivers are forecast no further. */
const MOST_AHEAD = 5;
