import { z } from '@hono/zod-openapi';
import { SOURCES } from '../etl/sources.ts';

const [first = '', ...others] = SOURCES.map(({ name }) => name);

/** The name of a source, as a parameter. */
export const sourceName = z
  .enum([first, ...others], { error: () => `one of ${[first, ...others].join(', ')}` })
  .openapi({ description: 'One source; all where left out.' });

export const runName = z
  .string()
  .regex(/^run-\d{6,9}$/, 'a run as /api/runs lists them')
  .openapi({ description: 'One run; all where left out.', example: 'run-000001' });

const whole = (most: number, standard: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'a whole number from 1')
    .transform(Number)
    .refine((value) => value <= most, `at most ${most}`)
    .default(standard);

/** Which page of a list, and how long a page is. */
export function pageQuery(most: number, standard = most) {
  return {
    page: whole(1_000_000, 1).openapi({ type: 'integer', description: 'From 1.' }),
    size: whole(most, standard).openapi({ type: 'integer', description: `At most ${most}.` }),
  };
}
