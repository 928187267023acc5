import { z } from '@hono/zod-openapi';
import { isCivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import { WORLDS } from '../ranking/fact-book.ts';
import type { NoticeQuestion } from '../ranking/notice/make.ts';
import { reportedPeriod } from '../ranking/notice/reported-period.ts';
import { PERIOD_EXAMPLES } from '../ranking/period.ts';
import type { RankingService } from '../ranking/service.ts';
import type { ApiContext } from './context.ts';
import { clocks, clocksQuery } from './query.ts';

/** A line of the head: no control characters, no lines of its own. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'some text, or nothing at all')
    .max(most, `at most ${most} characters`)
    .regex(/^\P{Cc}*$/u, 'one line without control characters');

/** What a notice is asked for. */
export const noticeQuery = clocksQuery.extend({
  scheme: z.string().openapi({
    description: 'A scheme as /api/notices lists them.',
    example: 'jn-high-tech-quota',
  }),
  period: z.string().max(40).openapi({
    description: 'A period of the scheme, or a month or quarter in one.',
    example: '2024Q3',
  }),
  facts: z.enum(WORLDS).optional().openapi({
    description: 'By default those on which more units stand, the real ones where as many do.',
  }),
  issuer: line(60).optional().openapi({ description: '发文机关; presumed where left out.' }),
  number: line(60).optional().openapi({ description: '发文字号; open where left out.' }),
  to: line(500).optional().openapi({ description: '主送机关; presumed where left out.' }),
  copies: line(500).optional().openapi({ description: '抄送机关; none where left out.' }),
  date: z
    .string()
    .refine(isCivilDate, 'a date written 2024-12-31')
    .optional()
    .openapi({ description: '成文日期; the day of the figures where left out.' }),
});
export type NoticeQuery = z.infer<typeof noticeQuery>;

/** The question with its clocks and its period settled; throws where scheme and period do not go together. */
export function noticeQuestion(
  context: ApiContext,
  rankings: RankingService,
  query: NoticeQuery,
): Omit<NoticeQuestion, 'trial'> {
  const { scheme, period, facts, issuer, number, to: addressee, copies, date } = query;
  const { asOf: day, knownAt } = clocks(context, query);
  const { period: kind = 'year' } = rankings.versions(scheme, 'notFound').at(-1) ?? {};
  const found = reportedPeriod(kind, period, day);
  if (!found) {
    throw new QuanhengError('usage', `${period} is no ${kind} and no part of one`, {
      mend: `Write ${PERIOD_EXAMPLES[kind]}, or a shorter period in one: 2024Q3, 2024-05.`,
    });
  }
  const { reported, ranked, asOf } = found;
  return {
    question: { scheme, period: ranked.label, asOf, knownAt, facts },
    reported,
    head: { issuer, number, addressee, copies, date },
  };
}
