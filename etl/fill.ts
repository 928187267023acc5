import type { DuckDBConnection } from '@duckdb/node-api';
import { rows } from '../warehouse/connect.ts';

/** Adds rows of text to a table, in one statement. */
export async function fill(
  connection: DuckDBConnection,
  table: string,
  values: readonly (readonly (string | null)[])[],
): Promise<void> {
  if (values.length === 0) return;
  const [first = []] = values;
  const names = first.map((_, index) => `c${index}`);
  const json = JSON.stringify(
    values.map((value) => Object.fromEntries(value.map((cell, index) => [`c${index}`, cell]))),
  );
  const fields = names.map((name) => `r ->> '${name}'`).join(', ');
  await rows(
    connection,
    `INSERT INTO ${table} SELECT ${fields} FROM (SELECT unnest(from_json($json, '["JSON"]')) AS r)`,
    { json },
  );
}
