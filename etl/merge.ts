import { columnsAbsent, type Placed } from './placed.ts';
import { factColumns, type Source } from './source.ts';
import { sqlList } from './sql.ts';
import { contentHash } from './typed.ts';

/**
 * The SQL that compares the sound rows of `typed` with what was known on the day on which the file is
 * known: `compared` has those whose key was known, `repeated` those whose key the table has twice. A
 * column that the file lacks keeps what was known of it.
 */
export function compareSql(source: Source, placed: Placed): string {
  const key = source.key.join(', ');
  const { values, lacking } = saidOrKept(source, placed);
  const same = source.key.map((name) => `last.${name} = typed.${name}`).join(' AND ');
  const hash = lacking ? contentHash(values) : 'typed.content_hash';
  return `CREATE OR REPLACE TEMP TABLE compared AS
SELECT
  typed."row", ${hash} AS content_hash, last.content_hash AS last_hash, last.withdrawn AS last_withdrawn,
  last.run_id AS last_run, last."row" AS last_row, last.claim_id AS last_id,
  concat_ws(' | ', ${source.key.map((name) => `typed.${name}`).join(', ')}) AS key_text,
  last.file_sha256 AS last_file, last.sheet AS last_sheet
FROM typed
JOIN (
  SELECT * FROM ${source.table}
  WHERE claim_id IN (
    SELECT arg_max(claim_id, (coalesce(ranked_on, known_from), claim_id))
    FROM ${source.table}
    WHERE provenance = $provenance AND coalesce(ranked_on, known_from) <= CAST($known_day AS DATE)
    GROUP BY ${key}
  )
) last ON ${same}
WHERE typed."row" NOT IN (SELECT "row" FROM refused);

CREATE OR REPLACE TEMP TABLE repeated AS
SELECT
  "row", content_hash, concat_ws(' | ', ${key}) AS key_text,
  first("row") OVER same_key AS first_row,
  first(content_hash) OVER same_key AS first_hash
FROM typed
WHERE "row" NOT IN (SELECT "row" FROM refused)
  AND (${key}) IN (
    SELECT (${key}) FROM typed WHERE "row" NOT IN (SELECT "row" FROM refused)
    GROUP BY ${key} HAVING count(*) > 1
  )
WINDOW same_key AS (PARTITION BY ${key} ORDER BY "row");`;
}

/** The SQL that makes claims of the rows which say something new. */
export function insertSql(source: Source, placed: Placed): string {
  const { values, lacking } = saidOrKept(source, placed);
  const last = !lacking
    ? ''
    : `
LEFT JOIN compared ON compared."row" = typed."row" AND NOT compared.last_withdrawn
LEFT JOIN ${source.table} last ON last.claim_id = compared.last_id`;
  const hash = lacking
    ? 'coalesce(compared.content_hash, typed.content_hash)'
    : 'typed.content_hash';
  return `INSERT INTO ${source.table} (
  ${factColumns(source).join(', ')}, provenance, known_from, known_basis, run_id, file_sha256, sheet, "row", content_hash
)
SELECT
  ${values.join(', ')}, $provenance, CAST($known_day AS DATE), $known_basis, $run_id, $file_sha256, $sheet, typed."row", ${hash}
FROM typed${last}
WHERE typed."row" NOT IN (SELECT "row" FROM not_new);`;
}

/** What each column of the fact table gets: the file's cell, or what was known where it has none. */
function saidOrKept(source: Source, placed: Placed): { values: string[]; lacking: boolean } {
  const absent = columnsAbsent(placed).filter(({ blank }) => blank === undefined);
  const names = new Set(absent.map(({ name }) => name));
  const attributes = absent.filter(({ kind }) => kind === 'attribute').map(({ name }) => name);
  const values = factColumns(source).map((name) => {
    if (name !== 'attributes' || attributes.length === 0) {
      return `${names.has(name) ? 'last' : 'typed'}.${name}`;
    }
    const kept = `list_filter(map_entries(last.attributes), x -> list_contains([${sqlList(attributes)}], x.key))`;
    return `attribute_map(list_concat(${kept}, map_entries(typed.attributes)))`;
  });
  return { values, lacking: absent.length > 0 };
}
