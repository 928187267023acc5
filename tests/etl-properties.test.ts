import { writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factColumns } from '../etl/source.ts';
import { readPointer } from '../warehouse/pointer.ts';
import { mangled } from './mangled-table.ts';
import { csvOf, temporaryFolder } from './sample-statistics.ts';
import {
  claimsOf,
  countsOf,
  emptyHome,
  knownOn,
  loadFiles,
  sampleOf,
  sourceNamed,
  type Cells,
} from './sample-sources.ts';
import { GENERATED, soundTables, type SoundTable } from './sound-tables.ts';
import { writtenFile, type FileCase } from './written-file.ts';

const folder = temporaryFolder();

const fileOf = (content: string) => {
  const path = join(folder, `${randomUUID()}.csv`);
  writeFileSync(path, content);
  return path;
};
const soundFile = ({ rows }: SoundTable) => fileOf(csvOf(rows));

describe('a table written otherwise', () => {
  test.for(GENERATED)(
    'of %s says what the sound one says, and reading it again says nothing',
    async (name) => {
      const source = sourceNamed(name);
      const pairs = soundTables(name).chain((table) =>
        mangled(table).map((other) => ({ table, other: { ...other, source: name } as FileCase })),
      );
      await fc.assert(
        fc.asyncProperty(pairs, async ({ table, other }) => {
          const home = await emptyHome(folder);
          const count = table.rows.length;
          const sound = await loadFiles(home, name, [soundFile(table)]);
          expect(sound.refused).toEqual([]);
          expect(countsOf(sound)).toEqual([count, count, 0, 0, 0]);
          const claims = await claimsOf(home, source);
          const content = readPointer(home)?.content;

          const file = await writtenFile(folder, other);
          for (const again of [1, 2]) {
            const result = await loadFiles(home, name, [file], { knownAt: `2026-02-0${again}` });
            expect(result.refused).toEqual([]);
            expect(countsOf(result)).toEqual([count, 0, count, 0, 0]);
          }
          expect(await claimsOf(home, source)).toEqual(claims);
          expect(readPointer(home)?.content).toBe(content);
        }),
        { numRuns: 6, endOnFailure: true },
      );
    },
  );
});

