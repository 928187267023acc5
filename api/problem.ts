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

/** A refusal that has a status of its own, thrown where the request is worked on. */
export class Refused extends Error {
  readonly status: number;
  readonly type: string;
  readonly mend: string;

  constructor(status: number, type: string, detail: string, mend: string) {
    super(detail);
    this.name = 'Refused';
    this.status = status;
    this.type = type;
    this.mend = mend;
  }
}

/** The answer to an error: what it is, and what mends it. Nothing of the inside goes out. */
export function problem(c: Context, error: unknown): Response {
  if (error instanceof Refused) {
    return answer(c, error.status, error.type, error.message, error.mend);
  }
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

const described = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});

export const PROBLEMS = {
  400: described('The request is not valid'),
  404: described('There is no such thing'),
  503: described('No figures are loaded'),
} as const;

/** What requests that change something can be answered with besides. */
export const CHANGE_PROBLEMS = {
  ...PROBLEMS,
  403: described('The request does not come from a page of this server'),
  409: described('What is there does not allow it now'),
  413: described('The body is too large'),
  507: described('The data folder is full'),
} as const;
