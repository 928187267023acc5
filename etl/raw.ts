import { REMARK, TOTAL } from './left-out.ts';
import { sqlText } from './sql.ts';

/** Where the rows of a table are read from. */
export type Origin =
  /** A regular CSV: one record a line, headings on line `below` and above. */
  | {
      readonly kind: 'regular';
      readonly path: string;
      readonly below: number;
      readonly crlf: boolean;
    }
  /** A clean CSV, its first column the row; rows up to `below` are titles and headings. */
  | { readonly kind: 'clean'; readonly path: string; readonly below: number }
  | { readonly kind: 'parquet'; readonly path: string };

/**
 * The relation of the cells of a CSV, all text. Records of a regular one that are amiss are left out,
 * since an error would end the transaction; the caller counts.
 */
export function csvRelation(origin: Exclude<Origin, { kind: 'parquet' }>, width: number): string {
  const regular = origin.kind === 'regular';
  const columns = [...(regular ? [] : ['r']), ...cellNames(width)];
  const types = columns.map((name) => `'${name}': '${name === 'r' ? 'INTEGER' : 'VARCHAR'}'`);
  const options = [
    'header = false',
    'auto_detect = false',
    `columns = {${types.join(', ')}}`,
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    'strict_mode = true',
    `skip = ${regular ? origin.below : 0}`,
    `max_line_size = ${16 << 20}`,
    `new_line = '${regular && origin.crlf ? '\\r\\n' : '\\n'}'`,
    regular ? 'ignore_errors = true' : 'parallel = false',
  ];
  return `read_csv(${sqlText(origin.path)}, ${options.join(', ')})`;
}

/** The SQL that stages a table as text: `cell_row` with its row and cells c0, c1, …. */
export function rawSql(origin: Origin, width: number): string {
  const cells = cellNames(width);
  if (origin.kind === 'clean') {
    return `CREATE OR REPLACE TEMP TABLE raw AS
SELECT * FROM ${csvRelation(origin, width)} WHERE r > ${origin.below};
CREATE OR REPLACE TEMP VIEW cell_row AS SELECT r AS "row", ${cells.join(', ')} FROM raw;`;
  }
  const relation =
    origin.kind === 'regular'
      ? `SELECT * FROM ${csvRelation(origin, width)}`
      : `SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${sqlText(origin.path)})`;
  const first = origin.kind === 'regular' ? origin.below + 1 : 1;
  return `CREATE OR REPLACE TEMP TABLE raw AS ${relation};
${firstRowid('raw')}
CREATE OR REPLACE TEMP VIEW cell_row (${['"row"', ...cells].join(', ')}) AS
SELECT CAST(${rowidFrom('raw')} + ${first} AS INTEGER), * FROM raw;`;
}

/**
 * The place of a row in its table, from nought, once `firstRowid` has run. DuckDB numbers rows in the
 * order of the file; inside a transaction the numbers begin high above nought.
 */
export function rowidFrom(table: string): string {
  return `(${table}.rowid - getvariable('${table}_first'))`;
}

/** A variable, since with a subquery each read of the table would first copy what it reads. */
export function firstRowid(table: string): string {
  return `SET VARIABLE ${table}_first = (SELECT min(rowid) FROM ${table});`;
}

function cellNames(width: number): string[] {
  return Array.from({ length: width }, (_, at) => `c${at}`);
}

/**
 * Why a row is no data: blank, a total, a remark, the numbering of columns, or the headings repeated
 * on a further page. Null where it is data.
 */
export function leftOutReason(headings: readonly string[], spaced: boolean): string {
  const cells = cellNames(headings.length);
  const filled = cells.map((c) => `nullif(${spaced ? `clean(${c})` : c}, '')`);
  const first = `coalesce(${filled.join(', ')}, '')`;
  // RE2 counts only ASCII as white space, and 合计 is often set with an ideographic one inside.
  const squashed = `regexp_replace(${first}, '[\\s' || chr(30) || chr(31) || chr(160) || chr(12288) || ']', '', 'g')`;
  const second = `${spaced ? 'clean(c1)' : 'c1'}`;
  const beside = ['合计', '总计', '小计'].map((word) => `${second} = '${word}'`);
  const numbered = cells.slice(0, 4).map((c, at) => `${c} = '${at + 1}'`);
  const repeated = headings
    .map((heading, at) => [heading, at] as const)
    .filter(([heading]) => heading !== '')
    .slice(0, 4)
    .map(([heading, at]) => `trim(c${at}) = ${sqlText(heading.trim())}`);
  return `CASE
        WHEN ${first} = '' THEN 'blank'
        ${cells.length > 1 ? `WHEN (${beside.join(' OR ')}) AND regexp_full_match(${first}, '[0-9]{1,4}年?') THEN 'total'` : ''}
        WHEN contains('本全以合总小累共', left(${first}, 1)) AND regexp_full_match(${squashed}, ${sqlText(TOTAL)}) THEN 'total'
        WHEN contains('注备说填制经审负单数联', left(${first}, 1)) AND regexp_full_match(${squashed}, ${sqlText(REMARK)}) THEN 'remark'
        WHEN ${first} = '栏次'${numbered.length > 3 ? ` OR (${numbered.join(' AND ')})` : ''} THEN 'numbering'
        ${repeated.length > 1 ? `WHEN ${repeated.join(' AND ')} THEN 'header'` : ''}
      END`;
}

/** The SQL that tells which rows of `cell_row` are no data. */
export function leftOutSql(headings: readonly string[]): string {
  return `CREATE OR REPLACE TEMP TABLE left_out AS
SELECT "row", reason
FROM (SELECT "row", ${leftOutReason(headings, true)} AS reason FROM cell_row)
WHERE reason IS NOT NULL;`;
}
