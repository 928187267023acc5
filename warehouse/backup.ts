import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import { DATA, MANIFEST, filesBelow, type Manifest } from './backup-manifest.ts';
import { runScript, withLoader } from './connect.ts';
import type { Home } from './home.ts';
import { readPointer, type Pointer } from './pointer.ts';

/**
 * Copies a data folder (claims, the current snapshot, files as they came, notices, reforms and whatever
 * else lies there but scratch) into a new folder, with a checksum of each file. It holds the loader's
 * lock meanwhile, so that no load runs; readers notice nothing. The folder is there whole or not at all.
 */
export async function backup(home: Home, to: string, today: CivilDate): Promise<Manifest> {
  const folder = resolve(to);
  refuseUsed(folder, home);
  const pointer = readPointer(home);
  if (!pointer) {
    throw new QuanhengError('warehouseEmpty', `nothing is published in ${home.folder}`, {
      mend: 'Let QUANHENG_HOME name a data folder into which something was loaded.',
    });
  }
  const unfinished = join(dirname(folder), `.${basename(folder)}.${process.pid}`);
  try {
    return await withLoader(home, async (connection) => {
      await runScript(connection, 'CHECKPOINT');
      await copyData(home, pointer, join(unfinished, DATA));
      const manifest: Manifest = {
        format: 1,
        madeOn: today,
        content: pointer.content,
        files: await filesBelow(join(unfinished, DATA)),
      };
      writeFileSync(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
      await promisify(execFile)('sync');
      if (existsSync(folder)) rmSync(folder, { recursive: true });
      renameSync(unfinished, folder);
      return manifest;
    });
  } catch (error) {
    throw error instanceof QuanhengError ? error : notWritten('backup', error);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

export function notWritten(what: string, error: unknown): QuanhengError {
  const reason = error instanceof Error ? error.message.trim() : String(error);
  return new QuanhengError('warehouseFailed', `the ${what} was not written: ${reason}`, {
    mend: 'Nothing was changed. See that the place can be written and has room, and try again.',
  });
}

function refuseUsed(folder: string, home: Home): void {
  if (`${folder}${sep}`.startsWith(`${home.folder}${sep}`)) {
    throw new QuanhengError('usage', `${folder} lies in the data folder that is to be backed up`, {
      mend: 'Name a folder elsewhere, best on another disk.',
    });
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new QuanhengError('usage', `${folder} is not empty`, {
      mend: 'Name a new folder: a backup never writes over an earlier one.',
    });
  }
}

/** By another process: opening and closing the loader's file here would drop DuckDB's own lock. */
async function copyData(home: Home, { file }: Pointer, to: string): Promise<void> {
  mkdirSync(join(to, 'snapshots'), { recursive: true });
  const skipped = new Set([basename(home.scratch), basename(home.snapshots)]);
  const wanted = readdirSync(home.folder).filter(
    (name) => !skipped.has(name) && !name.startsWith('.') && !/^current\.json\.\d+$/.test(name),
  );
  const copy = (from: string, into: string) => promisify(execFile)('cp', ['-Rp', from, into]);
  for (const name of wanted) await copy(join(home.folder, name), to);
  await copy(join(home.snapshots, file), join(to, 'snapshots'));
}
