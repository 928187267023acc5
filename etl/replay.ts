import { existsSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import { rows, runScript, type Row } from '../warehouse/connect.ts';
import type { Home } from '../warehouse/home.ts';
import { keptFile } from './archive.ts';
import { examine } from './input/examine.ts';
import { loadFile } from './load-file.ts';
import type { Run } from './load-table.ts';

/**
 * Reads the files that are known after a day again, in the order of their days, each under its own
 * run. A row that only repeated what was known made no claim; where a file known before it revises
 * that, the row says something of its own. So the order in which files come does not matter.
 */
export async function replay(
  connection: DuckDBConnection,
  under: Omit<Run, 'run' | 'knownAt' | 'today' | 'replayed'>,
  { home, since }: { readonly home: Home; readonly since: CivilDate },
): Promise<void> {
  const files = await rows(
    connection,
    `SELECT run.run_id, run.known_at, run.started_on, file.file_sha256, file.name
     FROM run
     JOIN source_file file USING (run_id)
     WHERE run.source = $source AND run.provenance = $provenance
       AND coalesce(run.known_at, run.started_on) > CAST($since AS DATE)
       AND run.rows_unchanged > 0
       AND run.run_id NOT IN (SELECT undoes FROM run WHERE undoes IS NOT NULL)
     ORDER BY coalesce(run.known_at, run.started_on), run.seq, file.rowid`,
    { source: under.source.name, provenance: under.provenance, since },
  );
  let last: Row[string] | undefined;
  for (const file of files) {
    const path = keptFile(home, String(file['file_sha256']));
    if (!existsSync(path)) continue;
    // Files of one run are held against each other, and against those of no other.
    if (file['run_id'] !== last) await runScript(connection, 'DROP TABLE IF EXISTS earlier_row');
    last = file['run_id'];
    const run = {
      ...under,
      run: String(file['run_id']),
      knownAt: file['known_at'] === null ? null : String(file['known_at']),
      today: String(file['started_on']),
      replayed: true,
    };
    await loadFile(connection, run, { ...examine(path), name: String(file['name']) });
  }
}
