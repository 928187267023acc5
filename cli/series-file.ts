import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { QuanhengError } from '../core/error.ts';
import { EncodingProbe } from '../etl/input/encoding.ts';
import { RecordReader, type Broken, type Record } from '../etl/input/records.ts';
import { loadRules } from '../etl/rules.ts';
import type { Point } from '../forecast/predict.ts';

export const COLUMNS = ['region_code', 'indicator_id', 'year', 'value'] as const;
type Column = (typeof COLUMNS)[number];

/** One series of a file: the figures of an indicator in a region, in the order of the file. */
export interface FileSeries {
  readonly region: string;
  readonly indicator: string;
  readonly points: readonly Point[];
}

/** A row that was left out, with its place and what mends it. */
export interface RefusedRow {
  readonly rule: string;
  readonly row: number;
  readonly column: string | null;
  readonly found: string;
  readonly expected: string;
  readonly message: string;
  readonly messageEn: string;
}

export interface SeriesFile {
  /** SHA-256 of the bytes. */
  readonly checksum: string;
  readonly series: readonly FileSeries[];
  readonly refused: readonly RefusedRow[];
}

interface Figure {
  readonly row: number;
  readonly region: string;
  readonly indicator: string;
  readonly point: Point;
}

/**
 * Reads yearly series from a CSV (UTF-8 with or without a byte order mark, GB18030); other columns are
 * passed over. Throws `notFound` where there is no such file, `invalidInput` where it is no text or
 * lacks a column. A row that cannot be read is refused and the others stay.
 */
export function readSeriesFile(path: string): SeriesFile {
  const bytes = read(path);
  const { records, broken } = recordsOf(bytes);
  const [header, ...rows] = records;
  const places = header ? columnsOf(header) : missing(COLUMNS);
  const refused: RefusedRow[] = broken.map(({ line, text }) =>
    refusal('row.unclosedQuote', { row: line, column: null, found: text.slice(0, 200) }),
  );
  const figures: Figure[] = [];
  for (const record of rows) {
    const figure = figureOf(record, places, header?.cells.length ?? 0);
    if ('rule' in figure) refused.push(figure);
    else figures.push(figure);
  }
  const series = [...Map.groupBy(figures, keyOf).values()].flatMap((of) => {
    const twice = duplicates(of);
    for (const [figure, all] of twice) refused.push(duplicate(figure, all));
    const dropped = new Set(twice.map(([figure]) => figure));
    const [first] = of;
    const points = of.filter((figure) => !dropped.has(figure)).map(({ point }) => point);
    if (!first || points.length === 0) return [];
    return [{ region: first.region, indicator: first.indicator, points }];
  });
  return {
    checksum: createHash('sha256').update(bytes).digest('hex'),
    series,
    refused: refused.toSorted((a, b) => a.row - b.row),
  };
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new QuanhengError('notFound', `cannot read ${path}: ${code}`, {
      place: { file: path },
      mend: 'Name a CSV with the columns region_code, indicator_id, year, value.',
    });
  }
}

function recordsOf(bytes: Buffer): { records: Record[]; broken: Broken[] } {
  const probe = new EncodingProbe();
  probe.push(bytes);
  const encoding = probe.end();
  const rule = RULES.get('file.encoding');
  if (!encoding)
    throw new QuanhengError('invalidInput', rule?.messageEn ?? '', { mend: rule?.mendEn ?? '' });
  const records: Record[] = [];
  const broken: Broken[] = [];
  const reader = new RecordReader({
    record: (record) => void records.push(record),
    broken: (line) => void broken.push(line),
  });
  reader.push(new TextDecoder(encoding).decode(bytes));
  reader.end();
  return { records, broken };
}

