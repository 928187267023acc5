import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { cells, made } from '../etl/workbook/made-workbook.ts';
import { projectPath } from '../reference/project-root.ts';
import { rows, withNothingLoaded } from '../warehouse/connect.ts';
import {
  CONTRACT_HEADINGS,
  contractCells,
  contractsCsv,
  manyContracts,
} from './sample-contracts.ts';
import { SPECIAL } from './special-file.ts';

const MIB = 1 << 20;
const HEAD = contractsCsv([contractCells({ 合同登记编号: 'A1' })]);

/** A file that somebody may send, by accident or on purpose. */
export interface Hostile {
  readonly name: string;
  readonly make: (path: string) => void | Promise<void>;
  /** The rules that refuse it or rows of it, each once. */
  readonly rules: readonly string[];
  /** Sound rows in it, which load. */
  readonly sound?: number;
}

/** Writes a piece of text so many times. */
function repeated(path: string, piece: string, times: number, before = ''): void {
  const file = openSync(path, 'w');
  writeSync(file, before);
  const bytes = Buffer.from(piece);
  for (let written = 0; written < times; written++) writeSync(file, bytes);
  closeSync(file);
}

const write = (content: () => string | Uint8Array) => (path: string) =>
  writeFileSync(path, content());
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length >> 1);

/** A Parquet file of sound rows, with part of its bytes done to. */
function parquet(harm: (bytes: Buffer) => Uint8Array) {
  return async (path: string) => {
    writeFileSync(`${path}.csv`, contractsCsv(manyContracts(5000)));
    await withNothingLoaded(async (connection) => {
      const table = `read_csv('${path}.csv', all_varchar = true)`;
      await rows(connection, `COPY (FROM ${table}) TO '${path}' (FORMAT parquet)`);
    });
    writeFileSync(path, harm(readFileSync(path)));
  };
}

/** A sheet of contracts whose cells are XML: `<v>…</v>`, or with a formula before. */
function sheet(...contracts: readonly (readonly string[])[]): Buffer {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (values: readonly string[]) =>
    values.map((value) => (value.startsWith('<') ? value : text(value))).join('');
  return made({ sheets: { 表: cells(row(CONTRACT_HEADINGS), ...contracts.map(row)) } });
}

const xls = () => readFileSync(projectPath('etl', 'workbook', 'formulas.test.xls'));
const wide = (columns: number) => {
  const more = Array.from({ length: columns }, (_, at) => `附加${at}`);
  return `${[...CONTRACT_HEADINGS, ...more].join(',')}\n${[...contractCells(), ...more].join(',')}\n`;
};

