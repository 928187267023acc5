import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { undo, type UndoResult } from '../etl/undo.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { csvOf, temporaryFolder } from './sample-statistics.ts';
import {
  claimsOf,
  countsOf,
  emptyHome,
  knownOn,
  loadFiles,
  quanhengEtl,
  sampleOf,
  sourceNamed,
  type Cells,
} from './sample-sources.ts';

const folder = temporaryFolder();
const quotas = sourceNamed('quotas');
const statistics = sourceNamed('statistics');

/** A file of quotas: the figure of each district. */
const quotaFile = (figures: Cells) =>
  fileOf(
    Object.entries(figures).map(([district, figure]) => ({
      ...sampleOf('quotas').row,
      区县: district,
      任务数: figure,
    })),
  );
/** A file of one published figure. */
const figureFile = (cells: Cells) => fileOf([{ ...sampleOf('statistics').row, ...cells }]);

function fileOf(rows: readonly Cells[]): string {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, csvOf(rows));
  return path;
}

/** Loads a file as known on a day; gives the run. */
async function loaded(home: Home, file: string, knownAt: string, source = 'quotas') {
  const { run } = await loadFiles(home, source, [file], { knownAt });
  return run ?? '';
}

/** What is known of each district's quota on a day. */
async function quotasOn(home: Home, day: string): Promise<Cells> {
  const known = await knownOn(home, quotas, day);
  return Object.fromEntries(known.map(({ region, amount }) => [region, String(Number(amount))]));
}

const undone = (home: Home, run: string, knownAt = '2025-01-01') =>
  undo(run, { home, knownAt, today: '2026-01-01' });

const [LIXIA, SHIZHONG, HUAIYIN] = ['370102', '370103', '370104'] as const;
const TIANQIAO = '370105';

