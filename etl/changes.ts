import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import { rows, type Row } from '../warehouse/connect.ts';
import { factText } from './fact-cell.ts';
import { columnsOf, factColumns, type Source } from './source.ts';

/** One cell that a revision changes; money in yuan. */
export interface Change {
  readonly column: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A row that a file adds or revises. */
export interface ChangedRow {
  readonly key: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly changes: readonly Change[];
}

/** What a load adds and revises, row by row, up to a number of each. */
export interface Changes {
  readonly added: readonly ChangedRow[];
  readonly revised: readonly ChangedRow[];
  /** Rows of each kind that are listed at most. */
  readonly listed: number;
}

const LISTED = 500;
const OBSERVATION = {
  key: ['region', 'indicator', 'indicator_name', 'period', 'publisher'],
  columns: ['printed_value', 'printed_unit', 'bound', 'grade', 'published_on', 'address', 'note'],
};

/** Compares the claims of a run with what was known before it. */
export async function changes(
  connection: DuckDBConnection,
  source: Source,
  run: string,
  {
    provenance,
    knownAt,
    today,
  }: { provenance: Provenance; knownAt: CivilDate | null; today: CivilDate },
): Promise<Changes> {
  const { key, columns } = source.ownSql
    ? OBSERVATION
    : {
        key: source.key,
        columns: factColumns(source).filter((name) => !source.key.includes(name)),
      };
  const cells = (of: string, as: string) =>
    columns.map((name) => `CAST(${of}.${name} AS VARCHAR) AS "${as} ${name}"`).join(', ');
  const same = key.map((name) => `b.${name} IS NOT DISTINCT FROM n.${name}`).join(' AND ');
  const found = await rows(
    connection,
    `WITH n AS (SELECT * FROM ${source.table} WHERE run_id = $run),
     b AS (
       SELECT * FROM ${source.table}
       WHERE claim_id IN (
         SELECT arg_max(claim_id, (coalesce(ranked_on, known_from), claim_id)) FROM ${source.table}
         WHERE provenance = $provenance AND run_id <> $run
           AND coalesce(ranked_on, known_from) <= CAST($known_day AS DATE)
         GROUP BY ${key.join(', ')}
       ) AND NOT withdrawn
     ),
     pair AS (
       SELECT concat_ws(' | ', ${key.map((name) => `n.${name}`).join(', ')}) AS key, n.sheet, n."row",
         b.claim_id IS NOT NULL AS revised, ${cells('n', 'to')}, ${cells('b', 'from')}
       FROM n LEFT JOIN b ON ${same}
     )
     SELECT * FROM pair
     QUALIFY row_number() OVER (PARTITION BY revised ORDER BY sheet, "row") <= ${LISTED}
     ORDER BY sheet NULLS FIRST, "row"`,
    { run, provenance, known_day: knownAt ?? today },
  );
  const declared = new Map(columnsOf(source).map((column) => [column.name, column]));
  const cell = (name: string, value: Row[string] | undefined) =>
    factText(declared.get(name)?.kind ?? 'text', textOf(value));
  const row = (each: Row): ChangedRow => ({
    key: String(each['key']),
    sheet: each['sheet'] === null ? null : String(each['sheet']),
    row: Number(each['row']),
    changes: columns
      .map((name) => ({
        column: declared.get(name)?.headings[0] ?? name,
        from: cell(name, each[`from ${name}`]),
        to: cell(name, each[`to ${name}`]),
      }))
      .filter(({ from, to }) => from !== to),
  });
  return {
    added: found.filter(({ revised }) => !revised).map(row),
    revised: found.filter(({ revised }) => revised).map(row),
    listed: LISTED,
  };
}

function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
