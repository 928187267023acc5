import { z } from '@hono/zod-openapi';
import { yearOf, type CivilDate } from '../core/civil-date.ts';
import type { SubsidyService } from '../subsidies/service.ts';
import { Refused } from './problem.ts';

/** The year of the events. */
export const year = z
  .string({ error: 'write the year of the events, as year=2021' })
  .regex(/^\d{4}$/, 'a year written 2021')
  .openapi({ description: 'The year of the events.', example: '2021' });

export const ruleId = z.string().max(120).openapi({
  description: 'The id of a rule.',
  example: 'jn-tech-transfer-2021.seller-development',
});

export const beneficiaryCode = z
  .string()
  .regex(/^[\w-]{1,40}$/, 'a social credit code, own id or region id')
  .openapi({
    description: 'A unit’s code; a district’s region id.',
    example: '91370102MA0000000X',
  });

/** `switch=option`; may be there more than once. */
export const reading = z
  .union([z.string(), z.array(z.string())])
  .transform((words) => (typeof words === 'string' ? [words] : words))
  .optional()
  .openapi({
    type: 'array',
    items: { type: 'string' },
    description: 'How a text that can be read in more than one way is read; repeatable.',
    example: ['limitsOf27=none'],
  });

export const flag = z
  .enum(['true', 'false'])
  .transform((word) => word === 'true')
  .optional();

/** The year as a number; refused where it lies far from the day. */
export function readYear(text: string, asOf: CivilDate): number {
  const read = Number(text);
  const last = yearOf(asOf) + 20;
  if (read >= 2000 && read <= last) return read;
  throw new Refused(
    400,
    'usage',
    `year: ${text} is no year of events`,
    `Write one from 2000 to ${last}.`,
  );
}

/** The readings chosen, and the text by which a bundle names them. */
export function readReadings(service: SubsidyService, words: readonly string[] = []) {
  const choices = service.choices(words);
  const chosen = Object.entries(choices).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { choices, named: chosen.map((pair) => pair.join('=')).join('&') || undefined };
}
