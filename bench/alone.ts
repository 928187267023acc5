import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectPath } from '../reference/project-root.ts';

/** What a piece of work took in a process of its own. */
export interface Taken {
  readonly milliseconds: number;
  /** The most memory that the process held, in megabytes. */
  readonly megabytes: number;
}

/** Runs a bench script alone, so that its memory is its own. It prints what it took as JSON. */
export async function alone(script: string, args: readonly string[]): Promise<Taken> {
  // As the start script of the product has them.
  const env = { ...process.env, UV_THREADPOOL_SIZE: '16', MALLOC_ARENA_MAX: '2' };
  const path = projectPath('bench', script);
  const node = ['--heap-growing-percent=30', path, ...args];
  const { stdout } = await promisify(execFile)(process.execPath, node, { env });
  return JSON.parse(stdout) as Taken;
}

/** Times work and prints what it took, for `alone`. */
export async function report(work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  const taken: Taken = {
    milliseconds: performance.now() - start,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
  process.stdout.write(JSON.stringify(taken));
}
