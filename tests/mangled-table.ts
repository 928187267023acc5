import fc from 'fast-check';
import { readHeading } from '../etl/heading.ts';
import type { Column } from '../etl/source.ts';
import { loadReference } from '../reference/catalogue.ts';
import { amountText, type SoundTable } from './sound-tables.ts';
import { sourceNamed } from './sample-sources.ts';
import type { FileCase } from './written-file.ts';

const DECIMALS: Readonly<Record<string, number>> = {
  元: 2,
  千元: 5,
  万元: 6,
  百万元: 8,
  亿元: 10,
};
const reference = loadReference();
const regions = [...reference.regions.values()];
const shared = new Set(
  regions.flatMap(({ names }) => names).filter((name, at, all) => all.indexOf(name) !== at),
);
const namesOf = new Map(
  regions.map(({ id, name, names, former }) => [
    name,
    [
      id,
      ...(/^\d+$/.test(id) ? [`${id}000`, `${id}000000`, wide(id)] : []),
      ...names.filter((each) => !shared.has(each)),
      ...former.map((each) => each.name),
    ],
  ]),
);

/** The same table as a bureau might send it: other spellings, other headings, rows that are no data. */
export function mangled({ source, rows }: SoundTable): fc.Arbitrary<Omit<FileCase, 'source'>> {
  const columns = sourceNamed(source).layouts[0]?.columns ?? [];
  const headings = Object.keys(rows[0] ?? {});
  const own = headings.map((heading) => {
    const { name, full } = readHeading(heading);
    return columns.find(({ headings: [first] }) => first === name || first === full);
  });
  return fc
    .record({
      headings: fc.tuple(...headings.map((heading, at) => headingFor(heading, own[at]))),
      cells: fc.tuple(
        ...rows.map((row) =>
          fc.tuple(...headings.map((heading, at) => spellings(row[heading] ?? '', own[at]))),
        ),
      ),
      order: fc.shuffledSubarray([...rows.keys()], { minLength: rows.length }),
      above: fc.subarray([['济南市科技局报送表'], ['', '填报日期 2026年1月1日'], ['']]),
      between: fc.subarray(['total', 'remark', 'headings', 'blank'] as const),
      savedAs: fc.constantFrom(...FORMATS),
    })
    .map(({ headings: printed, cells, order, above, between, savedAs }) => {
      const data = order.map((at) =>
        headings.map((heading, column) => {
          const unit = printed[column]?.unit;
          const text = cells[at]?.[column] ?? '';
          return unit === undefined ? text : inUnit(rows[at]?.[heading] ?? '', heading, unit);
        }),
      );
      const top = printed.map(({ text }) => text);
      const extra = between.map((kind) => noData(kind, top));
      const middle = Math.ceil(data.length / 2);
      const table = [...above, top, ...data.slice(0, middle), ...extra, ...data.slice(middle)];
      return { ...BLANK, table: table.map((line) => line.map((cell) => cell)), savedAs };
    });
}

const FORMATS = [
  'csv',
  'csv with a byte order mark',
  'csv in GB18030',
  'csv with CRLF',
  'csv with CR',
  'xlsx',
  'xls',
] as const;

const BLANK = {
  cells: {},
  drop: [],
  rename: {},
  above: [],
  below: [],
  merges: [],
  sheets: {},
  hidden: [],
  types: {},
  wide: 0,
  brokenLines: 0,
} satisfies Partial<FileCase>;

function noData(kind: 'total' | 'remark' | 'headings' | 'blank', top: readonly string[]): string[] {
  const rest = top.slice(1).map(() => '');
  if (kind === 'headings') return [...top];
  return [{ total: '合　计：', remark: '注：以上为初步数。', blank: ' ' }[kind], ...rest];
}

/** Another heading for a column; with a unit where all its amounts are to be printed in another. */
function headingFor(heading: string, column: Column | undefined) {
  const { name, unit } = readHeading(heading);
  const others = column?.headings.map((each) => readHeading(each).name) ?? [name];
  const printed = fc.constantFrom(...others, name);
  const marks = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => `*${text}`,
    (text) => ` ${text} `,
    (text) => `${text.slice(0, 2)}\n${text.slice(2)}`,
    (text) => `${text.slice(0, 1)} ${text.slice(1)}`,
  );
  const units =
    unit === undefined ? fc.constant(undefined) : fc.constantFrom(...Object.keys(DECIMALS));
  return fc
    .record({ printed, marks, units })
    .map(({ printed: text, marks: mark, units: other }) => {
      if (unit === undefined || other === undefined) return { text: mark(text), unit: undefined };
      return { text: `${mark(text)}（${other}）`, unit: other === unit ? undefined : other };
    });
}

function inUnit(cell: string, heading: string, unit: string): string {
  if (cell === '') return '';
  return amountText(fenOf(cell, heading), DECIMALS[unit] ?? 2);
}

function fenOf(cell: string, heading: string): bigint {
  const decimals = DECIMALS[readHeading(heading).unit ?? '元'] ?? 2;
  const [whole = '0', fraction = ''] = cell.split('.');
  return BigInt(`${whole}${fraction.padEnd(decimals, '0')}`);
}

/** Other spellings of a cell, by what its column means. */
function spellings(cell: string, column: Column | undefined): fc.Arbitrary<string> {
  if (cell === '') return fc.constantFrom('', ' ', '　');
  switch (column?.kind) {
    case 'money':
    case 'figure':
      return fc.constantFrom(cell, ...numbers(cell));
    case 'date':
      return fc.constantFrom(cell, ...dates(cell));
    case 'region':
      return fc.constantFrom(cell, ...(namesOf.get(cell) ?? []), cell.split('').join(' '));
    case 'choice':
      return fc.constantFrom(cell, ...(column.choices?.[cell] ?? []), ` ${cell}`);
    case 'flag':
      return fc.constantFrom(
        ...(cell === '是' ? ['是', 'Y', '√', 'true', '1'] : ['否', 'N', '×', 'FALSE', '0']),
      );
    case 'code':
      return fc.constantFrom(
        cell,
        cell.toLowerCase(),
        wide(cell),
        `${cell.slice(0, 6)} ${cell.slice(6)}`,
      );
    case 'year':
      return fc.constantFrom(cell, `${cell}年`, wide(cell), `${cell}.0`);
    case 'document':
      return fc.constantFrom(
        cell,
        cell.replace('〔', '[').replace('〕', ']'),
        cell.replace('〔', '（').replace('〕', '） '),
      );
    default:
      return fc.constantFrom(cell, ` ${cell}`, `${cell}　`);
  }
}

function numbers(cell: string): string[] {
  const [whole = '', fraction] = cell.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const separated = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return [
    separated,
    wide(cell),
    wide(separated),
    `+${cell}`,
    fraction === undefined ? `${cell}.00` : `${cell}00`,
  ];
}

function dates(cell: string): string[] {
  const [year = '', month = '', day = ''] = cell.split('-');
  const [m, d] = [String(Number(month)), String(Number(day))];
  const serial = Math.round((Date.parse(cell) - Date.UTC(1899, 11, 30)) / 86_400_000);
  return [
    `${year}年${m}月${d}日`,
    wide(`${year}年${m}月${d}日`),
    `${year}.${m}.${d}`,
    `${year}/${month}/${day}`,
    `${year}${month}${day}`,
    `${cell} 00:00:00`,
    String(serial),
  ];
}

/** ASCII as full-width forms. */
function wide(text: string): string {
  return text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
}
