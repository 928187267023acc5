import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readBytes } from '../etl/workbook/made-workbook.ts';
import { openSnapshotFile, rows } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { quanheng } from './command-line.ts';
import { HOSTILE, NAMES, namedFile } from './hostile-files.ts';
import { measured } from './measured-command.ts';
import { contractCells, contractsCsv, manyContracts } from './sample-contracts.ts';
import { fileIn, temporaryFolder } from './sample-statistics.ts';

const folder = temporaryFolder();
const sound = fileIn(folder, contractsCsv(manyContracts(3)));
const load = (...files: string[]) => [
  ...['etl', 'load', 'tech-contracts', ...files],
  ...['--known-at', '2025-12-31', '--json'],
];
/** Megabytes that a load may take at most, whatever it is given. */
const MOST = 1000;

/** The registration numbers that readers get. */
async function contractsIn(data: string): Promise<string[]> {
  const home = homeAt(data);
  const snapshot = join(home.snapshots, readPointer(home)?.file ?? '');
  const instance = await openSnapshotFile(snapshot, home);
  try {
    const found = await rows(
      await instance.connect(),
      'SELECT registration_no FROM contract ORDER BY ALL',
    );
    return found.map((row) => String(row['registration_no']));
  } finally {
    instance.closeSync();
  }
}

interface Printed {
  readonly rowsLoaded: number;
  readonly refused: readonly { readonly rule: string; readonly message: string }[];
}

describe('a hostile file', () => {
  test.for(HOSTILE)(
    '($name) is refused in bounded memory, and the sound file beside it loads',
    { timeout: 120_000 },
    async ({ name, make, rules, sound: soundRows = 0 }) => {
      const data = join(folder, `data ${name}`);
      const path = join(folder, name);
      await make(path);
      const ended = await measured(folder, data, load(path, sound));
      rmSync(path);

      expect(ended).toMatchObject({ code: 3, stderr: '' });
      expect(ended.megabytes).toBeLessThan(MOST);
      const { refused, rowsLoaded } = JSON.parse(ended.stdout) as Printed;
      expect([...new Set(refused.map(({ rule }) => rule))]).toEqual(rules);
      for (const { message } of refused) expect(message).toMatch(/。.+。$/);
      expect(rowsLoaded).toBe(3 + soundRows);
      const numbers = await contractsIn(data);
      expect(numbers).toHaveLength(3 + soundRows);
      expect(numbers).toEqual(expect.arrayContaining(['M0', 'M1', 'M2']));
      expect(readdirSync(homeAt(data).scratch)).toEqual([]);
      rmSync(data, { recursive: true });
    },
  );
});

describe('an odd name', () => {
  test('of a file is only a name', async () => {
    const data = join(folder, 'names');
    const place = join(folder, `it's "a" [place] * ?`);
    mkdirSync(place);
    const files = NAMES.map((name, at) => namedFile(place, name, at));
    const ended = await quanheng(data, load(...files));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const printed = JSON.parse(ended.stdout) as { files: { name: string }[] };
    expect(printed.files.map(({ name }) => name)).toEqual(NAMES);
    expect(await contractsIn(data)).toEqual(NAMES.map((_, at) => `N${at}`).toSorted());
  });

  test.for(["it's here", 'say "so"', 'all*', '[1]', '{a,b}', 'two\nlines', '100%20'])(
    'of the data folder (%j) is only a name',
    async (name) => {
      const data = join(folder, 'places', name);
      // The second cannot be read by DuckDB as it is, but only from a copy in the data folder.
      const copied = fileIn(folder, contractsCsv([contractCells({ 项目名称: '两\n行' })]));
      expect(await quanheng(data, load(sound, copied))).toMatchObject({ code: 0, stderr: '' });
      expect(await contractsIn(data)).toHaveLength(4);
    },
  );

  test('of the data folder that DuckDB cannot take is refused before anything is made', async () => {
    const data = join(folder, 'what?');
    const ended = await quanheng(data, load(sound));
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/\?.+\n.+Let QUANHENG_HOME name another folder\.\n$/);
    expect(readdirSync(folder)).not.toContain('what?');
  });
});

test('formulas that were refused go back to the bureau as text', async () => {
  const data = join(folder, 'returned');
  const cells = ['=HYPERLINK("http://a.example";"b")', "+cmd|' /C calc'!A0", '@SUM(A1:A9)'];
  const contracts = cells.map((text) => contractCells({ 项目名称: text, 卖方名称: text }));
  const ended = await quanheng(data, load(fileIn(folder, contractsCsv(contracts))));
  expect(ended).toMatchObject({ code: 3, stderr: '' });

  const out = join(folder, '=returned.xlsx');
  expect(await quanheng(data, ['etl', 'quarantine', '--out', out])).toMatchObject({ code: 0 });
  const bytes = readFileSync(out);
  const sheets = Object.entries(unzipSync(bytes)).filter(([name]) =>
    /worksheets\/.+xml$/.test(name),
  );
  expect(sheets.length).toBeGreaterThan(0);
  for (const [, xml] of sheets) expect(strFromU8(xml)).not.toMatch(/<f[ >]/);
  const { faults, tables } = await readBytes(bytes);
  expect(faults).toEqual([]);
  const written = [...tables.values()].flat(2);
  for (const text of cells) expect(written).toContain(text);
});