function columnsOf({ cells }: Record): { readonly [column in Column]: number } {
  const headings = cells.map((cell) => cell.toLowerCase());
  const absent = COLUMNS.filter((column) => !headings.includes(column));
  if (absent.length > 0) missing(absent);
  const at = (column: Column) => headings.indexOf(column);
  return {
    region_code: at('region_code'),
    indicator_id: at('indicator_id'),
    year: at('year'),
    value: at('value'),
  };
}

function missing(absent: readonly string[]): never {
  throw new QuanhengError('invalidInput', `the file has no column ${absent.join(', ')}`, {
    mend: `The first row names the columns ${COLUMNS.join(', ')}; others may stand beside them.`,
  });
}

function figureOf(
  { line: row, cells }: Record,
  places: { readonly [column in Column]: number },
  columns: number,
): Figure | RefusedRow {
  const place = (column: Column) => ({ row, column, found: cells[places[column]] ?? '' });
  if (cells.length < columns || cells.slice(columns).some((cell) => cell !== '')) {
    const expected = String(columns);
    return refusal('row.columnCount', { row, column: null, found: String(cells.length), expected });
  }
  for (const column of COLUMNS) {
    const { found } = place(column);
    if (found === '') return refusal('cell.missing', place(column));
    if (found.includes('\uFFFD')) return refusal('cell.encoding', place(column));
  }
  // A column of years with an empty cell leaves spreadsheets and pandas as 2018.0.
  const year = place('year').found.normalize('NFKC');
  if (!/^[12]\d{3}(\.0+)?$/.test(year)) {
    return refusal('year.unreadable', {
      ...place('year'),
      expected: '年份，如 2023 / a year such as 2023',
    });
  }
  const value = numberIn(place('value').found);
  if (value === undefined) return refusal('value.notNumber', place('value'));
  if (Math.abs(value) > LARGEST) {
    return refusal('value.notNumber', {
      ...place('value'),
      expected: '绝对值不超过 1e100 的数 / a number of at most 1e100 either way',
    });
  }
  return {
    row,
    region: place('region_code').found,
    indicator: place('indicator_id').found,
    point: { year: Number(year), value },
  };
}

/** Far beyond any statistic; sums and squares of what is below it stay finite. */
const LARGEST = 1e100;

/** A finite number, with or without thousands separators, full-width digits or an exponent. */
function numberIn(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/^([+-]?)(\d{1,3}(?:,\d{3})+)(?=\.|$)/, (all) => all.replaceAll(',', ''));
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function keyOf({ region, indicator }: Figure): string {
  return JSON.stringify([region, indicator]);
}

/** Figures of a year that has several, each with the rows of all of them. */
function duplicates(of: readonly Figure[]): [Figure, number[]][] {
  return [...Map.groupBy(of, ({ point }) => point.year).values()]
    .filter((same) => same.length > 1)
    .flatMap((same) => {
      const all = same.map(({ row }) => row);
      return same.map((figure): [Figure, number[]] => [figure, all]);
    });
}

function duplicate({ row, region, indicator, point }: Figure, rows: readonly number[]): RefusedRow {
  return refusal('key.duplicate', {
    row,
    column: 'year',
    found: `${region} ${indicator} ${point.year}: ${point.value}（行 / rows ${named(rows)}）`,
    expected: '每个序列每年一个数 / one figure a year of a series',
  });
}

const NAMED = 3;

/** All rows, or the first few and how many there are: each row is told of the others. */
function named(rows: readonly number[]): string {
  const first = rows.slice(0, NAMED).join(', ');
  return rows.length <= NAMED ? first : `${first} …，共 ${rows.length} 行 / ${rows.length} in all`;
}

const RULES = loadRules();

function refusal(
  id: string,
  place: { row: number; column: string | null; found: string; expected?: string },
): RefusedRow {
  const rule = RULES.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  const { row, column, found, expected = rule.expected } = place;
  const message = `${rule.message}。${rule.mend}`;
  const messageEn = `${rule.messageEn}. ${rule.mendEn}`;
  return { rule: id, row, column, found, expected, message, messageEn };
}
