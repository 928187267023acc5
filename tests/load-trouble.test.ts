import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { load, type LoadResult } from '../etl/load.ts';
import { statistics } from '../etl/sources/statistics.ts';
import { loadReference } from '../reference/catalogue.ts';
import { openSnapshotFile, rows, withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { quanheng } from './command-line.ts';
import { contractCells, contractsCsv, manyContracts } from './sample-contracts.ts';
import { leaveFree, smallDisk } from './small-disk.ts';
import { SAMPLE, csvOf, fileIn, rowWith, temporaryFolder } from './sample-statistics.ts';

const folder = temporaryFolder();
const sound = fileIn(folder, csvOf(SAMPLE));
const loading = (...files: string[]) => ['etl', 'load', 'statistics', ...files];

/** A folder for PATH whose `cp` does this; an empty one where nothing is given. */
function pathWith(name: string, cp?: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  if (cp !== undefined) {
    writeFileSync(join(path, 'cp'), `#!/bin/sh\n${cp}\n`);
    chmodSync(join(path, 'cp'), 0o755);
  }
  return path;
}

describe('a load on a troubled machine', () => {
  const full = 'echo "cp: error writing: No space left on device" >&2; : > "$2"; exit 1';
  const troubles = [
    ['the disk is full', pathWith('full', full), 'No space left on device'],
    ['the command cp is missing', pathWith('bare'), 'spawn cp ENOENT'],
  ] as const;

  test.for(troubles)('says so where %s, and completes later', async ([name, PATH, reason]) => {
    const data = join(folder, name);
    const first = fileIn(folder, csvOf(SAMPLE.slice(0, 1)));
    expect(await quanheng(data, loading(first))).toMatchObject({ code: 0 });
    const published = readPointer(homeAt(data));

    const ended = await quanheng(data, loading(sound), { PATH });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('the snapshot was not published');
    expect(ended.stderr).toContain(reason);
    expect(ended.stderr).toContain('run the same load again');
    expect(ended.stderr).not.toMatch(/\n {4}at /);
    expect(readPointer(homeAt(data))).toEqual(published);
    expect(readdirSync(homeAt(data).snapshots)).toEqual([published?.file]);

    expect(await quanheng(data, loading(sound))).toMatchObject({ code: 0, stderr: '' });
    expect(readPointer(homeAt(data))?.content).not.toBe(published?.content);
  });

  test('makes a data folder that is not there, with the folders above it', async () => {
    const data = join(folder, 'not', 'yet', 'there');
    expect(await quanheng(data, loading(sound))).toMatchObject({ code: 0, stderr: '' });
    expect(readPointer(homeAt(data))).toBeDefined();
  });

  test('says that a data folder which is a file cannot be written', async () => {
    const ended = await quanheng(sound, loading(sound));
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(
      /^cannot write to the data folder: .+\nLet QUANHENG_HOME name a folder that can be written\.\n$/,
    );
  });
});

const disk = smallDisk(join(folder, 'disk'), 64);

describe.skipIf(disk === undefined)('a disk that fills while a load', () => {
  const home = homeAt(join(disk ?? folder, 'data'));
  const base = join(folder, 'small');
  const contracts = manyContracts(20_000, 3);
  const regular = fileIn(folder, contractsCsv(contracts));
  // A quoted line break, and it must be copied before DuckDB can read it.
  const copied = fileIn(
    folder,
    contractsCsv([contractCells({ 项目名称: '两\n行' }), ...contracts]),
  );
  const states = new Map<string, unknown>();
  const loadContracts = (data: string, file: string) =>
    quanheng(data, ['etl', 'load', 'tech-contracts', file, '--known-at', '2025-12-31']);
  /** Bytes: the file as it came, and by how much the loader's own file grows. */
  let file: number;
  let grown: number;

  /** What readers get after this load on a disk with room. */
  async function undisturbed(path: string): Promise<unknown> {
    const done = join(folder, `done ${basename(path)}`);
    cpSync(base, done, { recursive: true });
    expect(await loadContracts(done, path)).toMatchObject({ code: 0, stderr: '' });
    grown = statSync(homeAt(done).loader).size - statSync(homeAt(base).loader).size;
    return contractsIn(done);
  }

  beforeAll(async () => {
    const first = fileIn(folder, contractsCsv([contractCells()]));
    expect(await loadContracts(base, first)).toMatchObject({ code: 0, stderr: '' });
    for (const path of [copied, regular]) states.set(path, await undisturbed(path));
    file = statSync(regular).size;
  });

  const moments = [
    ['copies a text for DuckDB', copied, () => file / 2, /ENOSPC: .+, write/],
    ['keeps the file as it came', regular, () => file / 2, /ENOSPC: .+, copyfile/],
    ['commits', regular, () => file + grown * 0.4, /checkpoint.+No space left/],
    ['publishes', regular, () => file + grown * 1.5, /snapshot was not published/],
  ] as const;

  test.for(moments)('%s ends it with what to do; later it completes', async (moment) => {
    const [, path, free, reason] = moment;
    for (const name of readdirSync(disk ?? '')) rmSync(join(disk ?? '', name), { recursive: true });
    cpSync(base, home.folder, { recursive: true });
    const makeRoom = leaveFree(disk ?? '', free());
    const ended = await loadContracts(home.folder, path);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(reason);
    expect(ended.stderr).toMatch(/the disk is full|No space left on device/);
    expect(ended.stderr).toMatch(/Free space in the data folder/);
    expect(ended.stderr).not.toMatch(/\n {4}at /);
    expect(await contractsIn(home.folder)).toEqual(await contractsIn(base));
    expect(readdirSync(home.scratch)).toEqual([]);

    makeRoom();
    expect(await loadContracts(home.folder, path)).toMatchObject({ code: 0, stderr: '' });
    expect(await contractsIn(home.folder)).toEqual(states.get(path));
  });

  test('spills what does not fit in memory says so too', async () => {
    const makeRoom = leaveFree(disk ?? '', 20 << 20);
    const spilling = withLoader(home, (connection) =>
      rows(
        connection,
        `CREATE TEMP TABLE large AS SELECT md5(CAST(i AS VARCHAR)) || md5(CAST(-i AS VARCHAR)) AS text FROM range(14000000) t(i)`,
      ),
    );
    await expect(spilling).rejects.toMatchObject({
      message: expect.stringMatching(/^the disk is full: /) as string,
      mend: expect.stringContaining('Free space') as string,
    });
    makeRoom();
  });
});

/** A checksum of the contracts that readers get. */
async function contractsIn(data: string): Promise<unknown> {
  const home = homeAt(data);
  const { file, content } = readPointer(home) ?? { file: '', content: '' };
  const instance = await openSnapshotFile(join(home.snapshots, file), home);
  try {
    const found = await rows(
      await instance.connect(),
      `SELECT count(*) AS n, md5(string_agg(md5(CAST(c AS VARCHAR)), '' ORDER BY registration_no)) AS sum
       FROM (SELECT * EXCLUDE (claim_id, run_id) FROM contract) c`,
    );
    return { content, ...found[0] };
  } finally {
    instance.closeSync();
  }
}

const pipe = join(folder, 'pipe.csv');
execFileSync('mkfifo', [pipe]);

describe('a file that cannot be loaded', () => {
  test.for([
    ['is not there', join(folder, 'none.csv')],
    ['is a folder', folder],
    ['is a pipe that nobody writes to', pipe],
    ['never ends', '/dev/zero'],
  ] as const)(
    'because it %s is bad usage, and nothing of the load is kept',
    async ([name, path]) => {
      const data = join(folder, `data ${name}`);
      const ended = await quanheng(data, loading(sound, path));
      const stderr = `cannot read ${path}\nCheck the path of the file.\n`;
      expect(ended).toEqual({ code: 2, signal: null, stdout: '', stderr });
      expect(existsSync(data)).toBe(false);
    },
  );

  test('because it has no bytes is refused, with what to do in both languages', async () => {
    const ended = await quanheng(join(folder, 'no bytes'), loading(fileIn(folder, '')));
    expect(ended).toMatchObject({ code: 3, stderr: '' });
    expect(ended.stdout).toContain('[file.empty] found "0 bytes"');
    expect(ended.stdout).toContain('Check that this is the right file.');
    expect(ended.stdout).toContain('请检查是否传错文件。');
  });

  test('does not keep a sound file of the same load out', async () => {
    const args = loading(fileIn(folder, 'a,b\n1,2\n'), sound);
    const ended = await quanheng(join(folder, 'beside'), [...args, '--json']);
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.stdout)).toMatchObject({ rowsRead: 4, rowsLoaded: 3, rowsRefused: 1 });
  });
});

