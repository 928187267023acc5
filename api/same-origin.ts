import type { MiddlewareHandler } from 'hono';
import { answer } from './problem.ts';

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Lets only this server's own pages, and clients that are no browsers, change anything. A page of
 * another site cannot make a browser leave out `Origin` and `Sec-Fetch-Site`. `address` is where the
 * server is opened; one on loopback must be called by a loopback name, so that no other name can be
 * pointed at it, and one behind a proxy may be called by another name inside.
 */
export function ownPagesOnly(address?: string): MiddlewareHandler {
  const opened = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  return async (c, next) => {
    if (['GET', 'HEAD'].includes(c.req.method) || fromOwnPage(c.req.raw, opened)) return next();
    return answer(
      c,
      403,
      'crossOrigin',
      'the request comes from another site',
      'Open the page on this server itself. Behind a proxy, set ORIGIN to the address that users open.',
    );
  };
}

function fromOwnPage({ headers, url }: Request, opened: URL | undefined): boolean {
  const host = headers.get('host') ?? new URL(url).host;
  const local = LOOPBACK.test(host.replace(/:\d+$/, ''));
  if (opened && LOOPBACK.test(opened.hostname) && !local) return false;
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && [host, opened?.host].includes(new URL(origin).host);
}
