import { createHash } from 'node:crypto';
import { cpSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../core/viewer.ts';
import { projectPath } from '../reference/project-root.ts';
import { rows, withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { quanheng, start } from './command-line.ts';
import { fileIn, temporaryFolder } from './sample-statistics.ts';

const PUBLISHED = ['published_statistics.csv', 'provincial_panel.csv'];
const LOAD = [
  ...['etl', 'load', 'statistics'],
  ...PUBLISHED.map((name) => projectPath('data', name)),
  ...['--known-at', '2025-06-30', '--json'],
];
const folder = temporaryFolder();
const random = seeded(20260105);

/** What readers see of a data folder: the id of the content and a checksum of its series. */
interface Seen {
  readonly content: string;
  readonly series: string;
}

let before: Seen;
let after: Seen;
let claims: string;
let duration: number;

beforeAll(async () => {
  const published = readFileSync(projectPath('data', 'published_statistics.csv'), 'utf8');
  const smaller = fileIn(folder, published.split('\n').slice(0, 60).join('\n'));
  await finish(join(folder, 'base'), ['etl', 'load', 'statistics', smaller, ...LOAD.slice(-3)]);
  before = await seen(join(folder, 'base'));
  const undisturbed = dataFolder('undisturbed');
  const started = performance.now();
  await finish(undisturbed, LOAD);
  duration = performance.now() - started;
  after = await seen(undisturbed);
  claims = await claimsIn(undisturbed);
  expect(after.content).not.toBe(before.content);
});

describe('a load that is killed', () => {
  test('at any moment leaves the old state or the new, and the same command completes it', async () => {
    let killed = 0;
    for (let attempt = 0; killed < 20 && attempt < 60; attempt++) {
      const data = dataFolder(`moment-${attempt}`);
      const moment = duration * (((attempt % 20) + random()) / 20);
      if (await killAt(data, moment, attempt % 2 === 0)) killed++;
      expect([before, after]).toContainEqual(await seen(data));
      await expectCompletion(data);
    }
    expect(killed).toBeGreaterThanOrEqual(20);
  });

  test('while it publishes leaves the old state or the new', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const data = dataFolder(`publishing-${attempt}`);
      await killOncePublishing(data, random() * 15);
      expect([before, after]).toContainEqual(await seen(data));
      await expectCompletion(data);
    }
  });

  test('again and again in one folder loses nothing', async () => {
    const data = dataFolder('again');
    for (let attempt = 0; attempt < 6; attempt++) {
      await killAt(data, duration * ((attempt + random()) / 6), true);
      expect([before, after]).toContainEqual(await seen(data));
    }
    await expectCompletion(data);
  });

  test('as the first of its folder leaves either nothing published or all of it', async () => {
    const undisturbed = join(folder, 'first');
    await finish(undisturbed, LOAD);
    const whole = await seen(undisturbed);
    for (let attempt = 0; attempt < 3; attempt++) {
      const data = join(folder, `first-${attempt}`);
      await killAt(data, duration * ((attempt + 1 + random()) / 4), true);
      if (readPointer(homeAt(data))) expect(await seen(data)).toEqual(whole);
      await finish(data, LOAD);
      expect(await seen(data)).toEqual(whole);
    }
  });
});

/** A copy of the folder that already holds a smaller load. */
function dataFolder(name: string): string {
  const data = join(folder, name);
  cpSync(join(folder, 'base'), data, { recursive: true });
  return data;
}

async function finish(data: string, args: readonly string[]): Promise<void> {
  expect(await quanheng(data, args)).toMatchObject({ code: 0, stderr: '' });
}

async function expectCompletion(data: string): Promise<void> {
  await finish(data, LOAD);
  expect(await seen(data)).toEqual(after);
  expect(await claimsIn(data)).toBe(claims);
}

/** Kills the load, alone or with the processes it started; true where it was still running. */
async function killAt(data: string, milliseconds: number, alone: boolean): Promise<boolean> {
  const { child, ended } = start(data, LOAD);
  const timer = setTimeout(() => kill(child.pid, alone), milliseconds);
  const { signal } = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

async function killOncePublishing(data: string, milliseconds: number): Promise<void> {
  const { child, ended } = start(data, LOAD);
  const watcher = watch(homeAt(data).snapshots, () => {
    watcher.close();
    setTimeout(() => kill(child.pid, true), milliseconds);
  });
  await ended;
  watcher.close();
}

function kill(pid: number | undefined, alone: boolean): void {
  if (pid === undefined) return;
  try {
    process.kill(alone ? pid : -pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

async function seen(data: string): Promise<Seen> {
  const reader = new SnapshotReader(homeAt(data));
  const series = await reader.query('yearly-series', OPERATOR, {
    known_at: '2030-12-31',
    as_of: '2030-12-31',
  });
  const content = reader.content();
  reader.close();
  return { content, series: checksum(series.map((figure) => ({ ...figure, claim_id: null }))) };
}

/** A checksum of all claims in their order, without the numbers that a rerun may give anew. */
async function claimsIn(data: string): Promise<string> {
  const found = await withLoader(homeAt(data), (connection) =>
    rows(connection, 'SELECT * EXCLUDE (claim_id, run_id) FROM observation ORDER BY claim_id'),
  );
  return `${found.length} ${checksum(found)}`;
}

function checksum(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Numbers from 0 to 1 that are the same in every run of the tests (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
