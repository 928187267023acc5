import { z } from '@hono/zod-openapi';
import { isCivilDate } from '../core/civil-date.ts';
import type { ApiContext } from './context.ts';

const date = z.string().refine(isCivilDate, 'a date written 2024-12-31');

/** The parameters of every read. */
export const clocksQuery = z.strictObject({
  asOf: date.optional().openapi({
    description: 'Valid time: figures whose period has ended by this day.',
    example: '2024-12-31',
  }),
  knownAt: date.optional().openapi({
    description: 'Known time: figures that were known on this day.',
    example: '2024-12-31',
  }),
});

export const cityQuery = clocksQuery.extend({
  city: z
    .enum(['jinan', 'qingdao'])
    .optional()
    .openapi({ description: 'One city; both where left out.' }),
});

/** Both clocks with their defaults, which are decided here at the edge. */
export function clocks(
  { openAt, today }: ApiContext,
  query: { asOf?: string | undefined; knownAt?: string | undefined },
) {
  const now = today();
  return { asOf: query.asOf ?? openAt ?? now, knownAt: query.knownAt ?? now };
}
