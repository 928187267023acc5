import type { DuckDBConnection } from '@duckdb/node-api';
import { rows } from '../warehouse/connect.ts';
import type { Rule } from './rules.ts';

/** One broken rule, with its place and what mends it. */
export interface Refusal {
  /** The number of the row's entry in the quarantine. */
  readonly entry: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly found: string;
  readonly expected: string | null;
  readonly message: string;
  readonly messageEn: string;
}

/** Refusals that one command reports one by one; all are in the quarantine, whatever their number. */
export const MOST_REPORTED = 100_000;

/** The broken rules of the table that was loaded last, in the order of its rows. */
export async function refusals(
  connection: DuckDBConnection,
  file: string,
  sheet: string | null,
  rules: ReadonlyMap<string, Rule>,
): Promise<Refusal[]> {
  const found = await rows(
    connection,
    `SELECT entry, "row", "column", rule, found, expected
     FROM refusal_of_table
     ORDER BY coalesce("row", 0), CASE WHEN rule LIKE 'header.%' THEN place END, "column", rule
     LIMIT ${MOST_REPORTED}`,
  );
  return found.map((each) => {
    const rule = rules.get(String(each['rule']));
    if (!rule) throw new Error(`etl/rules.yaml has no rule ${String(each['rule'])}`);
    return {
      entry: String(each['entry']),
      rule: rule.id,
      severity: rule.severity,
      file,
      sheet,
      row: each['row'] === null ? null : Number(each['row']),
      column: each['column'] === null ? null : String(each['column']),
      found: String(each['found']),
      expected: each['expected'] === null ? rule.expected : String(each['expected']),
      message: `${rule.message}。${rule.mend}`,
      messageEn: `${rule.messageEn}. ${rule.mendEn}`,
    };
  });
}
