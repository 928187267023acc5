import { REMARK, TOTAL } from './left-out.ts';
import { sqlText } from './sql.ts';

/** Where the rows of a table are read from. */
export type Origin =
  /** A regular CSV: one record a line, headings on `below` and above. */
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
 * The SQL that stages a table as text: `cell_row` with its row and cells c0, c1, …. DuckDB numbers
 * the rows of a table in the order of the file, which is what makes row and line agree.
 */
export function rawSql(origin: Origin, width: number): string {
  const cells = Array.from({ length: width }, (_, at) => `c${at}`);
  if (origin.kind === 'parquet') {
    return `CREATE OR REPLACE TEMP TABLE raw AS
SELECT COLUMNS(*)::VARCHAR FROM read_parquet(${sqlText(origin.path)});
CREATE OR REPLACE TEMP VIEW cell_row (${['"row"', ...cells].join(', ')}) AS
SELECT CAST(${PLACE} + 1 AS INTEGER), * FROM raw;`;
  }
  const columns = origin.kind === 'clean' ? ['r', ...cells] : cells;
  const types = columns.map((name) => `'${name}': '${name === 'r' ? 'INTEGER' : 'VARCHAR'}'`);
  const options = [
    'header = false',
    'auto_detect = false',
    `columns = {${types.join(', ')}}`,
    `delim = ','`,
    `quote = '"'`,
    `escape = '"'`,
    'strict_mode = true',
    `skip = ${origin.kind === 'regular' ? origin.below : 0}`,
    `max_line_size = ${16 << 20}`,
    `new_line = '${origin.kind === 'regular' && origin.crlf ? '\\r\\n' : '\\n'}'`,
    // Records that are amiss leave fewer rows than lines; the caller counts, since an error would
    // end the transaction.
    ...(origin.kind === 'regular' ? ['ignore_errors = true'] : ['parallel = false']),
  ];
  const table = `CREATE OR REPLACE TEMP TABLE raw AS
SELECT * FROM read_csv(${sqlText(origin.path)}, ${options.join(', ')})`;
  if (origin.kind === 'clean') {
    return `${table}
WHERE r > ${origin.below};
CREATE OR REPLACE TEMP VIEW cell_row AS
SELECT r AS "row", ${cells.join(', ')} FROM raw;`;
  }
  return `${table};
CREATE OR REPLACE TEMP VIEW cell_row AS
SELECT CAST(${PLACE} + ${origin.below + 1} AS INTEGER) AS "row", ${cells.join(', ')} FROM raw;`;
}

/** Inside a transaction the numbers begin high above nought. */
const PLACE = '(rowid - (SELECT min(rowid) FROM raw))';

/**
 * The SQL that tells rows which are no data: blank ones, totals, remarks, the numbering of columns,
 * and headings repeated on a further page.
 */
export function leftOutSql(headings: readonly string[], spaced: boolean): string {
  const cells = headings.map((_, at) => `c${at}`);
  const first = `coalesce(${cells.map((c) => `nullif(${spaced ? `clean(${c})` : c}, '')`).join(', ')}, '')`;
  const squashed = `regexp_replace(first_cell, '[\\s' || chr(30) || chr(31) || ']', '', 'g')`;
  const numbered = cells.slice(0, 4).map((c, at) => `${c} = '${at + 1}'`);
  const repeated = headings
    .map((heading, at) => [heading, at] as const)
    .filter(([heading]) => heading !== '')
    .slice(0, 4)
    .map(([heading, at]) => `trim(c${at}) = ${sqlText(heading.trim())}`);
  return `CREATE OR REPLACE TEMP TABLE left_out AS
SELECT "row", reason, first_cell AS found
FROM (
  SELECT "row", first_cell,
    CASE
      WHEN first_cell = '' THEN 'blank'
      WHEN length(first_cell) < 40 AND regexp_full_match(${squashed}, ${sqlText(TOTAL)}) THEN 'total'
      WHEN contains('注备说填制经审负单数联', left(first_cell, 1)) AND regexp_full_match(${squashed}, ${sqlText(REMARK)}) THEN 'remark'
      WHEN first_cell = '栏次'${numbered.length > 3 ? ` OR (${numbered.join(' AND ')})` : ''} THEN 'numbering'
      ${repeated.length > 1 ? `WHEN ${repeated.join(' AND ')} THEN 'header'` : ''}
    END AS reason
  FROM (SELECT *, ${first} AS first_cell FROM cell_row) rows_of_file
)
WHERE reason IS NOT NULL;`;
}