describe('rows of a hundred thousand characters', () => {
  const long = '长'.repeat(100_000);
  const loadLong = (name: string, cells: Readonly<Record<string, string>>): Promise<LoadResult> =>
    load(statistics, {
      home: homeAt(join(folder, name)),
      reference: loadReference(),
      files: [
        fileIn(folder, csvOf([...SAMPLE, rowWith({ period: '2019', year: '2019', ...cells })])),
      ],
      knownAt: null,
      today: '2026-01-05',
      provenance: 'published',
      dryRun: false,
    });

  test('are loaded where the long cell is a note', async () => {
    expect(await loadLong('note', { note: long })).toMatchObject({ rowsLoaded: 4, refused: [] });
  });

  test('are refused with the head of the cell where it is anything else', async () => {
    const cells = { region_code: long, value: long, unit: long, indicator_id: long };
    const { rowsLoaded, rowsRefused, refused } = await loadLong('cells', cells);
    expect([rowsLoaded, rowsRefused]).toEqual([3, 1]);
    expect(refused.map(({ column }) => column)).toEqual([
      'indicator_id',
      'region_code',
      'unit',
      'value',
    ]);
    expect(Math.max(...refused.map(({ found }) => found.length))).toBe(201);
  });
});

describe('the quarantine', () => {
  test('keeps the cells of each refused row with its own file, though files share a name', async () => {
    const home = homeAt(join(folder, 'quarantine'));
    const files = ['一月', '二月'].map((month, index) => {
      mkdirSync(join(folder, month));
      const path = join(folder, month, 'same.csv');
      const unit = rowWith({ unit: month });
      writeFileSync(path, `${csvOf([unit])}${index},2\n"x\n`);
      return path;
    });
    await load(statistics, {
      home,
      reference: loadReference(),
      files,
      knownAt: null,
      today: '2026-01-05',
      provenance: 'published',
      dryRun: false,
    });
    const kept = await withLoader(home, (connection) =>
      rows(connection, 'SELECT rule, file_sha256, "row", cells FROM refusal'),
    );
    expect(new Set(kept.map((refusal) => refusal['file_sha256'])).size).toBe(2);
    expect(kept.map((refusal) => [refusal['rule'], refusal['row']])).toEqual([
      ['unit.unknown', 2],
      ['row.columnCount', 3],
      ['row.unclosedQuote', 4],
      ['unit.unknown', 2],
      ['row.columnCount', 3],
      ['row.unclosedQuote', 4],
    ]);
    const cells = kept.map((refusal) => JSON.parse(String(refusal['cells'])) as string[]);
    expect(cells[0]).toContain('一月');
    expect(cells.slice(1, 4)).toEqual([['0', '2'], ['"x'], expect.arrayContaining(['二月'])]);
  });
});