describe('undoing a run', () => {
  test('withdraws the claims of a first load, and nothing is deleted', async () => {
    const home = await emptyHome(folder);
    const run = await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01');
    const before = await claimsOf(home, quotas);
    const content = readPointer(home)?.content;

    expect(await undone(home, run)).toEqual({
      run: 'run-000002',
      undoes: run,
      source: 'quotas',
      claimsWithdrawn: 2,
      claimsRestored: 0,
      claimsSuperseded: 0,
      loadAgain: [],
    } satisfies UndoResult);
    expect(await quotasOn(home, '2025-01-01')).toEqual({});
    expect(await quotasOn(home, '2024-12-31')).toEqual({ [LIXIA]: '120', [SHIZHONG]: '80' });
    expect(await quotasOn(home, '2023-12-31')).toEqual({});
    expect((await claimsOf(home, quotas)).slice(0, 2)).toEqual(before);
    expect(readPointer(home)?.content).not.toBe(content);
  });

  test('of a revision states the figure before it again', async () => {
    const home = await emptyHome(folder);
    await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01');
    const run = await loaded(home, quotaFile({ 历下区: '130', 槐荫区: '60' }), '2024-02-01');
    expect(await undone(home, run)).toMatchObject({
      claimsWithdrawn: 2,
      claimsRestored: 1,
      claimsSuperseded: 0,
    });
    expect(await quotasOn(home, '2025-01-01')).toEqual({ [LIXIA]: '120', [SHIZHONG]: '80' });
    const then = { [LIXIA]: '130', [SHIZHONG]: '80', [HUAIYIN]: '60' };
    expect(await quotasOn(home, '2024-12-31')).toEqual(then);
    expect(await quotasOn(home, '2024-01-31')).toEqual({ [LIXIA]: '120', [SHIZHONG]: '80' });
  });

  test('that was superseded since leaves the later figures as they are', async () => {
    const home = await emptyHome(folder);
    const run = await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01');
    await loaded(home, quotaFile({ 历下区: '130' }), '2024-02-01');
    expect(await undone(home, run)).toMatchObject({
      claimsWithdrawn: 1,
      claimsRestored: 0,
      claimsSuperseded: 1,
    });
    expect(await quotasOn(home, '2025-01-01')).toEqual({ [LIXIA]: '130' });
  });

  test.for([
    ['the later first', [1, 0]],
    ['the earlier first', [0, 1]],
  ] as const)('and another, %s, comes to the state before both', async ([, order]) => {
    const home = await emptyHome(folder);
    await loaded(home, quotaFile({ 历下区: '100' }), '2023-01-01');
    const runs = [
      await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01'),
      await loaded(home, quotaFile({ 历下区: '130', 市中区: '90', 槐荫区: '60' }), '2024-02-01'),
    ];
    for (const [at, which] of order.entries()) {
      await undone(home, runs[which] ?? '', `2025-0${at + 1}-01`);
    }
    expect(await quotasOn(home, '2025-02-01')).toEqual({ [LIXIA]: '100' });
    const between =
      order[0] === 1
        ? { [LIXIA]: '120', [SHIZHONG]: '80' }
        : { [LIXIA]: '130', [SHIZHONG]: '90', [HUAIYIN]: '60' };
    expect(await quotasOn(home, '2025-01-31')).toEqual(between);
    const before = { [LIXIA]: '130', [SHIZHONG]: '90', [HUAIYIN]: '60' };
    expect(await quotasOn(home, '2024-12-31')).toEqual(before);
  });

  test('names later runs that said the same, and loading those again brings that back', async () => {
    const home = await emptyHome(folder);
    const run = await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01');
    const file = quotaFile({ 历下区: '120', 槐荫区: '60' });
    const later = await loaded(home, file, '2024-02-01');
    await loaded(home, quotaFile({ 天桥区: '70' }), '2024-03-01');
    expect(await undone(home, run)).toMatchObject({ claimsWithdrawn: 2, loadAgain: [later] });
    const again = await loadFiles(home, 'quotas', [file], { knownAt: '2024-02-01' });
    expect(countsOf(again)).toEqual([2, 1, 1, 0, 0]);
    const known = { [LIXIA]: '120', [HUAIYIN]: '60', [TIANQIAO]: '70' };
    expect(await quotasOn(home, '2025-01-01')).toEqual(known);
    expect(await quotasOn(home, '2024-01-15')).toEqual({ [LIXIA]: '120', [SHIZHONG]: '80' });
  });

  test('takes the rows of a file away though the same file was read twice', async () => {
    const home = await emptyHome(folder);
    const file = quotaFile({ 历下区: '120' });
    const run = await loaded(home, file, '2024-01-01');
    await loaded(home, file, '2024-02-01');
    await undone(home, run);
    expect(await quotasOn(home, '2025-01-01')).toEqual({});
  });

  test.for([
    ['on the day of the undoing', '2025-01-01'],
    ['under the day it had before', '2024-01-01'],
    ['later', '2025-03-01'],
  ] as const)('is undone by loading the file again, %s', async ([, knownAt]) => {
    const home = await emptyHome(folder);
    const file = quotaFile({ 历下区: '120', 市中区: '80' });
    const run = await loaded(home, file, '2024-01-01');
    await undone(home, run);
    const again = await loadFiles(home, 'quotas', [file], { knownAt });
    expect(countsOf(again)).toEqual([2, 2, 0, 0, 0]);
    expect(await quotasOn(home, '2025-03-01')).toEqual({ [LIXIA]: '120', [SHIZHONG]: '80' });
    const third = await loadFiles(home, 'quotas', [file], { knownAt });
    expect(countsOf(third)).toEqual([2, 0, 2, 0, 0]);
  });

  test('gives way to a corrected file under the day of the wrong one', async () => {
    const home = await emptyHome(folder);
    await loaded(home, quotaFile({ 历下区: '100' }), '2023-01-01');
    const run = await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01');
    await undone(home, run);
    await loaded(home, quotaFile({ 历下区: '121', 市中区: '80' }), '2024-01-01');
    expect(await quotasOn(home, '2025-01-01')).toEqual({ [LIXIA]: '121', [SHIZHONG]: '80' });
  });

  test('of published figures brings back the one before, whatever its day of publication', async () => {
    const home = await emptyHome(folder);
    const values = async (day: string) =>
      (await knownOn(home, statistics, day)).map(({ value }) => Number(value));
    await loaded(home, figureFile({ published_on: '2023-03-15' }), '2024-01-01', 'statistics');
    const later = figureFile({ published_on: '2023-09-01', value: '5800' });
    const run = await loaded(home, later, '2024-02-01', 'statistics');
    expect(await values('2024-12-31')).toEqual([5800]);

    expect(await undone(home, run)).toMatchObject({ claimsWithdrawn: 1, claimsRestored: 1 });
    expect(await values('2025-01-01')).toEqual([5700]);
    expect(await values('2024-12-31')).toEqual([5800]);
    expect(await values('2023-08-31')).toEqual([5700]);

    await loaded(home, later, '2025-02-01', 'statistics');
    expect(await values('2025-02-01')).toEqual([5800]);
    expect(await values('2025-01-31')).toEqual([5700]);
  });
});

