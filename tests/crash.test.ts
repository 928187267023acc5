import { cpSync, mkdirSync, readdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../reference/project-root.ts';
import { openSnapshotFile, rows, withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { quanheng, start } from './command-line.ts';
import { contractsCsv, manyContracts } from './sample-contracts.ts';
import { fileIn, temporaryFolder } from './sample-statistics.ts';

const folder = temporaryFolder();
const random = seeded(20260105);
const contracts = (file: string) => [
  ...['etl', 'load', 'tech-contracts', file],
  ...['--known-at', '2025-12-31', '--json'],
];
const FILE = join(folder, 'contracts.csv');
const CONTRACTS = contracts(FILE);
const STATISTICS = [
  ...['etl', 'load', 'statistics'],
  ...['published_statistics.csv', 'provincial_panel.csv'].map((name) => projectPath('data', name)),
  ...['--known-at', '2025-06-30', '--json'],
];

/** Checksums of all claims by key and of all refused rows, whatever run brought them. */
const STATE = `SELECT
  (SELECT md5(string_agg(md5(CAST(c AS VARCHAR)), '' ORDER BY registration_no, known_from, "row"))
   FROM (SELECT * EXCLUDE (claim_id, run_id) FROM contract) c) AS contracts,
  (SELECT md5(string_agg(md5(CAST(r AS VARCHAR)), '' ORDER BY CAST(r AS VARCHAR)))
   FROM (SELECT * EXCLUDE (run_id) FROM refusal) r) AS refusals,
  (SELECT count(*) FROM contract) AS contract_rows`;

let before: unknown;
let after: unknown;
let duration: number;

beforeAll(async () => {
  // One row in 10,000 is refused, so that the quarantine must come out whole too.
  const all = manyContracts(200_000).map((cells, at) =>
    at % 10_000 === 777 ? cells.map((cell) => (cell === '有效' ? '不明' : cell)) : cells,
  );
  writeFileSync(FILE, contractsCsv(all));
  await finish(join(folder, 'base'), contracts(fileIn(folder, contractsCsv(all.slice(0, 2000)))));
  before = await published(join(folder, 'base'));
  const undisturbed = dataFolder('undisturbed');
  const started = performance.now();
  await finish(undisturbed, CONTRACTS);
  duration = performance.now() - started;
  after = await published(undisturbed);
  expect(await loaded(undisturbed)).toEqual(stateOf(after));
  expect(Number(stateOf(after)['contract_rows'])).toBe(199_980);
  expect(after).not.toEqual(before);
});

describe('a load of 200,000 rows that is killed', () => {
  test('at any moment leaves the old state or the new; then the command completes it', async () => {
    let hits = 0;
    for (let round = 1; round <= 3; round++) {
      const data = dataFolder(`moments-${round}`);
      // From the start of a load to its end; again from the start where one ended before its kill,
      // as one does that finds all rows there already.
      let span = duration;
      for (let attempt = 0; hits < 7 * round && attempt < 21; attempt++) {
        const moment = (span * ((attempt % 7) + random())) / 7;
        const started = performance.now();
        if (await killAfter(data, moment, attempt % 2 === 0)) hits++;
        else span = performance.now() - started;
        expect([before, after]).toContainEqual(await published(data));
      }
      await expectCompletion(data);
    }
    expect(hits).toBeGreaterThanOrEqual(20);
  }, 600_000);

  test('while it commits leaves the old state or the new', async () => {
    for (let attempt = 0; attempt < 2; attempt++) {
      const data = dataFolder(`committing-${attempt}`);
      // The file as it came is kept right before the commit.
      await killOn(data, homeAt(data).files, '', random() * 200);
      expect([before, after]).toContainEqual(await published(data));
      await expectCompletion(data);
    }
  }, 300_000);

  test('while it publishes leaves the old state or the new', async () => {
    const data = dataFolder('publishing');
    for (let attempt = 0; attempt < 3; attempt++) {
      await killOn(data, homeAt(data).snapshots, '.', random() * 15);
      expect([before, after]).toContainEqual(await published(data));
    }
    await expectCompletion(data);
  }, 300_000);
});

test('a load writes no log that the next one would have to replay', async () => {
  const data = join(folder, 'watched');
  const touched = new Set<string | null>();
  mkdirSync(data, { recursive: true });
  const watcher = watch(data, (_, name) => touched.add(name));
  await finish(data, contracts(fileIn(folder, contractsCsv(manyContracts(200)))));
  await finish(data, ['etl', 'undo', 'run-000001']);
  watcher.close();
  expect([...touched]).toContain('loader.duckdb');
  expect([...touched]).not.toContain('loader.duckdb.wal');
});

test('a load that is killed as the first of its folder publishes nothing or all of it', async () => {
  const undisturbed = join(folder, 'first');
  const started = performance.now();
  await finish(undisturbed, STATISTICS);
  const whole = performance.now() - started;
  const content = readPointer(homeAt(undisturbed))?.content;
  for (let attempt = 0; attempt < 5; attempt++) {
    const data = join(folder, `first-${attempt}`);
    await killAfter(data, (whole * (attempt + 1 + random())) / 6, true, STATISTICS);
    expect([undefined, content]).toContain(readPointer(homeAt(data))?.content);
    await finish(data, STATISTICS);
    expect(readPointer(homeAt(data))?.content).toBe(content);
    await expectAlike(data, undisturbed);
  }
}, 200_000);

async function expectAlike(data: string, undisturbed: string): Promise<void> {
  const claims = (each: string) =>
    withLoader(homeAt(each), (connection) =>
      rows(connection, 'SELECT * EXCLUDE (claim_id, run_id) FROM observation ORDER BY claim_id'),
    );
  expect(await claims(data)).toEqual(await claims(undisturbed));
}

/** A copy of the folder that already holds a smaller load. */
function dataFolder(name: string): string {
  const data = join(folder, name);
  cpSync(join(folder, 'base'), data, { recursive: true });
  return data;
}

async function finish(data: string, args: readonly string[]): Promise<void> {
  const ended = await quanheng(data, args);
  expect(ended.stderr).toBe('');
  expect([0, 3]).toContain(ended.code);
}

/** The same command completes what was killed, and clears away what that left. */
async function expectCompletion(data: string): Promise<void> {
  await finish(data, CONTRACTS);
  expect(await published(data)).toEqual(after);
  expect(await loaded(data)).toEqual(stateOf(after));
  const { folder: root, files, scratch, snapshots } = homeAt(data);
  expect(readdirSync(scratch)).toEqual([]);
  expect(readdirSync(files).filter((name) => name.includes('.'))).toEqual([]);
  expect(readdirSync(snapshots).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(readdirSync(root).toSorted()).toEqual(
    ['current.json', 'files', 'loader.duckdb', 'scratch', 'snapshots'].toSorted(),
  );
}

/** Kills a load, alone or with the processes it started; true where it was still running. */
async function killAfter(
  data: string,
  milliseconds: number,
  alone: boolean,
  command: readonly string[] = CONTRACTS,
): Promise<boolean> {
  const { child, ended } = start(data, command);
  const timer = setTimeout(() => kill(child.pid, alone), milliseconds);
  const { signal } = await ended;
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

/** Kills a load some time after a file whose name begins so is first touched. */
async function killOn(data: string, place: string, begins: string, later: number): Promise<void> {
  const { child, ended } = start(data, CONTRACTS);
  const watcher = watch(place, (_, name) => {
    if (!name?.startsWith(begins)) return;
    watcher.close();
    setTimeout(() => kill(child.pid, true), later);
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

/** What readers get: the id of the content, and the checksums of the snapshot that it names. */
async function published(data: string) {
  const home = homeAt(data);
  const { file, content } = readPointer(home) ?? { file: '', content: '' };
  const instance = await openSnapshotFile(join(home.snapshots, file), home);
  try {
    const [state] = await rows(await instance.connect(), STATE);
    return { content, ...state };
  } finally {
    instance.closeSync();
  }
}

function loaded(data: string) {
  return withLoader(homeAt(data), async (connection) => (await rows(connection, STATE))[0]);
}

function stateOf(seen: unknown) {
  const { content: _, ...state } = seen as Record<string, unknown>;
  return state;
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
