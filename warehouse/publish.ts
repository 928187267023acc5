import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import { QuanhengError } from '../core/error.ts';
import { rows, runScript } from './connect.ts';
import type { Home } from './home.ts';
import { readPointer, type Pointer } from './pointer.ts';

/** Snapshots kept beside the current one, for readers that are slow to let go. */
const KEPT = 2;

/**
 * Publishes the loader's committed state as an immutable snapshot and moves the pointer to it, both
 * by rename, so that a reader sees the old state or the new one and a crash leaves the old. Does
 * nothing where the current snapshot already holds every run.
 */
export async function publish(connection: DuckDBConnection, home: Home): Promise<Pointer> {
  const next = await pointerFor(connection);
  const current = readPointer(home);
  if (current?.file === next.file && existsSync(join(home.snapshots, next.file))) return current;

  await runScript(connection, 'CHECKPOINT');
  const temporary = join(home.snapshots, `.${next.file}.${process.pid}`);
  try {
    // A copy by another process: opening and closing the file here would drop DuckDB's own lock.
    await promisify(execFile)('cp', [home.loader, temporary]);
    place(temporary, join(home.snapshots, next.file));
    const pointer = `${home.pointer}.${process.pid}`;
    writeFileSync(pointer, JSON.stringify(next));
    place(pointer, home.pointer);
    prune(home, next.file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw notPublished(error);
  }
  return next;
}

function notPublished(error: unknown): QuanhengError {
  const reason = error instanceof Error ? error.message.trim() : String(error);
  return new QuanhengError('warehouseFailed', `the snapshot was not published: ${reason}`, {
    mend: 'The rows are kept, and readers still see the last state. Free space in the data folder, see that the command cp is there, and run the same load again.',
  });
}

async function pointerFor(connection: DuckDBConnection): Promise<Pointer> {
  const runs = await rows(connection, 'SELECT seq, content_sha256 FROM run ORDER BY seq');
  const changes = runs
    .map(({ content_sha256 }) => String(content_sha256))
    .filter((hash) => hash !== '');
  const content = createHash('sha256').update(changes.join('\n')).digest('hex').slice(0, 16);
  const seq = String(runs.at(-1)?.seq ?? 0).padStart(6, '0');
  return { file: `${seq}-${content}.duckdb`, content };
}

function prune(home: Home, current: string): void {
  const files = readdirSync(home.snapshots);
  const old = files.filter((name) => name.endsWith('.duckdb') && name !== current).toSorted();
  const unfinished = files.filter((name) => name.startsWith('.'));
  for (const name of [...old.slice(0, -KEPT), ...unfinished]) {
    rmSync(join(home.snapshots, name), { force: true });
  }
  const pointers = `${basename(home.pointer)}.`;
  for (const name of readdirSync(home.folder).filter((each) => each.startsWith(pointers))) {
    rmSync(join(home.folder, name), { force: true });
  }
}

/** Moves a finished file to its place so that it is there whole, even after a loss of power. */
function place(from: string, to: string): void {
  sync(from);
  renameSync(from, to);
  sync(dirname(to));
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
