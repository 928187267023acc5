import { columnsFound, type FoundColumn, type Placed } from './placed.ts';
import { firstRowid, leftOutReason, rowidFrom } from './raw.ts';
import { ENTRY_HEADING } from './entry.ts';
import { sqlName, sqlText } from './sql.ts';
import { factColumns, type Column, type Source } from './source.ts';

/** Where typed rows are read from. */
export interface From {
  /** A relation of cells c0, c1, …; with their row, unless they are the lines of a file. */
  readonly relation: string;
  /** The line above the first record, where the relation is the lines of a file in their order. */
  readonly below: number | undefined;
  /** Cells may have outer space, or the marks of merged cells. */
  readonly spaced: boolean;
}

/**
 * The SQL that reads cells into `typed`: one column for each of the source, null where a cell is empty
 * or cannot be read, `bad`, a bit for each column whose cell breaks a rule by itself, and the hash of
 * the content. Rows that are no data go into `left_out`. All in one pass, and everything it is made
 * from is declared in the source.
 */
export function typedSql(source: Source, placed: Placed, from: From): string {
  const { spaced, below } = from;
  const row = below === undefined ? ['"row"'] : [];
  const columns = columnsFound(placed);
  const read = columns.filter(({ column }) => column.kind !== 'attribute');
  const cells = columns.map(
    ({ column, cell }) => `${trimmed(column, cell, spaced)} AS ${sqlName(raw(column))}`,
  );
  const entry = placed.headings.findIndex((heading) => heading.trim() === ENTRY_HEADING);
  const other = [
    `${entry === -1 ? 'CAST(NULL AS VARCHAR)' : `nullif(clean(c${entry}), '')`} AS entry`,
    `${leftOutReason(placed.headings, spaced)} AS reason`,
  ];
  const names = new Set(read.map(({ column }) => column.name));
  const typed = read.map(
    ({ column, unit }) => `${reading(column, unit, names, spaced)} AS ${column.name}`,
  );
  const absent = placed.layout.columns
    .filter((column) => column.kind !== 'attribute' && !names.has(column.name))
    .map((column) => `CAST(${column.blank ?? 'NULL'} AS ${sqlType(column)}) AS ${column.name}`);
  const attributes = columns.filter(({ column }) => column.kind === 'attribute');
  const extra = placed.layout.columns.some(({ kind }) => kind === 'attribute')
    ? [`${attributeMap(attributes)} AS attributes`]
    : [];
  const derived = (source.derived ?? []).map(
    ({ name, year, bound }) =>
      `make_date(${year}, ${bound === 'first' ? '1, 1' : '12, 31'}) AS ${name}`,
  );
  const bits = read.map(
    ({ column }, bit) => `CASE WHEN ${bad(column)} THEN ${2 ** bit} ELSE 0 END`,
  );
  const outer = [
    ...row,
    ...placed.layout.columns.filter(({ kind }) => kind !== 'attribute').map(({ name }) => name),
    ...(extra.length > 0 ? ['attributes'] : []),
    ...derived,
    'entry',
    'reason',
    `CAST(${bits.join(' + ') || '0'} AS BIGINT) AS bad`,
    `${contentHash(factColumns(source))} AS content_hash`,
  ];
  const kept = [...row, 'entry', 'reason', ...read.map(({ column }) => sqlName(raw(column)))];
  return `CREATE OR REPLACE TEMP TABLE typed_all AS
SELECT ${outer.join(',\n  ')}
FROM (
  SELECT ${[...kept, ...typed, ...absent, ...extra].join(',\n    ')}
  FROM (
    ${withRegions(read, `SELECT ${[...row, ...cells, ...other].join(',\n      ')} FROM ${from.relation}`)}
  ) cells
);
${firstRowid('typed_all')}

CREATE OR REPLACE TEMP VIEW typed_row AS
SELECT ${below === undefined ? '*' : `CAST(${rowidFrom('typed_all')} + ${below + 1} AS INTEGER) AS "row", *`}
FROM typed_all;

CREATE OR REPLACE TEMP VIEW typed AS SELECT * EXCLUDE (reason) FROM typed_row WHERE reason IS NULL;

CREATE OR REPLACE TEMP TABLE left_out AS
SELECT "row", reason FROM typed_row WHERE reason IS NOT NULL;`;
}

/** A hash over what a row says, in which an empty text and none at all differ. */
export function contentHash(columns: readonly string[]): string {
  const texts = columns.map((name) => `coalesce(CAST(${name} AS VARCHAR), chr(30))`);
  return `md5(concat_ws(chr(31), ${texts.join(', ')}))`;
}

