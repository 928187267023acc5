import { spawn, type ChildProcess } from 'node:child_process';
import type { Home } from '../../warehouse/home.ts';

export interface Server {
  readonly address: string;
  stop(): void;
}

/** Starts a server in a process of its own, and waits until it says its address on stderr. */
export async function startServer(args: readonly string[], home: Home): Promise<Server> {
  const server = spawn(process.execPath, args, {
    env: { ...process.env, QUANHENG_HOME: home.folder, UV_THREADPOOL_SIZE: '16' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return { address: await addressOf(server), stop: () => server.kill('SIGTERM') };
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk) => {
      said += String(chunk);
      const found = /http:\/\/[\d.]+:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    server.once('exit', () => reject(new Error(`the server stopped: ${said}`)));
  });
}
