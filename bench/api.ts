import { Agent, get } from 'node:http';
import { wantedSeries } from '../targets/evaluate-all.ts';
import { TargetService } from '../targets/service.ts';
import { createApp } from '../api/app.ts';
import { OPERATOR } from '../core/viewer.ts';
import { projectPath } from '../reference/project-root.ts';
import { startServer } from '../tests/e2e/server.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { concurrently, ms, quantile, type Line } from './measure.ts';

const CONNECTIONS = 50;
const CALLS = 5000;
const UNCACHED = 200;
const asOf = (call: number) => `${2010 + (call % 15)}-0${1 + (call % 9)}-${10 + (call % 19)}`;

/** Reads at 50 connections: by ETag against an empty route, and uncached against the bare query. */
export async function apiReads(home: Home): Promise<Line[]> {
  return [await knownReads(home), await uncachedReads(home)];
}

/** Over HTTP on loopback, each server in a process of its own. */
async function knownReads(home: Home): Promise<Line> {
  const dashboard = await startServer(
    [projectPath('cli', 'quanheng.ts'), 'serve', '--demo', '--port', '0'],
    home,
  );
  const empty = await startServer([projectPath('bench', 'empty-route.ts')], home);
  const etag = (await fetch(`${dashboard.address}/api/overview`)).headers.get('etag') ?? '';
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const known = () =>
    read(`${dashboard.address}/api/overview`, agent, { 'if-none-match': etag }, 304);
  const nothing = () => read(`${empty.address}/`, agent, {}, 204);
  await concurrently(CONNECTIONS, CALLS, known);
  await concurrently(CONNECTIONS, CALLS, nothing);
  const p99 = quantile(await concurrently(CONNECTIONS, CALLS, known), 0.99);
  const floor = quantile(await concurrently(CONNECTIONS, CALLS, nothing), 0.99);
  agent.destroy();
  dashboard.stop();
  empty.stop();
  return {
    what: `API read answered from the ETag, ${CONNECTIONS} connections (p99 of ${CALLS})`,
    figure: ms(p99),
    baseline: `empty Hono route: ${ms(floor)}`,
    ratio: (p99 / floor).toFixed(2),
    budget: '≤ 5 × the empty route',
    within: p99 <= 5 * floor,
  };
}

async function uncachedReads(home: Home): Promise<Line> {
  const app = createApp({ home, openAt: null });
  const reader = new SnapshotReader(home);
  const answer = async (call: number) => app.request(`/api/evaluations?asOf=${asOf(call)}`);
  const series = wantedSeries(new TargetService(reader).targets);
  const query = (call: number) =>
    reader.query('yearly-series', OPERATOR, {
      as_of: asOf(call),
      known_at: '2026-11-21',
      series,
      parts: true,
    });
  await concurrently(CONNECTIONS, CONNECTIONS, query);
  const fresh = quantile(await concurrently(CONNECTIONS, UNCACHED, answer), 0.5);
  const direct = quantile(await concurrently(CONNECTIONS, UNCACHED, query), 0.5);
  reader.close();
  return {
    what: `API read uncached, ${CONNECTIONS} at once (median of ${UNCACHED})`,
    figure: ms(fresh),
    baseline: `the same query run directly: ${ms(direct)}`,
    ratio: (fresh / direct).toFixed(2),
    budget: '≤ 2 × the query',
    within: fresh <= 2 * direct,
  };
}

function read(
  address: string,
  agent: Agent,
  headers: Record<string, string>,
  expected: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    get(address, { agent, headers }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === expected
          ? resolve()
          : reject(new Error(`${address} answered ${response.statusCode}`)),
      );
    }).once('error', reject);
  });
}
