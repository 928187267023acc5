import type { Context } from 'hono';
import type { ApiContext } from './context.ts';

/**
 * Answers 304 from the bundle alone, before any query; otherwise computes, or takes what an equal
 * request computed.
 */
export async function conditional<T>(
  c: Context,
  { service, memo }: ApiContext,
  parameters: Readonly<Record<string, string | undefined>>,
  compute: (bundle: string) => Promise<T>,
): Promise<{ unchanged: Response } | { value: T }> {
  const bundle = service.bundle(parameters);
  const etag = `"${bundle}"`;
  c.header('etag', etag);
  c.header('cache-control', 'no-cache');
  const known = c.req
    .header('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.includes(etag)) return { unchanged: c.body(null, 304) };
  return { value: await memo.get(bundle, () => compute(bundle)) };
}
