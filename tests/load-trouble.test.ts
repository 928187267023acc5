import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load, type LoadResult } from '../etl/load.ts';
import { statistics } from '../etl/sources/statistics.ts';
import { loadReference } from '../reference/catalogue.ts';
import { rows, withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { quanheng } from './command-line.ts';
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

describe('a file that cannot be loaded', () => {
  test.for([
    ['is not there', join(folder, 'none.csv')],
    ['is a folder', folder],
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
