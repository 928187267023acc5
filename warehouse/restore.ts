import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { QuanhengError } from '../core/error.ts';
import { DATA, MANIFEST, filesBelow, manifestSchema, type Manifest } from './backup-manifest.ts';
import { notWritten } from './backup.ts';
import { openSnapshotFile, withLoader } from './connect.ts';
import { homeAt, type Home } from './home.ts';
import { readPointer } from './pointer.ts';

export interface Restored {
  readonly manifest: Manifest;
  /** Where the data folder that stood there before is kept; null where there was none. */
  readonly former: string | null;
}

/**
 * Puts a backup in the place of a data folder, once every file is found to be as its checksum says. What
 * stood there is set aside and kept, and only where `replace` says so. Servers move to it by themselves.
 */
export async function restore(
  home: Home,
  from: string,
  { replace }: { readonly replace: boolean },
): Promise<Restored> {
  const backup = resolve(from);
  const manifest = readManifest(backup);
  await verify(join(backup, DATA), manifest);
  const stands = existsSync(home.folder) && readdirSync(home.folder).length > 0;
  if (stands && !replace) {
    throw new QuanhengError('usage', `${home.folder} holds data already`, {
      mend: 'Add --replace: what stands there is then kept beside it under another name. Or let QUANHENG_HOME name a new folder.',
    });
  }
  const unfinished = `${home.folder}.restoring-${process.pid}`;
  try {
    await promisify(execFile)('cp', ['-Rp', join(backup, DATA), unfinished]);
    await open(homeAt(unfinished));
    await promisify(execFile)('sync');
    const former = stands ? await setAside(home) : null;
    if (!stands) rmSync(home.folder, { recursive: true, force: true });
    renameSync(unfinished, home.folder);
    return { manifest, former };
  } catch (error) {
    throw error instanceof QuanhengError ? error : notWritten('data folder', error);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function readManifest(backup: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(backup, MANIFEST), 'utf8')));
  } catch {
    throw new QuanhengError('usage', `${backup} is no backup: it has no sound ${MANIFEST}`, {
      mend: 'Name the folder that quanheng backup wrote.',
    });
  }
}

/** Throws where a file is missing, too many or not what its checksum says, and names the first ones. */
async function verify(folder: string, { files }: Manifest): Promise<void> {
  const found = new Map(
    (existsSync(folder) ? await filesBelow(folder) : []).map((file) => [file.path, file]),
  );
  const wrong = files.flatMap(({ path, sha256 }) => {
    const there = found.get(path);
    found.delete(path);
    if (!there) return [`${path} is missing`];
    return there.sha256 === sha256 ? [] : [`${path} is not what its checksum says`];
  });
  wrong.push(...[...found.keys()].map((path) => `${path} is not in the list`));
  if (wrong.length === 0) return;
  const more = wrong.length > 5 ? ` and ${wrong.length - 5} more` : '';
  throw new QuanhengError(
    'warehouseFailed',
    `the backup is damaged: ${wrong.slice(0, 5).join('; ')}${more}`,
    { mend: 'Nothing was changed. Take another backup.' },
  );
}

/** Sees that the copy can be read and loaded into. */
async function open(home: Home): Promise<void> {
  const pointer = readPointer(home);
  if (!pointer) throw new Error('it names no snapshot');
  const instance = await openSnapshotFile(join(home.snapshots, pointer.file), home);
  instance.closeSync();
  await withLoader(home, () => Promise.resolve());
}

/** Moves the data folder aside, with the loader's lock held so that no load runs in it. */
function setAside(home: Home): Promise<string> {
  const former = freeName(`${home.folder}.before-restore`);
  return withLoader(home, () => {
    renameSync(home.folder, former);
    return Promise.resolve(former);
  });
}

function freeName(name: string): string {
  let free = name;
  for (let number = 2; existsSync(free); number++) free = `${name}-${number}`;
  return free;
}
