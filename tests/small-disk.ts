import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/**
 * Mounts a file system of its own in memory, unmounted when the tests are done; undefined where this
 * user may not mount one.
 */
export function smallDisk(folder: string, megabytes: number): string | undefined {
  mkdirSync(folder);
  try {
    const size = `size=${megabytes}m`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', size, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  afterAll(() => execFileSync('umount', [folder], { stdio: 'ignore' }));
  return folder;
}

/** Fills a disk until only so many bytes are free; gives how to free them again. */
export function leaveFree(disk: string, bytes: number): () => void {
  const ballast = join(disk, 'ballast');
  const { bavail, bsize } = statfsSync(disk);
  const filled = Math.max(0, Math.floor((bavail * bsize - bytes) / bsize) * bsize);
  writeFileSync(ballast, Buffer.alloc(filled));
  return () => {
    truncateSync(ballast);
    rmSync(ballast);
  };
}
