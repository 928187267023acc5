import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../reference/project-root.ts';
import type { Home } from '../../warehouse/home.ts';

/** How a command ended. `answer` is what it printed, where that went to no file. */
export interface Ended {
  readonly code: number | null;
  readonly answer: string;
  readonly said: string;
}

export interface CommandOptions {
  readonly home: Home;
  /** Where the answer is written; it can be large. */
  readonly to?: string;
  /** A folder for what the command leaves lying if it is killed. */
  readonly temporary: string;
  readonly signal?: AbortSignal;
}

/** What a command says at most that is worth keeping. */
const SAID = 4000;

/** Runs `quanheng` as a process of its own, so that a load takes nothing from the server. */
export async function command(
  args: readonly string[],
  { home, to, temporary, signal }: CommandOptions,
): Promise<Ended> {
  const file = to === undefined ? undefined : openSync(to, 'w');
  const child = spawn(process.execPath, [projectPath('cli', 'quanheng.ts'), ...args], {
    env: {
      ...process.env,
      QUANHENG_HOME: home.folder,
      UV_THREADPOOL_SIZE: '16',
      TMPDIR: temporary,
    },
    stdio: ['ignore', file ?? 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', kill);
  if (signal?.aborted) kill();
  let answer = '';
  let said = '';
  child.stdout?.on('data', (text) => (answer += String(text)));
  child.stderr?.on('data', (text) => (said = (said + String(text)).slice(-SAID)));
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, answer, said: said.trim() };
  } finally {
    signal?.removeEventListener('abort', kill);
    if (file !== undefined) closeSync(file);
    // What a load spills goes when it ends, unless it was killed.
    rmSync(join(home.scratch, `load-${child.pid}`), { recursive: true, force: true });
  }
}
