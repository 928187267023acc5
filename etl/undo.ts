import type { DuckDBConnection } from '@duckdb/node-api';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import type { Provenance } from '../core/goal.ts';
import { rows, runScript, withLoader } from '../warehouse/connect.ts';
import type { Home } from '../warehouse/home.ts';
import { migrate } from '../warehouse/migrate.ts';
import { publish } from '../warehouse/publish.ts';
import { nextRun, recordRun } from './run.ts';
import type { Source } from './source.ts';
import { SOURCES } from './sources.ts';
import { sqlText } from './sql.ts';

export interface UndoOptions {
  readonly home: Home;
  /** The day from which the withdrawal is known; null is today. */
  readonly knownAt: CivilDate | null;
  readonly today: CivilDate;
}

/** What an undo did. A claim that a later run has revised is no longer the run's to withdraw. */
export interface UndoResult {
  readonly run: string;
  readonly undoes: string;
  readonly source: string;
  readonly claimsWithdrawn: number;
  readonly claimsRestored: number;
  readonly claimsSuperseded: number;
  /** Later runs that said some of the same, and so made no claims; loading their files again does. */
  readonly loadAgain: readonly string[];
}

/**
 * Withdraws the claims of a run by new claims, from a known day on; replays of earlier days are as
 * they were. Of each key, the last claim of a run that still stands is stated again. Throws
 * `notFound` for an unknown run and `usage` for one that cannot be undone.
 */
export async function undo(run: string, options: UndoOptions): Promise<UndoResult> {
  return withLoader(options.home, async (connection) => {
    await migrate(connection);
    const { source, provenance } = await undoable(connection, run);
    await runScript(connection, 'BEGIN');
    const result = await withdraw(connection, { run, source, provenance }, options);
    await runScript(connection, 'COMMIT');
    await publish(connection, options.home);
    return result;
  });
}

async function undoable(connection: DuckDBConnection, run: string) {
  const found = await rows(connection, 'SELECT * FROM run ORDER BY seq DESC');
  const target = found.find((each) => each['run_id'] === run);
  if (!target) {
    throw new QuanhengError('notFound', `no run named ${run}`, {
      mend: 'List them with: etl runs',
    });
  }
  const by = found.find((each) => each['undoes'] === run);
  if (by) {
    throw new QuanhengError('usage', `${run} was withdrawn already, by ${String(by['run_id'])}`, {
      mend: 'Load its file again to bring its rows back.',
    });
  }
  if (target['undoes'] !== null) {
    throw new QuanhengError('usage', `${run} withdrew ${String(target['undoes'])} itself`, {
      mend: `Load the file of ${String(target['undoes'])} again to bring its rows back.`,
    });
  }
  const source = SOURCES.find(({ name }) => name === target['source']);
  if (!source) throw new Error(`the source ${String(target['source'])} is not there any more`);
  return { source, provenance: String(target['provenance']) as Provenance };
}

interface Target {
  readonly run: string;
  readonly source: Source;
  readonly provenance: Provenance;
}

async function withdraw(
  connection: DuckDBConnection,
  { run: undoes, source, provenance }: Target,
  { knownAt, today }: UndoOptions,
): Promise<UndoResult> {
  await refuseTooEarly(connection, undoes, source, knownAt ?? today);
  const { run, seq } = await nextRun(connection);
  const parameters = {
    run,
    undoes,
    provenance,
    known_day: knownAt ?? today,
    known_basis: knownAt ? 'declared' : 'loaded',
    today,
  };
  await runScript(connection, await undoSql(connection, source), parameters);
  const [count] = await rows(
    connection,
    `SELECT
       count(*) FILTER (live) AS withdrawn,
       count(*) FILTER (live AND restored_id IS NOT NULL) AS restored,
       count(*) FILTER (NOT live) AS superseded
     FROM undone`,
  );
  const number = (name: string) => Number(count?.[name]);
  await recordRun(connection, {
    run,
    seq,
    source,
    today,
    knownAt,
    provenance,
    counts: {
      rowsRead: 0,
      rowsLoaded: 0,
      rowsUnchanged: 0,
      rowsRevised: number('withdrawn'),
      rowsRefused: 0,
      rowsLeftOut: 0,
    },
    files: [],
    undoes,
  });
  const later = await rows(
    connection,
    `SELECT run_id FROM run
     WHERE source = $source AND provenance = $provenance AND rows_unchanged > 0 AND undoes IS NULL
       AND seq > (SELECT seq FROM run WHERE run_id = $undoes)
       AND run_id NOT IN (SELECT undoes FROM run WHERE undoes IS NOT NULL)
     ORDER BY seq`,
    { source: source.name, provenance, undoes },
  );
  return {
    run,
    undoes,
    source: source.name,
    loadAgain: later.map((each) => String(each['run_id'])),
    claimsWithdrawn: number('withdrawn'),
    claimsRestored: number('restored'),
    claimsSuperseded: number('superseded'),
  };
}

