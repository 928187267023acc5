import { chromium, type Browser } from 'playwright-core';
import { projectPath } from '../../reference/project-root.ts';
import { loadedHome, removeHome } from '../loaded-home.ts';
import { installedBrowser } from './install-browser.ts';
import type { Home } from '../../warehouse/home.ts';
import { startServer } from './server.ts';

/** A served dashboard, and a browser to look at it. */
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

/** Milliseconds after which an answer is not late but missing, on a machine that does more than this. */
const PATIENCE = 150_000;

/** Serves as `npm run demo` does, on a free port of loopback; by default, the published statistics. */
export async function openDashboard(load: () => Promise<Home> = loadedHome): Promise<Dashboard> {
  const home = await load();
  const serve = [projectPath('cli', 'quanheng.ts'), 'serve', '--demo', '--port', '0'];
  const server = await startServer(serve, home);
  const executablePath = installedBrowser();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: QUIET,
  });
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return {
    address: server.address,
    browser,
    async close() {
      await browser.close();
      server.stop();
      removeHome(home);
    },
  };
}
