import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '../reference/project-root.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `quanheng` as a process of its own, in a group of its own. */
export function start(data: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(
    projectPath('node_modules', '.bin', 'node'),
    [projectPath('cli', 'quanheng.ts'), ...args],
    { env: { ...process.env, QUANHENG_HOME: data, ...env }, detached: true },
  );
  return { child, ended: ending(child) };
}

/** Runs `quanheng` to its end. */
export function quanheng(data: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return start(data, args, env).ended;
}

async function ending(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (text) => (stdout += String(text)));
  child.stderr?.on('data', (text) => (stderr += String(text)));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return { code, signal, stdout, stderr };
}
