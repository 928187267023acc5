import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBResultReader,
  type DuckDBValue,
} from '@duckdb/node-api';
import { homeAt, type Home } from './home.ts';
import { QuanhengError } from '../core/error.ts';
import { fromDuckDB, isDiskFull, warehouseBusy } from './duckdb-error.ts';

/** A value that a query takes: text, number, truth or nothing. Dates go in as ISO text. */
export type Parameter = string | number | boolean | null;
/** A row as it leaves the warehouse: 64-bit integers, decimals and dates are text. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Loader's files that this process writes; DuckDB's lock only keeps other processes out. */
const writing = new Set<string>();

/**
 * Opens the loader's own file for one piece of work. Only one can at a time: a second one, of this
 * process or another, gets `warehouseBusy`. This module holds the only `create` of the project,
 * since two instances on one file inside a process lose data silently.
 */
export async function withLoader<T>(
  home: Home,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  if (writing.has(home.loader)) throw warehouseBusy();
  writing.add(home.loader);
  try {
    makeFolders(home);
    const scratch = mkdtempSync(join(home.scratch, SPILLED));
    try {
      return await loadInto(home, scratch, work);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  } catch (error) {
    throw isDiskFull(error) ? fromDuckDB(error) : error;
  } finally {
    writing.delete(home.loader);
  }
}

async function loadInto<T>(
  home: Home,
  scratch: string,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await create(home.loader, { ...LOADING, temp_directory: scratch });
  const connection = await instance.connect();
  try {
    // DuckDB's lock is ours now, so whatever else lies there was left by a load that was killed.
    for (const name of readdirSync(home.scratch)) {
      const path = join(home.scratch, name);
      if (!name.startsWith(SPILLED) || path === scratch) continue;
      rmSync(path, { recursive: true, force: true });
    }
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/**
 * Begins the name of a load's own folder for what does not fit in memory. Two instances that share
 * one write over each other's pages, since the files in it have the same names.
 */
const SPILLED = 'load-';

const LOADING = {
  /** Past it a load spills to the data folder; with Node.js it stays well below 1.5 GB. */
  memory_limit: '650MB',
  /**
   * Every commit is a checkpoint, and no write-ahead log is written: one with an ALTER TABLE of a
   * table whose default is a sequence cannot be replayed (duckdb/duckdb#20543), and a kill at that
   * moment would leave the file for dead.
   */
  checkpoint_threshold: '1B',
  auto_checkpoint_skip_wal_threshold: '0',
};

/** Gives a warehouse in which nothing is loaded, for a preview before the first load. */
export async function withNothingLoaded<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'quanheng-preview-')));
  try {
    return await withLoader(home, work);
  } finally {
    rmSync(home.folder, { recursive: true, force: true });
  }
}

function makeFolders(home: Home): void {
  if (home.folder.includes('?')) {
    throw new QuanhengError('warehouseFailed', `a data folder with ? in its path: ${home.folder}`, {
      mend: 'DuckDB takes what follows the ? for settings. Let QUANHENG_HOME name another folder.',
    });
  }
  try {
    mkdirSync(home.snapshots, { recursive: true });
    mkdirSync(home.scratch, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new QuanhengError('warehouseFailed', `cannot write to the data folder: ${reason}`, {
      mend: 'Let QUANHENG_HOME name a folder that can be written.',
    });
  }
}

/** Opens a snapshot read-only, with nothing reachable outside it. */
export async function openSnapshotFile(path: string, home: Home): Promise<DuckDBInstance> {
  const instance = await create(path, {
    access_mode: 'READ_ONLY',
    temp_directory: join(home.scratch, `read-${randomUUID()}`),
    memory_limit: '1GB',
    threads: '2',
  });
  const connection = await instance.connect();
  await connection.run('SET autoinstall_known_extensions = false');
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
  connection.closeSync();
  return instance;
}

/** Runs one statement and reads all its rows. Parameters that the text does not name are left out. */
export async function rows(
  connection: DuckDBConnection,
  sql: string,
  parameters: Readonly<Record<string, Parameter>> = {},
): Promise<Row[]> {
  try {
    const result = await connection.runAndReadAll(sql, named(sql, parameters));
    return rowsOf(result);
  } catch (error) {
    throw fromDuckDB(error);
  }
}

/** The client converts column by column several times as fast as row by row. */
function rowsOf(result: DuckDBResultReader): Row[] {
  const columns = Object.entries(result.getColumnsObjectJson() as Record<string, Row[string][]>);
  return Array.from({ length: result.currentRowCount }, (_, at) => {
    const row: Record<string, Row[string]> = {};
    for (const [name, values] of columns) row[name] = values[at] ?? null;
    return row;
  });
}

/** Runs a text of several statements in order, each with the parameters it names. */
export async function runScript(
  connection: DuckDBConnection,
  sql: string,
  parameters: Readonly<Record<string, Parameter>> = {},
): Promise<void> {
  // An empty text is an error that the client cannot report.
  if (sql.trim() === '') return;
  try {
    const statements = await connection.extractStatements(sql);
    for (let index = 0; index < statements.count; index++) {
      const statement = await statements.prepare(index);
      const names = Array.from({ length: statement.parameterCount }, (_, at) =>
        statement.parameterName(at + 1),
      );
      statement.bind(Object.fromEntries(names.map((name) => [name, parameters[name] ?? null])));
      await statement.run();
      statement.destroySync();
    }
  } catch (error) {
    throw fromDuckDB(error);
  }
}

function named(sql: string, parameters: Readonly<Record<string, Parameter>>) {
  const used = Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql));
  return Object.fromEntries(used) as Record<string, DuckDBValue>;
}

async function create(path: string, options: Record<string, string>): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, options);
  } catch (error) {
    throw fromDuckDB(error);
  }
}
