import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { QuanhengError, type ErrorCode } from '../core/error.ts';

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    mend: z.string().optional(),
  })
  .openapi('Problem');

const STATUS: Record<ErrorCode, 400 | 404 | 499 | 500 | 503> = {
  usage: 400,
  invalidInput: 400,
  notFound: 404,
  invalidCatalogue: 500,
  warehouseBusy: 503,
  warehouseEmpty: 503,
  warehouseFailed: 500,
  cancelled: 499,
};

/** The answer to an error: what it is, and what mends it. Nothing of the inside goes out. */
export function problem(c: Context, error: unknown): Response {
  if (error instanceof QuanhengError) {
    const status = STATUS[error.code];
    const detail = error.code === 'warehouseFailed' ? 'the query failed' : error.message;
    return answer(c, status, error.code, detail, error.mend);
  }
  return answer(c, 500, 'internal', 'an unexpected error', '');
}

export function answer(c: Context, status: number, type: string, detail: string, mend: string) {
  c.header('etag', undefined);
  c.header('cache-control', 'no-store');
  const title = type.replace(/([A-Z])/g, ' $1').toLowerCase();
  const body = {
    type: `urn:quanheng:problem:${type}`,
    title,
    status,
    detail,
    ...(mend && { mend }),
  };
  return c.body(JSON.stringify(body), status as 400, {
    'content-type': 'application/problem+json',
  });
}

export const PROBLEMS = {
  400: {
    description: 'The request is not valid',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  404: {
    description: 'There is no such thing',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
  503: {
    description: 'No figures are loaded',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;
