import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createApp } from '../api/app.ts';
import { OPERATOR } from '../core/viewer.ts';
import { load } from '../etl/load.ts';
import { statistics } from '../etl/sources/statistics.ts';
import { loadReference } from '../reference/catalogue.ts';
import { openSnapshotFile, rows, withLoader } from '../warehouse/connect.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { quanheng } from './command-line.ts';
import { PUBLISHED } from './loaded-home.ts';
import { csvOf, fileIn, rowWith, temporaryFolder } from './sample-statistics.ts';

const folder = temporaryFolder();
const reference = loadReference();
const newHome = () => homeAt(join(folder, randomUUID()));
const rowOf = (year: number) => csvOf([rowWith({ year: `${year}`, period: `${year}` })]);

/** A load that adds the figure of one year. */
function addYear(home: Home, year: number) {
  return load(statistics, {
    home,
    reference,
    files: [oneFile(year)],
    knownAt: null,
    today: '2026-01-05',
    provenance: 'published',
    dryRun: false,
  });
}

function oneFile(year: number): string {
  return fileIn(folder, rowOf(year));
}

async function years(reader: SnapshotReader): Promise<number> {
  const known = { known_at: '2030-12-31', as_of: '2030-12-31', series: null, parts: false };
  return (await reader.query('yearly-series', OPERATOR, known)).length;
}

const snapshots = (home: Home) => readdirSync(home.snapshots);

describe('readers beside a load', () => {
  test('never fail and never step back while loads of the same process publish', async () => {
    const home = newHome();
    await addYear(home, 2000);
    const readers = [new SnapshotReader(home), new SnapshotReader(home)];
    const loading = new AbortController();
    const reading = readers.map((reader) => keepReading(reader));
    async function keepReading(reader: SnapshotReader): Promise<number[]> {
      const counts: number[] = [];
      while (!loading.signal.aborted) counts.push(await years(reader));
      return [...counts, await years(reader)];
    }
    for (let year = 2001; year <= 2006; year++) await addYear(home, year);
    loading.abort();
    for (const counts of await Promise.all(reading)) {
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(counts.at(-1)).toBe(7);
      expect(new Set(counts).size).toBeGreaterThan(1);
    }
    expect(readers.map((reader) => reader.content())).toEqual([
      readPointer(home)?.content,
      readPointer(home)?.content,
    ]);
    for (const reader of readers) reader.close();
  });

  test('find at most three snapshots in the folder, and nothing unfinished', async () => {
    const home = newHome();
    for (let year = 2001; year <= 2006; year++) await addYear(home, year);
    expect(snapshots(home)).toHaveLength(3);
    expect(snapshots(home)).toContain(readPointer(home)?.file);
    expect(snapshots(home).every((name) => /^\d{6}-[0-9a-f]{16}\.duckdb$/.test(name))).toBe(true);
  });

  test('finish on the snapshot they began with, though it is pruned meanwhile', async () => {
    const home = newHome();
    await addYear(home, 2000);
    const first = readPointer(home)?.file;
    const slow = new SnapshotReader(home);
    await years(slow);
    // Begun before the loads, and more than run at once: some wait for the others to end.
    const asked = Promise.all(Array.from({ length: 30 }, () => years(slow)));
    for (let year = 2001; year <= 2004; year++) await addYear(home, year);
    expect((await asked).every((count) => count >= 1)).toBe(true);
    expect(snapshots(home)).not.toContain(first);
    expect(await years(slow)).toBe(5);
    slow.close();
  });

  test('that are let go while a query runs still get their answer', async () => {
    const home = newHome();
    await addYear(home, 2000);
    const reader = new SnapshotReader(home);
    const asked = years(reader);
    await Promise.resolve();
    reader.close();
    expect(await asked).toBe(1);
  });

  test('of an empty folder are told so each time, and answer once something is loaded', async () => {
    const home = newHome();
    const reader = new SnapshotReader(home);
    for (let attempt = 0; attempt < 20; attempt++) {
      await expect(years(reader)).rejects.toMatchObject({ code: 'warehouseEmpty' });
    }
    await addYear(home, 2000);
    expect(await years(reader)).toBe(1);
    reader.close();
  });
});

