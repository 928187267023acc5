import type { Context } from 'hono';
import type { ApiContext } from './context.ts';
import type { Memo } from './memo.ts';

/** What a read came to: nothing new since the ETag that the client holds, or a value. */
export type Conditional<T> = { readonly unchanged: Response } | { readonly value: T };

/**
 * Answers 304 from the bundle alone, before any query; otherwise computes, or takes what an equal
 * request computed.
 */
export function conditional<T>(
  c: Context,
  { service, memo }: ApiContext,
  parameters: Readonly<Record<string, string | undefined>>,
  compute: (bundle: string) => Promise<T>,
): Promise<Conditional<T>> {
  return unlessKnown(c, memo, service.bundle(parameters), compute);
}

/** The same for a tag of the caller's own. */
export async function unlessKnown<T>(
  c: Context,
  memo: Memo,
  tag: string,
  compute: (tag: string) => Promise<T>,
): Promise<Conditional<T>> {
  const etag = `"${tag}"`;
  c.header('etag', etag);
  c.header('cache-control', 'no-cache');
  const known = c.req
    .header('if-none-match')
    ?.split(',')
    .map((each) => each.trim().replace(/^W\//, ''));
  if (known?.includes(etag)) return { unchanged: c.body(null, 304) };
  return { value: await memo.get(tag, () => compute(tag)) };
}
