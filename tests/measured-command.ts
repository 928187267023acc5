import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectPath } from '../reference/project-root.ts';
import { start, type Ended } from './command-line.ts';

/** How a command ended, and the most memory (MB, resident) that its process had at one time. */
export interface Measured extends Ended {
  readonly megabytes: number;
}

/** Runs `quanheng` to its end, or kills it after a time. `folder` takes a file of the measurement. */
export async function measured(
  folder: string,
  data: string,
  args: readonly string[],
  milliseconds = 100_000,
): Promise<Measured> {
  const file = join(folder, randomUUID());
  const module = pathToFileURL(projectPath('tests', 'report-memory.ts')).href;
  const env = { NODE_OPTIONS: `--import=${module}`, QUANHENG_MEMORY_FILE: file };
  const { child, ended } = start(data, args, env);
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const result = await ended;
  clearTimeout(timer);
  if (result.signal !== null) return { ...result, megabytes: Infinity };
  return { ...result, megabytes: Number(readFileSync(file, 'utf8')) / 1024 };
}
