import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { manifestSchema } from '../warehouse/backup-manifest.ts';
import { backup } from '../warehouse/backup.ts';
import { withLoader } from '../warehouse/connect.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { restore } from '../warehouse/restore.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { quanheng } from './command-line.ts';
import { loadFiles } from './sample-sources.ts';
import { fileIn, temporaryFolder } from './sample-statistics.ts';

const folder = temporaryFolder();
const home = homeAt(join(folder, 'home'));
const taken = join(folder, 'backup');
const TODAY = '2026-01-05';

const quotaFile = (amount: number) =>
  fileIn(folder, `年度,区县,指标,任务数,口径\n2024,历下区,有效高新技术企业数,${amount},\n`);

beforeAll(async () => {
  await loadFiles(home, 'quotas', [quotaFile(100)]);
  mkdirSync(join(home.folder, 'reforms'));
  writeFileSync(join(home.folder, 'reforms', 'one.yaml'), 'name: 一\npatches: []\n');
  mkdirSync(join(home.folder, 'notices', 'a', '2024'), { recursive: true });
  writeFileSync(join(home.folder, 'notices', 'a', '2024', '1.json'), '{}\n');
  await backup(home, taken, TODAY);
});

test('a backup holds claims, files as they came, reforms and notices, and no scratch', () => {
  const manifest = manifestSchema.parse(
    JSON.parse(readFileSync(join(taken, 'manifest.json'), 'utf8')),
  );
  expect(manifest.content).toBe(new SnapshotReader(home).content());
  const paths = manifest.files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'current.json',
      'loader.duckdb',
      'notices/a/2024/1.json',
      'reforms/one.yaml',
    ]),
  );
  expect(paths.filter((path) => path.startsWith('files/'))).toHaveLength(1);
  expect(paths.filter((path) => path.startsWith('snapshots/'))).toHaveLength(1);
  expect(paths.filter((path) => path.startsWith('scratch'))).toEqual([]);
});

test('what is loaded after a backup is not in it; restored, it can be loaded again', async () => {
  const other = homeAt(join(folder, 'new'));
  await restore(other, taken, { replace: false });
  expect(await quotas(other)).toEqual(['100']);
  const { rowsRevised } = await loadFiles(other, 'quotas', [quotaFile(120)], {
    knownAt: '2026-01-02',
  });
  expect(rowsRevised).toBe(1);
  expect(await quotas(other)).toEqual(['120']);
  expect(await quotas(home)).toEqual(['100']);
});

test('a data folder that stands there is replaced only when asked, and kept', async () => {
  const other = homeAt(join(folder, 'stands'));
  await loadFiles(other, 'quotas', [quotaFile(7)]);
  const reader = new SnapshotReader(other);
  const before = reader.content();
  await expect(restore(other, taken, { replace: false })).rejects.toThrow('holds data already');
  expect(await quotas(other)).toEqual(['7']);
  const { former } = await restore(other, taken, { replace: true });
  expect(await quotas(other)).toEqual(['100']);
  expect(await quotas(homeAt(former ?? ''))).toEqual(['7']);
  expect(reader.content()).not.toBe(before);
  reader.close();
});

test('a backup of which a byte changed is refused by name, and nothing is changed', async () => {
  const damaged = join(folder, 'damaged');
  await backup(home, damaged, TODAY);
  appendFileSync(join(damaged, 'data', 'reforms', 'one.yaml'), '#');
  const other = homeAt(join(folder, 'untouched'));
  await expect(restore(other, damaged, { replace: false })).rejects.toThrow(
    'reforms/one.yaml is not what its checksum says',
  );
  rmSync(join(damaged, 'data', 'reforms', 'one.yaml'));
  await expect(restore(other, damaged, { replace: false })).rejects.toThrow(
    'reforms/one.yaml is missing',
  );
  expect(existsSync(other.folder)).toBe(false);
});

test('no backup is written over an earlier one, or into the folder it is of', async () => {
  await expect(backup(home, taken, TODAY)).rejects.toThrow('is not empty');
  await expect(backup(home, join(home.folder, 'backup'), TODAY)).rejects.toThrow(
    'lies in the data folder',
  );
});

test('no backup is taken while a load runs', async () => {
  await withLoader(home, async () => {
    await expect(backup(home, join(folder, 'busy'), TODAY)).rejects.toThrow('another load');
  });
  expect(existsSync(join(folder, 'busy'))).toBe(false);
});

test('the command line takes a backup and brings it back', async () => {
  const to = join(folder, 'by-command');
  const made = await quanheng(home.folder, ['backup', to, '--json']);
  expect(made.code).toBe(0);
  const other = join(folder, 'brought');
  const back = await quanheng(other, ['restore', to, '--json']);
  expect(back.code).toBe(0);
  const { content } = JSON.parse(made.stdout) as { content: string };
  expect(JSON.parse(back.stdout)).toMatchObject({ folder: other, content, former: null });
  expect((await quanheng(other, ['restore', to])).code).toBe(2);
  expect((await quanheng(other, ['backup'])).code).toBe(2);
});

async function quotas(of: Home): Promise<unknown[]> {
  const reader = new SnapshotReader(of);
  const found = await reader.session(({ rows }) =>
    rows('SELECT amount FROM quota_known WHERE known_to IS NULL AND NOT withdrawn', {}),
  );
  reader.close();
  return found.map(({ amount }) => String(Number(amount)));
}
