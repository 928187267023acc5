import { createHash } from 'node:crypto';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import type { Provenance } from '../core/goal.ts';
import { rows } from '../warehouse/connect.ts';
import type { LoadedFile } from './load-file.ts';
import type { Counts } from './load-table.ts';
import type { Source } from './source.ts';

/** The number of the run that comes next. */
export async function nextRun(connection: DuckDBConnection): Promise<{ run: string; seq: number }> {
  const [next] = await rows(connection, 'SELECT coalesce(max(seq), 0) + 1 AS seq FROM run');
  const seq = Number(next?.['seq']);
  return { run: `run-${String(seq).padStart(6, '0')}`, seq };
}

export interface FinishedRun {
  readonly run: string;
  readonly seq: number;
  readonly source: Source;
  readonly today: CivilDate;
  readonly knownAt: CivilDate | null;
  readonly provenance: Provenance;
  readonly counts: Counts;
  readonly files: readonly LoadedFile[];
  /** The run that this one withdrew. */
  readonly undoes: string | null;
}

/** Records a run that has ended. */
export async function recordRun(connection: DuckDBConnection, done: FinishedRun): Promise<void> {
  const { counts } = done;
  await rows(
    connection,
    `INSERT INTO run (
       run_id, seq, source, started_on, known_at, provenance, rows_read, rows_loaded, rows_unchanged,
       rows_revised, rows_refused, content_sha256, rows_left_out, undoes
     ) VALUES (
       $run, $seq, $source, CAST($today AS DATE), CAST($known_at AS DATE), $provenance, $read, $loaded,
       $unchanged, $revised, $refused, $content, $left_out, $undoes
     )`,
    {
      run: done.run,
      seq: done.seq,
      source: done.source.name,
      today: done.today,
      known_at: done.knownAt,
      provenance: done.provenance,
      read: counts.rowsRead,
      loaded: counts.rowsLoaded,
      unchanged: counts.rowsUnchanged,
      revised: counts.rowsRevised,
      refused: counts.rowsRefused,
      content: contentOf(done),
      left_out: counts.rowsLeftOut,
      undoes: done.undoes,
    },
  );
}

/**
 * What the run added, as one hash over the files that brought claims and the day they are known
 * from; empty where none did, so that reading a file twice leaves every result's bundle as it was.
 */
function contentOf({ source, provenance, knownAt, today, files, undoes }: FinishedRun): string {
  const added = files.flatMap(({ input, tables }) =>
    tables
      .filter(({ counts }) => counts.rowsLoaded + counts.rowsRevised > 0)
      .map(({ sheet, counts }) =>
        [input.name, input.sha256, sheet, counts.rowsLoaded, counts.rowsRevised].join('|'),
      ),
  );
  if (added.length === 0 && undoes === null) return '';
  const lines = [source.name, provenance, knownAt ?? `loaded ${today}`, undoes ?? '', ...added];
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
