import { columnsFound, type Placed } from './placed.ts';
import { sqlText } from './sql.ts';
import { nameOf, type Source } from './source.ts';

/**
 * The SQL that finds, for the rows with faults, the cell of the column at fault, all cells of the row
 * and its natural key.
 */
export function cellOfFaultSql(source: Source, placed: Placed): string {
  const table = source.ownSql ? 'staged' : 'typed';
  const found = columnsFound(placed);
  const cells = found.map(({ column, cell }) => `WHEN ${sqlText(column.name)} THEN c${cell}`);
  const headings = placed.layout.columns.map(
    (column, index) =>
      `(${sqlText(column.name)}, ${sqlText(source.ownSql ? column.name : (placed.headings[placed.places[index] ?? -1] ?? nameOf(column, source)))})`,
  );
  return `CREATE OR REPLACE TEMP TABLE column_heading (name VARCHAR, heading VARCHAR);
INSERT INTO column_heading VALUES ${headings.join(', ')};
CREATE OR REPLACE TEMP TABLE cell_of_fault AS
SELECT DISTINCT
  fault."row",
  fault."column",
  trim(CASE fault."column" ${cells.join(' ')} END, chr(30) || chr(31)) AS found,
  CAST(to_json([${placed.headings.map((_, at) => `c${at}`).join(', ')}]) AS VARCHAR) AS cells,
  ${keyOf(source, table)} AS natural_key
FROM fault
JOIN cell_row ON cell_row."row" = fault."row"
JOIN ${table} ON ${table}."row" = fault."row";`;
}

/** The natural key as one text; null where a part cannot be read. */
function keyOf(source: Source, table: string): string {
  const names = source.ownSql
    ? ['region_code', 'indicator_id', 'indicator_name', 'period', 'source_title', 'published_on']
    : source.key;
  return names.map((name) => `CAST(${table}.${name} AS VARCHAR)`).join(` || '|' || `);
}

/** The SQL that lists what the table settles in the quarantine, where that has open entries. */
export function settledSql(source: Source): string {
  const table = source.ownSql ? 'staged' : 'typed';
  const sound = `${table}."row" NOT IN (SELECT "row" FROM refused)`;
  return `CREATE OR REPLACE TEMP TABLE named_entry AS
SELECT DISTINCT entry FROM ${table} WHERE ${sound} AND entry IS NOT NULL;
CREATE OR REPLACE TEMP TABLE settled_key AS
SELECT DISTINCT natural_key FROM (SELECT ${keyOf(source, table)} AS natural_key FROM ${table} WHERE ${sound})
WHERE natural_key IN (SELECT natural_key FROM refusal WHERE source = ${sqlText(source.name)} AND severity = 'error');`;
}