describe('a run that cannot be undone', () => {
  test('says why: it is not there, was undone, or undid another', async () => {
    const home = await emptyHome(folder);
    const run = await loaded(home, quotaFile({ 历下区: '120' }), '2024-01-01');
    await expect(undone(home, 'run-000009')).rejects.toMatchObject({ code: 'notFound' });
    const { run: undoing } = await undone(home, run);
    const claims = await claimsOf(home, quotas);
    await expect(undone(home, run)).rejects.toMatchObject({
      code: 'usage',
      message: `${run} was withdrawn already, by ${undoing}`,
    });
    await expect(undone(home, undoing)).rejects.toMatchObject({
      code: 'usage',
      message: `${undoing} withdrew ${run} itself`,
    });
    expect(await claimsOf(home, quotas)).toEqual(claims);
  });

  test('is one whose figures are known only after the day of the undoing', async () => {
    const home = await emptyHome(folder);
    const run = await loaded(home, quotaFile({ 历下区: '120' }), '2024-01-01');
    await expect(undone(home, run, '2023-12-31')).rejects.toMatchObject({
      code: 'usage',
      mend: expect.stringContaining('2024-01-01') as string,
    });
    expect(await undone(home, run, '2024-01-01')).toMatchObject({ claimsWithdrawn: 1 });
    expect(await quotasOn(home, '2024-01-01')).toEqual({});
  });
});

describe('a preview', () => {
  interface Diff {
    readonly rowsRead: number;
    readonly rowsLoaded: number;
    readonly rowsUnchanged: number;
    readonly rowsRevised: number;
    readonly rowsRefused: number;
    readonly run: null;
    readonly refused: readonly { readonly rule: string; readonly row: number }[];
    readonly added: readonly { readonly key: string; readonly row: number }[];
    readonly revised: readonly {
      readonly key: string;
      readonly changes: readonly { column: string; from: string | null; to: string | null }[];
    }[];
  }
  const known = ['--known-at', '2024-02-01'];

  test('says what the load then does, row by row, and changes nothing', async () => {
    const home = await emptyHome(folder);
    await loaded(home, quotaFile({ 历下区: '120', 市中区: '80' }), '2024-01-01');
    const file = quotaFile({ 历下区: '130', 市中区: '80', 槐荫区: '60', 天桥曲: '50' });
    const before = [await claimsOf(home, quotas), readPointer(home), readdirSync(home.files)];

    const diff = await quanhengEtl<Diff>(home, ['diff', 'quotas', file, ...known]);
    const { exit, printed } = diff;
    expect(exit).toBe(3);
    expect([await claimsOf(home, quotas), readPointer(home), readdirSync(home.files)]).toEqual(
      before,
    );
    expect(printed.run).toBeNull();
    expect(printed.added.map(({ key, row }) => [key, row])).toEqual([
      ['2023 | 370104 | high_tech_firms_added', 4],
    ]);
    expect(printed.revised).toEqual([
      expect.objectContaining({
        key: '2023 | 370102 | high_tech_firms_added',
        row: 2,
        changes: [{ column: '任务数', from: '120', to: '130' }],
      }),
    ]);

    const load = await quanhengEtl<Diff>(home, ['load', 'quotas', file, ...known]);
    const { added, revised, changes, listed, ...counts } = printed as Diff & {
      changes?: unknown;
      listed: number;
    };
    expect({ ...load.printed, run: null }).toEqual(counts);
    expect(load.exit).toBe(exit);
    expect(listed).toBeGreaterThan(added.length + revised.length);
    expect(changes).toBeUndefined();
  });

  test('where no data folder exists leaves none behind', async () => {
    const home = homeAt(join(folder, 'not-there'));
    const file = quotaFile({ 历下区: '120' });
    const { exit, printed } = await quanhengEtl<Diff>(home, ['diff', 'quotas', file, ...known]);
    expect([exit, printed.rowsLoaded, printed.added.length]).toEqual([0, 1, 1]);
    expect(existsSync(home.folder)).toBe(false);
  });
});