/** A claim cannot be withdrawn before it is known. */
async function refuseTooEarly(
  connection: DuckDBConnection,
  run: string,
  { table }: Source,
  day: CivilDate,
): Promise<void> {
  const [last] = await rows(
    connection,
    `SELECT max(known_from) AS day FROM ${table} WHERE run_id = $run`,
    { run },
  );
  const known = last?.['day'];
  if (typeof known !== 'string' || known <= day) return;
  throw new QuanhengError(
    'usage',
    `${run} has claims that are known from ${known} on, after ${day}`,
    {
      mend: `Give that day or a later one: etl undo ${run} --known-at ${known}`,
    },
  );
}

/**
 * `undone` has one line a key of the run: whether its claim is still the last word, and which claim
 * of a standing run comes next. Claims that earlier undos made are copies and do not count as theirs.
 */
async function undoSql(connection: DuckDBConnection, source: Source): Promise<string> {
  const { table, ownSql } = source;
  const key = ownSql
    ? [`region`, `coalesce(indicator, '?' || indicator_name)`, 'period', 'publisher']
    : source.key;
  const rank = ownSql
    ? 'coalesce(ranked_on, published_on, known_from)'
    : 'coalesce(ranked_on, known_from)';
  const columns = (await rows(connection, `DESCRIBE ${table}`)).map((column) =>
    String(column['column_name']),
  );
  const replaced: Record<string, string> = {
    claim_id: `nextval('claim_id')`,
    known_from: 'CAST($known_day AS DATE)',
    known_basis: '$known_basis',
    run_id: '$run',
    ranked_on: 'undone.rank',
  };
  const copy = (withdrawn: string) =>
    columns
      .map((name) => (name === 'withdrawn' ? withdrawn : (replaced[name] ?? `claim."${name}"`)))
      .join(', ');
  const names = key.map((_, at) => `k${at}`);
  return `CREATE OR REPLACE TEMP TABLE of_key AS
SELECT ${key.map((part, at) => `${part} AS k${at}`).join(', ')}, claim_id, run_id, ${rank} AS rank
FROM ${table}
WHERE provenance = $provenance;

CREATE OR REPLACE TEMP TABLE undone AS
SELECT
  mine.*,
  last.claim_id AS last_id, last.rank AS rank,
  standing.run_id = $undoes AS live,
  restored.claim_id AS restored_id
FROM (SELECT DISTINCT ${names.join(', ')} FROM of_key WHERE run_id = $undoes) mine
JOIN (
  SELECT ${names.join(', ')}, arg_max(claim_id, (rank, claim_id)) AS claim_id, max(rank) AS rank
  FROM of_key GROUP BY ALL
) last USING (${names.join(', ')})
JOIN (
  SELECT ${names.join(', ')}, arg_max(run_id, (rank, claim_id)) AS run_id
  FROM of_key
  WHERE run_id NOT IN (SELECT unnest([run_id, undoes]) FROM run WHERE undoes IS NOT NULL)
  GROUP BY ALL
) standing USING (${names.join(', ')})
LEFT JOIN (
  SELECT ${names.join(', ')}, arg_max(claim_id, (rank, claim_id)) AS claim_id
  FROM of_key
  WHERE run_id <> $undoes
    AND run_id NOT IN (SELECT unnest([run_id, undoes]) FROM run WHERE undoes IS NOT NULL)
  GROUP BY ALL
) restored USING (${names.join(', ')});

INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
SELECT ${copy('true')}
FROM undone JOIN ${table} claim ON claim.claim_id = undone.last_id
WHERE undone.live;

INSERT INTO ${table} (${columns.map((name) => `"${name}"`).join(', ')})
SELECT ${copy('false')}
FROM undone JOIN ${table} claim ON claim.claim_id = undone.restored_id
WHERE undone.live;

INSERT INTO resolution
SELECT DISTINCT entry, $run, CAST($today AS DATE), false
FROM refusal
WHERE file_sha256 IN (SELECT file_sha256 FROM source_file WHERE run_id = $undoes)
  AND severity = 'error' AND source = ${sqlText(source.name)} AND provenance = $provenance
  AND entry NOT IN (SELECT entry FROM resolution);`;
}
