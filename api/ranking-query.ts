import { z } from '@hono/zod-openapi';
import { WORLDS } from '../ranking/fact-book.ts';
import { DRAWS, MOST_DRAWS, SEED, type RankQuestion } from '../ranking/question.ts';
import type { RankingService } from '../ranking/service.ts';
import type { ApiContext } from './context.ts';
import { clocks, clocksQuery } from './query.ts';

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,10}$/, 'a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `from ${least} to ${most}`);

const count = (least: number, most: number, standard: number) =>
  whole(least, most)
    .optional()
    .openapi({ type: 'integer', minimum: least, maximum: most, default: standard });

/** The id of a scheme, in a path. */
export const schemeId = z
  .string()
  .max(80)
  .openapi({ description: 'A scheme, as /api/schemes lists them.', example: 'jn-high-tech-quota' });

/** What is asked of a ranking. */
export const rankingQuery = clocksQuery.extend({
  period: z.string().min(4).max(20).optional().openapi({
    description: 'As the scheme ranks: 2022, 2022H1, 2022Q3, 2022-05; the latest that is over.',
    example: '2022',
  }),
  version: whole(1, 10_000).optional().openapi({
    type: 'integer',
    description: 'A version of the scheme; the one in force at the end of the period.',
  }),
  facts: z
    .enum(WORLDS, { error: () => `one of ${WORLDS.join(', ')}` })
    .optional()
    .openapi({
      description: 'Which figures; those on which more units stand, the real ones where as many.',
    }),
  draws: count(0, MOST_DRAWS, DRAWS),
  seed: count(0, 2 ** 31, SEED),
});
export type RankingQuery = z.infer<typeof rankingQuery>;

export const historyQuery = rankingQuery
  .omit({ draws: true, seed: true })
  .extend({ before: whole(0, 24).default(5).openapi({ type: 'integer', maximum: 24 }) });

export const cellsQuery = rankingQuery.omit({ draws: true, seed: true }).extend({
  part: z.string({ error: 'write the part, as part=valid-high-tech-firms' }).max(120).openapi({
    description:
      'An item or adjustment of the scheme; with “ heads” after it, what it is divided by.',
    example: 'valid-high-tech-firms',
  }),
  limit: whole(1, 500).default(50).openapi({ type: 'integer', maximum: 500 }),
  offset: whole(0, 10_000_000).default(0).openapi({ type: 'integer' }),
});

/** The question that a request comes to; throws where scheme, version and period do not go together. */
export function rankQuestion(
  context: ApiContext,
  service: RankingService,
  scheme: string,
  query: Partial<RankingQuery>,
): RankQuestion {
  const { asOf, knownAt, period, version, facts, draws, seed } = query;
  const at = clocks(context, { asOf, knownAt });
  const settled = period ?? service.latest(scheme, at.asOf, 'notFound');
  service.settle({ scheme, period: settled, version }, 'notFound');
  return { scheme, period: settled, version, ...at, facts, draws, seed };
}