/** The staged columns of a source with SQL of its own: text in one spelling where it can be read. */
export function stagedSql(source: Source, placed: Placed): string {
  const { constants = {}, columns } = placed.layout;
  const found = columnsFound(placed);
  const cells = columns.map((column) => {
    const cell = found.find((each) => each.column === column)?.cell;
    return `${cell === undefined ? `''` : spelt(column, `clean(c${cell})`)} AS ${column.name}`;
  });
  const fixed = Object.entries(constants).map(
    ([name, value]) => `${sqlText(value)} AS ${sqlName(name)}`,
  );
  const all = source.layouts.flatMap((layout) => layout.columns.map(({ name }) => name));
  const lacking = [...new Set(all)]
    .filter((name) => !columns.some((column) => column.name === name) && !(name in constants))
    .map((name) => `'' AS ${name}`);
  const entry = placed.headings.findIndex((heading) => heading.trim() === ENTRY_HEADING);
  const named = entry === -1 ? 'CAST(NULL AS VARCHAR)' : `nullif(clean(c${entry}), '')`;
  return `CREATE OR REPLACE TEMP TABLE staged AS
SELECT "row", ${[...cells, ...fixed, ...lacking].join(',\n  ')}, ${named} AS entry
FROM cell_row
WHERE "row" NOT IN (SELECT "row" FROM left_out);`;
}

function spelt({ kind }: Column, cell: string): string {
  if (kind === 'figure') return `coalesce(number_text(${cell}), ${cell})`;
  if (kind === 'date') return `coalesce(CAST(civil_date(${cell}) AS VARCHAR), ${cell})`;
  if (kind === 'region') return `coalesce(region_id(region_text(${cell})), ${cell})`;
  return `unmarked(${cell})`;
}

/** The name under which the cell of a column stands beside what was read from it. */
export function raw(column: Column): string {
  return `cell ${column.name}`;
}

/** Kinds whose cells are words, and so can begin as a formula does. */
const WORDS = ['text', 'identifier', 'cell', 'choice', 'flag', 'list', 'document', 'attribute'];
/** Kinds in which 无 and / are values of their own. */
const LITERAL = ['cell', 'choice', 'flag', 'attribute'];
const OPEN_ENDED = ['长期', '长期有效', '永久', '至今', '9999-12-31', '9999/12/31', '99991231'];
const ELSEWHERE = ['境外', '国外', '海外', '外省', '省外', '市外', '其他', '港澳台'];

/** The cell of a column without outer space, and empty where it only says that it is. */
export function trimmed(column: Column, cell: number, spaced = true): string {
  // Trimming by characters costs more than all else; a file that needs none is known as such.
  const text = spaced ? `clean(c${cell})` : `coalesce(c${cell}, '')`;
  if (LITERAL.includes(column.kind)) return text;
  const none = column.openEnded ? OPEN_ENDED : column.elsewhere ? ELSEWHERE : [];
  if (none.length === 0) return `filled(${text})`;
  const blank = none.map((word) => `WHEN ${sqlText(word)} THEN ''`);
  return `CASE filled(${text}) ${blank.join(' ')} ELSE filled(${text}) END`;
}

function reading(
  column: Column,
  unit: string | undefined,
  found: ReadonlySet<string>,
  spaced: boolean,
): string {
  const t = sqlName(raw(column));
  switch (column.kind) {
    case 'choice':
      return chosen(column, t);
    case 'code':
      return `CASE WHEN ${t} <> '' THEN code_text(${t}) END`;
    case 'region':
      return regionIn(column, t, found);
    case 'indicator':
      return `indicator_id(squashed(${t}))`;
    case 'identifier':
      return column.upper
        ? `nullif(upper(identifier_text(${t})), '')`
        : `nullif(identifier_text(${t}), '')`;
    case 'document':
      return `nullif(document_number(${t}), '')`;
    case 'date':
      return `civil_date(${t})`;
    case 'year':
      return `calendar_year(${t})`;
    case 'integer':
      return `whole_number(${t})`;
    case 'figure':
      return `exact_figure(${t})`;
    case 'money':
      return column.blank === undefined
        ? `money_fen(${t}, ${unit === undefined ? 'NULL' : sqlText(unit)})`
        : `CASE WHEN ${t} = '' THEN ${column.blank} ELSE money_fen(${t}, ${unit === undefined ? 'NULL' : sqlText(unit)}) END`;
    case 'flag':
      return `truth(${t})`;
    case 'list':
      return `CASE WHEN ${t} <> '' THEN list_filter(list_transform(string_split_regex(unmarked(${t}), '[、;；,，|]'), x -> trim(x)), x -> x <> '') END`;
    default:
      return spaced ? `nullif(unmarked(${t}), '')` : `nullif(${t}, '')`;
  }
}

