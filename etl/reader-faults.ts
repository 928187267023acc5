import type { DuckDBConnection } from '@duckdb/node-api';
import { rows, runScript } from '../warehouse/connect.ts';
import type { Head } from './head.ts';
import type { Fault } from './stage.ts';
import { columnLetters } from './workbook/cell-name.ts';

/** Faults that the reader of a workbook found, under the columns of the table instead of letters. */
export function readerFaults(faults: readonly Fault[], head: Head | undefined): Fault[] {
  if (!head) return [...faults];
  const names = new Map(head.headings.map((heading, at) => [columnLetters(at), heading]));
  for (const [index, { name }] of head.layout.columns.entries()) {
    const at = head.places[index] ?? -1;
    if (at !== -1) names.set(columnLetters(at), name);
  }
  // What stands in titles and headings says nothing of a row.
  return faults
    .filter(({ row }) => (row ?? 0) > head.row)
    .map((fault) => ({ ...fault, column: names.get(fault.column ?? '') || fault.column }));
}

/** Passes over the faults of totals and remarks, which are no rows of the table. */
export async function dropLeftOut(connection: DuckDBConnection): Promise<void> {
  await rows(connection, 'DELETE FROM fault WHERE "row" IN (SELECT "row" FROM left_out)');
}

/** One rule that a cell breaks is said once, by the reader if that found it. */
export async function dropRepeated(connection: DuckDBConnection): Promise<void> {
  await runScript(
    connection,
    `DELETE FROM fault WHERE rowid NOT IN (
       SELECT min(rowid) FROM fault GROUP BY "row", "column", rule
     )`,
  );
}
