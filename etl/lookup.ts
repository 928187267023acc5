import type { DuckDBConnection } from '@duckdb/node-api';
import { runScript } from '../warehouse/connect.ts';
import { sqlList } from './sql.ts';

/**
 * Makes a macro `name(text)` that turns one of many texts into its value, null for any other: a hash
 * of the texts (an ENUM) and a list of the values. A join would do the same and lose the order of the
 * rows, which is what tells their lines. The list is a variable, since each use of a macro that spells
 * out thousands of values costs the planner 30 ms, and a region is looked up in many ways.
 */
export async function prepareLookup(
  connection: DuckDBConnection,
  name: string,
  pairs: readonly (readonly [text: string, value: string])[],
): Promise<void> {
  const texts = sqlList(pairs.map(([text]) => text));
  const values = sqlList(pairs.map(([, value]) => value));
  await runScript(
    connection,
    `CREATE OR REPLACE TEMP TYPE ${name}_text AS ENUM (${texts});
SET VARIABLE ${name}_value = [${values}];
CREATE OR REPLACE TEMP MACRO ${name}(t) AS getvariable('${name}_value')[enum_code(TRY_CAST(t AS ${name}_text)) + 1];`,
  );
}