export const HOSTILE: readonly Hostile[] = [
  { name: 'a zip bomb', make: write(SPECIAL.bomb), rules: ['workbook.bomb'] },
  { name: 'a zip that is no workbook', make: write(SPECIAL.zip), rules: ['workbook.notWorkbook'] },
  { name: 'links to other files', make: write(SPECIAL.links), rules: ['workbook.externalLinks'] },
  { name: 'macros', make: write(SPECIAL.macros), rules: ['workbook.macros'] },
  { name: 'a password', make: write(SPECIAL.password), rules: ['workbook.password'] },
  { name: 'half an xlsx', make: write(() => half(made({}))), rules: ['workbook.truncated'] },
  { name: 'half an xls', make: write(() => half(xls())), rules: ['workbook.truncated'] },
  {
    name: 'a sheet of something else',
    make: write(() => made({})),
    rules: ['workbook.wrongSheet'],
  },
  { name: 'half a Parquet', make: parquet(half), rules: ['file.parquet'] },
  {
    name: 'a Parquet with a hole in its data',
    make: parquet((bytes) => bytes.fill(0xab, 2000, 60_000)),
    rules: ['file.parquet'],
  },
  {
    name: 'a Parquet with a broken directory',
    make: parquet((bytes) => bytes.fill(0xab, bytes.length - 300, bytes.length - 20)),
    rules: ['file.parquet'],
  },
  {
    name: '2 GB of nothing on one line',
    make: (path) => {
      writeFileSync(path, '');
      truncateSync(path, 2048 * MIB);
    },
    rules: ['file.encoding'],
  },
  {
    name: '300 MB of one letter on one line',
    make: (path) => repeated(path, 'x'.repeat(MIB), 300),
    rules: ['file.empty'],
  },
  {
    name: 'a line of 300 MB below a sound row',
    make: (path) => repeated(path, 'x'.repeat(MIB), 300, HEAD),
    rules: ['row.unclosedQuote'],
    sound: 1,
  },
  {
    name: '50 MB of quotes',
    make: (path) => repeated(path, '"'.repeat(MIB), 50),
    rules: ['file.empty'],
  },
  {
    name: 'lines of nothing but quotes',
    make: (path) => repeated(path, '"""\n', 100_000),
    rules: ['header.missingColumn'],
  },
  {
    name: '20,000 lines with an open quote',
    make: (path) => repeated(path, 'A2,"x\n', 20_000, HEAD),
    rules: ['file.notTable'],
  },
  {
    name: '200 MB of rows as wide as a book',
    make: (path) => repeated(path, `${'x'.repeat(40_000)},1\n`, 5000, HEAD),
    rules: ['file.notTable'],
  },
  {
    name: 'a NUL in a cell',
    make: write(() => `${HEAD}A2,a\0b\n`),
    rules: ['file.encoding'],
  },
  {
    name: 'UTF-16',
    make: write(() => Buffer.from(`\uFEFF${HEAD}`, 'utf16le')),
    rules: ['file.encoding'],
  },
  { name: '10,000 columns', make: write(() => wide(10_000)), rules: ['file.tooWide'] },
  {
    name: 'a million commas on each line',
    make: (path) => repeated(path, `${','.repeat(MIB - 8)}x\n`, 45),
    rules: ['file.tooWide'],
  },
  {
    name: 'a cell of 5 MB beside a sound row',
    make: write(() =>
      contractsCsv([
        contractCells({ 合同登记编号: 'B1', 项目名称: 'x'.repeat(5 * MIB) }),
        contractCells({ 合同登记编号: 'B2' }),
      ]),
    ),
    rules: ['row.unclosedQuote'],
    sound: 1,
  },
  {
    name: 'formulas in a CSV, in text and in money',
    make: write(() =>
      contractsCsv([
        contractCells({ 项目名称: '=HYPERLINK("http://a.example";"b")' }),
        contractCells({ 项目名称: "+cmd|' /C calc'!A0" }),
        contractCells({ 项目名称: '@SUM(A1:A9)' }),
        contractCells({ '合同成交额(万元)': '=1+1' }),
        contractCells({ '合同成交额(万元)': "+cmd|' /C calc'!A0" }),
        contractCells({ '合同成交额(万元)': '@SUM(A1:A9)' }),
        contractCells({ 合同登记编号: 'C7' }),
      ]),
    ),
    rules: ['cell.formula'],
    sound: 1,
  },
  {
    name: 'formulas in a workbook, in text and in money',
    make: write(() => {
      const reaching = '<c t="str"><f>HYPERLINK("http://a.example","b")</f><v>b</v></c>';
      const dde = `<c><f>cmd|' /C calc'!A0</f><v>98</v></c>`;
      return sheet(
        contractCells({ 项目名称: reaching }),
        contractCells({ '合同成交额(万元)': dde }),
        contractCells({ 项目名称: '=1+1' }),
        contractCells({ '合同成交额(万元)': '@SUM(A1:A9)' }),
        contractCells({ 合同登记编号: 'D5', '合同成交额(万元)': '<c><f>49*2</f><v>98</v></c>' }),
      );
    }),
    rules: ['cell.formula'],
    sound: 1,
  },
];

/** Names that a shell, a query or a list of files could read as something else. */
export const NAMES = [
  "it's.csv",
  'say "so".csv',
  'all*.csv',
  'which?.csv',
  '[1].csv',
  'table [1].csv',
  '{a,b}.csv',
  'two\nlines.csv',
  ' leading and trailing ',
  "'; DROP TABLE contract; --.csv",
  '$HOME.csv',
  '-rf.csv',
  '100%.csv',
] as const;

/** A sound file under such a name. */
export function namedFile(folder: string, name: string, number: number): string {
  const path = join(folder, name);
  writeFileSync(path, contractsCsv([contractCells({ 合同登记编号: `N${number}` })]));
  return path;
}
