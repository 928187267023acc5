import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectPath } from '../reference/project-root.ts';
import { quanheng } from '../tests/command-line.ts';
import { encodeGb18030 } from '../tests/encode.ts';
import { temporaryFile, temporaryFolder } from '../tests/temporary-file.ts';
import { readSeriesFile } from './series-file.ts';

const answerSchema = z.strictObject({
  bundle: z.string().regex(/^[0-9a-f]{16}$/),
  series: z.array(
    z.strictObject({
      region: z.string(),
      indicator: z.string(),
      lastYear: z.int(),
      points: z.int(),
      forecasts: z.array(
        z.strictObject({
          year: z.int(),
          mean: z.number(),
          p10: z.number(),
          p50: z.number(),
          p90: z.number(),
        }),
      ),
      reason: z.literal('tooFewPoints').optional(),
    }),
  ),
  refused: z.array(
    z.strictObject({
      rule: z.string(),
      row: z.int(),
      column: z.string().nullable(),
      found: z.string(),
      expected: z.string(),
      message: z.string(),
      messageEn: z.string(),
    }),
  ),
});

/** Runs on a folder without a warehouse. */
async function run(text: string, ...args: string[]) {
  const file = temporaryFile('series.csv', text);
  const ended = await quanheng(temporaryFolder(), ['forecast', '--series', file, ...args]);
  return { ...ended, answer: () => answerSchema.parse(JSON.parse(ended.stdout)) };
}

const GOOD = `region_code,indicator_id,year,value
330000,rd_expenditure,2019,1669.8
330000,rd_expenditure,2020,1859.9
330000,rd_expenditure,2022,2416.8
330000,rd_expenditure,2021,2157.7
330000,rd_intensity,2021,2.94
330000,rd_intensity,2022,3.11
330000,rd_intensity,2023,3.20
`;

describe('forecast --series', () => {
  test('answers three years of each series, without a warehouse, the same each time', async () => {
    const [one, two] = [await run(GOOD, '--json'), await run(GOOD, '--json')];
    expect([one.code, one.stderr]).toEqual([0, '']);
    expect(two.stdout).toBe(one.stdout);
    const [expenditure, intensity] = one.answer().series;
    expect(expenditure).toMatchObject({ region: '330000', lastYear: 2022, points: 4 });
    expect(expenditure?.forecasts.map(({ year }) => year)).toEqual([2023, 2024, 2025]);
    for (const { p10, p50, p90 } of expenditure?.forecasts ?? []) {
      expect([p10, p50, p90]).toEqual([p10, p50, p90].toSorted((a, b) => a - b));
      expect(String(p90).replace('.', '').length).toBeLessThanOrEqual(6);
    }
    expect(intensity).toMatchObject({ points: 3, reason: 'tooFewPoints', forecasts: [] });
    expect(one.answer().refused).toEqual([]);
  });

  test('goes eight years ahead where asked, under another bundle', async () => {
    const [three, eight] = [await run(GOOD, '--json'), await run(GOOD, '--json', '--horizon', '8')];
    expect(eight.answer().series[0]?.forecasts).toHaveLength(8);
    expect(eight.answer().series[0]?.forecasts.slice(0, 3)).toEqual(
      three.answer().series[0]?.forecasts,
    );
    expect(eight.answer().bundle).not.toBe(three.answer().bundle);
  });

  test('keeps good rows beside bad ones, and ends with 3', async () => {
    const { code, answer } = await run(`${GOOD}330000,rd_expenditure,2023,many\n`, '--json');
    expect(code).toBe(3);
    expect(answer().series[0]?.points).toBe(4);
    expect(answer().refused).toMatchObject([
      { rule: 'value.notNumber', row: 9, column: 'value', found: 'many' },
    ]);
  });

  test('prints lines for people', async () => {
    const { code, stdout } = await run(`${GOOD}330000,rd_expenditure,2023,many\n`);
    expect(code).toBe(3);
    expect(stdout).toMatch(/330000 {2}rd_expenditure {2}2022 年止 4 个数/);
    expect(stdout).toMatch(/ 2023 {2}[\d.]+（80%：[\d.]+ 至 [\d.]+/);
    expect(stdout).toContain('数据点少于 4 个');
    expect(stdout).toContain('refused row 9 value [value.notNumber] found "many"');
  });

  test.each([
    [['--horizon', '9'], 2, /--horizon 9 is not a number of years from 1 to 8/],
    [['--horizon', '0'], 2, /from 1 to 8/],
    [['--horizon', '2.5'], 2, /from 1 to 8/],
    [['more'], 2, /unexpected: more/],
    [['--as', 'x'], 2, /--as/],
  ])('%j is bad usage', async (args, expected, message) => {
    const { code, stderr, stdout } = await run(GOOD, ...args);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toMatch(message);
  });

  test('needs a file, and says so where there is none', async () => {
    const none = await quanheng(temporaryFolder(), ['forecast', '--json']);
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toMatch(/no file given\nUsage: quanheng forecast --series FILE/);
    const absent = await quanheng(temporaryFolder(), ['forecast', '--series', 'absent.csv']);
    expect([absent.code, absent.stdout]).toEqual([1, '']);
    expect(absent.stderr).toMatch(/cannot read absent\.csv/);
  });

  test('names the columns that a file lacks', async () => {
    const { code, stdout, stderr } = await run('region_code,year\na,2020\n', '--json');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/no column indicator_id, value/);
  });
});

