import { Hono } from 'hono';
import { createApp } from '../api/app.ts';
import { OPERATOR } from '../core/viewer.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { concurrently, ms, quantile, type Line } from './measure.ts';

const CONNECTIONS = 50;
const CALLS = 4000;
const UNCACHED = 200;
const path = (index: number) =>
  `/api/evaluations?asOf=${2010 + (index % 15)}-0${1 + (index % 9)}-${10 + (index % 19)}`;

/** Reads at 50 connections: by ETag against an empty route, and uncached against the bare query. */
export async function apiReads(home: Home): Promise<Line[]> {
  const app = createApp({ home, openAt: '2024-12-31' });
  const empty = new Hono().get('/', (c) => c.body(null, 204));
  const known = (await app.request('/api/overview')).headers.get('etag') ?? '';
  const cached = async () => app.request('/api/overview', { headers: { 'if-none-match': known } });
  const nothing = async () => empty.request('/');
  await concurrently(CONNECTIONS, 500, cached);
  await concurrently(CONNECTIONS, 500, nothing);
  const p99 = quantile(await concurrently(CONNECTIONS, CALLS, cached), 0.99);
  const floor = quantile(await concurrently(CONNECTIONS, CALLS, nothing), 0.99);

  const reader = new SnapshotReader(home);
  const bare = (index: number) =>
    reader.query('yearly-series', OPERATOR, {
      as_of: path(index).slice(-10),
      known_at: '2026-11-21',
    });
  const fresh = quantile(
    await concurrently(CONNECTIONS, UNCACHED, async (index) => app.request(path(index))),
    0.5,
  );
  const direct = quantile(await concurrently(CONNECTIONS, UNCACHED, bare), 0.5);
  reader.close();
  return [
    {
      what: `API read answered from the ETag, ${CONNECTIONS} at once (p99 of ${CALLS})`,
      figure: ms(p99),
      baseline: `empty Hono route: ${ms(floor)}`,
      ratio: (p99 / floor).toFixed(2),
      budget: '≤ 5 × the empty route',
      within: p99 <= 5 * floor,
    },
    {
      what: `API read uncached, ${CONNECTIONS} at once (median of ${UNCACHED})`,
      figure: ms(fresh),
      baseline: `the same query run directly: ${ms(direct)}`,
      ratio: (fresh / direct).toFixed(2),
      budget: '≤ 2 × the query',
      within: fresh <= 2 * direct,
    },
  ];
}