describe('the two ways of reading a CSV', () => {
  const tables = fc.constantFrom(...GENERATED).chain((name) => soundTables(name, 6));
  const damages = fc.array(fc.constantFrom(...DAMAGES()), { maxLength: 4 });

  test('agree on every claim and every fault, but for the line they stand on', async () => {
    await fc.assert(
      fc.asyncProperty(tables, damages, async (table, faults) => {
        const source = sourceNamed(table.source);
        const rows = table.rows.map((row, at) => damaged(row, faults[at]));
        const fast = csvOf(rows);
        const [first, ...rest] = fast.split('\n');
        // A blank line, which DuckDB's own reader is not trusted with, sends the file the other way.
        const slow = [first, '', ...rest].join('\n');
        const seen = [];
        for (const text of [fast, slow]) {
          const home = await emptyHome(folder);
          const result = await loadFiles(home, table.source, [fileOf(text)]);
          const down = text === fast ? 0 : 1;
          const faultsFound = [...result.refused, ...result.warnings].map(
            ({ rule, row, column, found, expected }) => ({
              rule,
              row: row && row - down,
              column,
              found,
              expected,
            }),
          );
          const columns = [...factColumns(source), 'content_hash'];
          const claims = (await claimsOf(home, source)).map((claim) =>
            Object.fromEntries(columns.map((column) => [column, claim[column]])),
          );
          seen.push({ counts: countsOf(result), faults: faultsFound, claims });
        }
        expect(seen[1]).toEqual(seen[0]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});

describe('what became of rows', () => {
  const tables = fc.constantFrom(...GENERATED).chain((name) => soundTables(name, 6));
  const junk = fc.string({
    unit: fc.constantFrom(',', '"', '\n', '\r', '历', '1', '-', '=', ' ', '合计', '\u0000', '注:'),
  });

  test('sums to the rows that were read, whatever stands in the file', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.array(junk, { maxLength: 3 }),
        fc.nat(),
        async (table, pieces, at) => {
          const lines = csvOf(table.rows).split('\n');
          lines.splice(1 + (at % lines.length), 0, ...pieces);
          const text = lines.join('\n');
          const home = await emptyHome(folder);
          const result = await loadFiles(home, table.source, [fileOf(text)]);
          const [read, ...became] = countsOf(result);
          expect(became.every((count) => count >= 0)).toBe(true);
          expect(became.reduce((sum, count) => sum + count, 0)).toBe(read);
          const claims = await claimsOf(home, sourceNamed(table.source));
          expect(claims).toHaveLength(result.rowsLoaded + result.rowsRevised);
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });
});

describe('the order in which files come', () => {
  const DAYS = ['2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01'];

  /** The last file only repeats the first, until the one between them comes. */
  const HARD: [[[number | null, number | null][], number[]]][] = [
    [
      [
        [
          [1, 1],
          [2, null],
          [1, 1],
        ],
        [0, 2, 1],
      ],
    ],
    [
      [
        [
          [1, 2],
          [1, 1],
          [1, 2],
          [2, 1],
        ],
        [3, 2, 1, 0],
      ],
    ],
  ];

  /** For each file, its figure of each of two keys; null where it does not speak of it. */
  const figures = fc.array(fc.tuple(figure(), figure()), { minLength: 2, maxLength: 4 });

  const written: Readonly<Record<string, (key: number, figure: number) => Cells>> = {
    quotas: (key, value) => ({ 年度: String(2020 + key), 任务数: String(value) }),
    statistics: (key, value) => ({
      period: String(2020 + key),
      year: String(2020 + key),
      published_on: '',
      value: String(value),
      note: '',
    }),
  };

  test.for(Object.keys(written))(
    'of %s, each with its day, does not change what is known on any day',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(
          figures.chain((list) =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
            ),
          ),
          async ([list, order]) => {
            const files = list.map((keys) => {
              const rows = keys.flatMap((value, key) =>
                value === null ? [] : [{ ...sampleOf(name).row, ...written[name]?.(key, value) }],
              );
              return fileOf(
                `${Object.keys(sampleOf(name).row).join(',')}\n${csvOf(rows).split('\n').slice(1).join('\n')}`,
              );
            });
            const inTurn = await emptyHome(folder);
            const shuffled = await emptyHome(folder);
            for (const [at, file] of files.entries())
              await loadFiles(inTurn, name, [file], { knownAt: DAYS[at] ?? '' });
            for (const at of order)
              await loadFiles(shuffled, name, [files[at] ?? ''], { knownAt: DAYS[at] ?? '' });
            for (const day of DAYS) {
              expect(await knownOn(shuffled, sourceNamed(name), day)).toEqual(
                await knownOn(inTurn, sourceNamed(name), day),
              );
            }
          },
        ),
        { numRuns: 5, endOnFailure: true, examples: HARD },
      );
    },
  );

  function figure() {
    return fc.option(fc.constantFrom(1, 2), { freq: 4 });
  }
});

/** Ways to spoil a row, by the heading at fault. */
function DAMAGES(): readonly Cells[] {
  return [
    {},
    { '合同成交额(万元)': '约100', '批准金额(元)': '1.001', 任务数: '' },
    { 统一社会信用代码: '91370102MA3C1B2D1F', 卖方代码: '9137', 区县: '历下曲' },
    { 认定登记日期: '2023-02-30', 批准日期: '去年', 成立日期: '2099-01-01' },
    { 政策文号: '无此文〔1900〕1号', 单位类型: '=1+1', 合同类别: '合作' },
  ];
}

function damaged(row: Cells, damage: Cells = {}): Cells {
  const own = Object.entries(damage).filter(([heading]) => heading in row);
  return { ...row, ...Object.fromEntries(own) };
}