describe('10,000 reads while another process loads', () => {
  test('all answer and none steps back, over the API and from the snapshot', async () => {
    const home = newHome();
    const loads = [PUBLISHED, ...Array.from({ length: 12 }, (_, at) => [oneFile(1990 + at)])];
    const published: (string | undefined)[] = [];
    const loadNext = async () => {
      const files = loads[published.length] ?? [];
      const ended = await quanheng(home.folder, ['etl', 'load', 'statistics', ...files]);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      published.push(readPointer(home)?.content);
    };
    await loadNext();

    const app = createApp({ home, openAt: '2024-12-31' });
    const reader = new SnapshotReader(home);
    const failed: string[] = [];
    const seen: string[][] = [];
    const loading = new AbortController();
    let reads = 0;
    const keepReading = async (read: () => Promise<string>) => {
      const contents: string[] = [];
      seen.push(contents);
      while (!loading.signal.aborted || reads < 10_000) {
        const content = await read().catch((error: unknown) => void failed.push(String(error)));
        if (content !== undefined && content !== contents.at(-1)) contents.push(content);
        reads++;
        // Answers from memory would leave the event loop no time to see a load end.
        await setImmediate();
      }
    };
    const request = (path: string, contentOf: (response: Response) => Promise<string>) => () =>
      Promise.resolve(app.request(path)).then(async (response) => {
        if (response.status !== 200) failed.push(`${path}: ${response.status}`);
        return contentOf(response);
      });
    const tagged = async (response: Response) => {
      await response.text();
      return response.headers.get('etag') ?? '';
    };
    const snapshot = async (response: Response) =>
      ((await response.json()) as { snapshot: string }).snapshot;
    const reading = [
      keepReading(request('/healthz', snapshot)),
      keepReading(request('/api/overview?city=jinan', tagged)),
      keepReading(request('/api/evaluations', tagged)),
      keepReading(request('/api/evaluations.csv?city=qingdao', tagged)),
      keepReading(request('/api/targets/jn-htf-2020.valid-high-tech-firms', tagged)),
      keepReading(async () => String(await years(reader)).padStart(6, '0')),
    ];
    while (published.length < loads.length) await loadNext();
    loading.abort();
    await Promise.all(reading);
    reader.close();

    expect(failed).toEqual([]);
    expect(reads).toBeGreaterThanOrEqual(10_000);
    expect(new Set(published).size).toBe(13);
    const [health = [], ...others] = seen;
    expect(health).toEqual(published);
    for (const contents of others) expect(contents.length).toBeGreaterThan(5);
    for (const contents of seen) expect(new Set(contents).size).toBe(contents.length);
    const counts = seen.at(-1) ?? [];
    expect(counts).toEqual(counts.toSorted());
  }, 120_000);

  test('would not hold if two open files spilled into one folder, so each has its own', async () => {
    const home = newHome();
    await addYear(home, 2000);
    const spilled = `SELECT current_setting('temp_directory') AS folder`;
    const snapshot = join(home.snapshots, readPointer(home)?.file ?? '');
    const instances = await Promise.all([
      openSnapshotFile(snapshot, home),
      openSnapshotFile(snapshot, home),
    ]);
    const folders = await withLoader(home, async (loader) => {
      const readers = await Promise.all(instances.map((each) => each.connect()));
      const found = await Promise.all([loader, ...readers].map((each) => rows(each, spilled)));
      return found.map(([setting]) => setting?.['folder']);
    });
    for (const instance of instances) instance.closeSync();
    expect(new Set(folders).size).toBe(3);
  });
});

describe('a second writer', () => {
  const busy = 'another load is writing to this data folder';
  const mend = 'Wait until it ends, then run the command again. Readers are not affected.';

  test('in another process is asked to wait, and readers go on', async () => {
    const home = newHome();
    await addYear(home, 2000);
    const command = ['etl', 'load', 'statistics', fileIn(folder, rowOf(2001))];
    await withLoader(home, async () => {
      const ended = await quanheng(home.folder, command);
      expect(ended).toEqual({ code: 1, signal: null, stdout: '', stderr: `${busy}\n${mend}\n` });
      const reader = new SnapshotReader(home);
      expect(await years(reader)).toBe(1);
      reader.close();
    });
    expect(await quanheng(home.folder, command)).toMatchObject({ code: 0, stderr: '' });
  });

  test('in the same process is asked to wait, and neither load is lost', async () => {
    const home = newHome();
    await addYear(home, 2000);
    const outcomes = await Promise.allSettled([addYear(home, 2001), addYear(home, 2002)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'warehouseBusy', message: busy, mend } });
    await addYear(home, 2002);
    const reader = new SnapshotReader(home);
    expect(await years(reader)).toBe(3);
    reader.close();
  });
});
