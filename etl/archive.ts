import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../warehouse/home.ts';
import type { InputFile } from './input/examine.ts';

/** Where the file with a checksum is kept as it came. */
export function keptFile(home: Home, sha256: string): string {
  return join(home.files, sha256);
}

/** Keeps a file as it came, once, so that a figure's cell can be looked up years later. */
export function keepFile(home: Home, { path, sha256 }: InputFile): void {
  const kept = keptFile(home, sha256);
  if (existsSync(kept)) return;
  mkdirSync(home.files, { recursive: true });
  // Copies that a killed load left; only one load at a time can be here.
  for (const name of readdirSync(home.files).filter((each) => each.includes('.'))) {
    rmSync(join(home.files, name));
  }
  const unfinished = `${kept}.${process.pid}`;
  copyFileSync(path, unfinished, constants.COPYFILE_FICLONE);
  renameSync(unfinished, kept);
}
