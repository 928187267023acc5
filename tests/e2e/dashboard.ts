import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser } from 'playwright-core';
import { projectPath } from '../../reference/project-root.ts';
import { loadedHome, removeHome } from '../loaded-home.ts';
import { installedBrowser } from './install-browser.ts';

/** A served dashboard with the published statistics, and a browser to look at it. */
export interface Dashboard {
  readonly address: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Serves as `npm run demo` does, on a free port of loopback. */
export async function openDashboard(): Promise<Dashboard> {
  const home = await loadedHome();
  const server = spawn(
    process.execPath,
    [projectPath('cli', 'quanheng.ts'), 'serve', '--demo', '--port', '0'],
    {
      env: { ...process.env, QUANHENG_HOME: home.folder, UV_THREADPOOL_SIZE: '16' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const address = await addressOf(server);
  const executablePath = installedBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: QUIET });
  return {
    address,
    browser,
    async close() {
      await browser.close();
      server.kill('SIGTERM');
      removeHome(home);
    },
  };
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
