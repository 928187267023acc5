import { z } from '@hono/zod-openapi';
import { PROBLEMS } from './problem.ts';

/** A read that answers with JSON, or 304 where the client has it. */
export const read = <Query extends z.ZodObject, Answer extends z.ZodType>(
  path: string,
  summary: string,
  query: Query,
  answer: Answer,
) => ({
  method: 'get' as const,
  path,
  summary,
  request: { query },
  responses: {
    200: { description: summary, content: { 'application/json': { schema: answer } } },
    304: { description: 'Unchanged since the ETag given' },
    ...PROBLEMS,
  },
});

/** A table to download. */
export const table = <Query extends z.ZodObject>(path: string, summary: string, query: Query) => ({
  method: 'get' as const,
  path,
  summary,
  request: { query },
  responses: {
    200: { description: 'CSV', content: { 'text/csv': { schema: z.string() } } },
    ...PROBLEMS,
  },
});