const cases = z
  .array(
    z.strictObject({
      name: z.string(),
      text: z.string(),
      points: z.record(z.string(), z.int()),
      refused: z.array(z.tuple([z.string(), z.int(), z.string().nullable(), z.string()])),
    }),
  )
  .parse(parse(readFileSync(projectPath('tests/cases/forecast/files.yaml'), 'utf8')));

describe('a file of series', () => {
  const pointsOf = (path: string) =>
    Object.fromEntries(
      readSeriesFile(path).series.map((each) => [
        `${each.region} ${each.indicator}`,
        each.points.length,
      ]),
    );

  test.each(cases)('with $name', ({ text, points, refused }) => {
    const path = temporaryFile('series.csv', text);
    const found = readSeriesFile(path).refused;
    expect(pointsOf(path)).toEqual(points);
    expect(found.map(({ rule, row, column }) => [rule, row, column])).toEqual(
      refused.map(([rule, row, column]) => [rule, row, column]),
    );
    for (const [index, row] of refused.entries()) expect(found[index]?.found).toContain(row[3]);
    for (const { expected, message } of found) expect([expected, message]).not.toContain('');
  });

  test('may have other columns in any order, full-width digits and thousands separators', () => {
    const text = `note,VALUE,year,indicator_id,region_code\r\n"a, b","1,234.5",２０２０,x,a\r\n,-7,2021,x,a\r\n`;
    const { series, refused } = readSeriesFile(temporaryFile('series.csv', text));
    expect(refused).toEqual([]);
    expect(series).toEqual([
      {
        region: 'a',
        indicator: 'x',
        points: [
          { year: 2020, value: 1234.5 },
          { year: 2021, value: -7 },
        ],
      },
    ]);
  });

  test.each([
    ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['GB18030', (text: string) => Buffer.from(encodeGb18030(text))],
  ])('may be in %s', (_, encode) => {
    const path = join(temporaryFolder(), 'series.csv');
    writeFileSync(path, encode('region_code,indicator_id,year,value\n浙江,专利,2020,1\n'));
    expect(pointsOf(path)).toEqual({ '浙江 专利': 1 });
  });

  test('that is no text, or empty, is refused as a whole', () => {
    const path = join(temporaryFolder(), 'series.csv');
    writeFileSync(path, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
    expect(() => readSeriesFile(path)).toThrow(/not CSV in UTF-8 or GB18030/);
    expect(() => readSeriesFile(temporaryFile('empty.csv', ''))).toThrow(/no column region_code/);
  });
});