/**
 * Looks regions up once each: as a macro, a look-up inside others is planned as often as they name it,
 * which took two seconds for a contract's four regions.
 */
function withRegions(columns: readonly FoundColumn[], cells: string): string {
  const regions = columns.filter(({ column }) => column.kind === 'region');
  if (regions.length === 0) return cells;
  const texts = regions.map(
    ({ column }) => `region_text(${sqlName(raw(column))}) AS ${formOf(column)}`,
  );
  const ids = regions.map(({ column }) => {
    const form = formOf(column);
    return `coalesce(region_id(${form}), prefecture_of(${form})) AS ${anywhereOf(column)}`;
  });
  return `SELECT *, ${ids.join(',\n      ')}
    FROM (SELECT *, ${texts.join(', ')} FROM (${cells}) as_printed) with_forms`;
}

function formOf({ name }: Column): string {
  return sqlName(`form ${name}`);
}

function anywhereOf({ name }: Column): string {
  return sqlName(`anywhere ${name}`);
}

/** A region by any of its forms; a managing district only within the city of its division. */
function regionIn(column: Column, t: string, found: ReadonlySet<string>): string {
  const text = formOf(column);
  const anywhere = anywhereOf(column);
  const { within } = column;
  if (!within || !found.has(within)) return anywhere;
  return `CASE
      WHEN ${t} = '' THEN NULL
      WHEN ${within} IS NULL THEN ${anywhere}
      WHEN region_id_in(city_of(${within}) || ' ' || ${text}) IS NOT NULL THEN region_id_in(city_of(${within}) || ' ' || ${text})
      WHEN coalesce(city_of(${anywhere}), '') = coalesce(city_of(${within}), ${within}) THEN ${anywhere}
    END`;
}

function chosen({ choices = {}, open }: Column, t: string): string {
  const values = Object.keys(choices);
  const others = Object.entries(choices).flatMap(([value, words]) =>
    [value, ...words].map((word) => `WHEN squashed(${sqlText(word)}) THEN ${sqlText(value)}`),
  );
  const unknown = open ? ` ELSE nullif(unmarked(${t}), '')` : '';
  const plain = values.map((value) => `WHEN ${sqlText(value)} THEN ${sqlText(value)}`);
  return `CASE ${t} ${plain.join(' ')} WHEN '' THEN NULL ELSE CASE squashed(${t}) ${others.join(' ')}${unknown} END END`;
}

function bad(column: Column): string {
  const t = sqlName(raw(column));
  const unreadable = `(${t} <> '' AND ${column.name} IS NULL)`;
  const formula = WORDS.includes(column.kind) ? ` OR ${isFormula(t)}` : '';
  return `(${unreadable}${column.required ? ` OR ${t} = ''` : ''}${formula})`;
}

/** What a spreadsheet would run: =HYPERLINK(…), @SUM, +cmd|…; a sign before digits is a number. */
export function isFormula(t: string): string {
  return `(ascii(${t}) IN (43, 45, 61, 64) AND regexp_matches(${t}, '^([=@].|[+-] *[A-Za-z(=])'))`;
}

function attributeMap(columns: readonly FoundColumn[]): string {
  if (columns.length === 0) return 'CAST(NULL AS MAP(VARCHAR, VARCHAR))';
  const entries = columns.map(({ column, unit }) => {
    const t = sqlName(raw(column));
    const money = `yuan_attribute(${t}, ${unit === undefined ? 'NULL' : sqlText(unit)})`;
    const value = column.unit === undefined ? `unmarked(${t})` : money;
    return `struct_pack(key := ${sqlText(column.name)}, value := ${value})`;
  });
  return `attribute_map(list_filter([${entries.join(', ')}], x -> x.value <> ''))`;
}

function sqlType({ kind }: Column): string {
  if (kind === 'date') return 'DATE';
  if (kind === 'year' || kind === 'integer') return 'INTEGER';
  if (kind === 'figure') return 'DECIMAL(38, 10)';
  if (kind === 'money') return 'BIGINT';
  if (kind === 'flag') return 'BOOLEAN';
  return kind === 'list' ? 'VARCHAR[]' : 'VARCHAR';
}
