import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser that the page tests drive, or undefined where none is installed. */
export function installedBrowser(): string | undefined {
  return [process.env['QUANHENG_BROWSER'] ?? '', ...INSTALLED].find(
    (path) => path !== '' && existsSync(path),
  );
}

/**
 * Makes sure of a browser and of Chinese glyphs before the tests: what is installed, else Debian's
 * packages, else Playwright's own download. Fails with what to do where none of them works.
 */
export default function installBrowser(): void {
  if (!installedBrowser()) install(['chromium', 'fonts-noto-cjk']);
  else if (!hasChineseGlyphs()) install(['fonts-noto-cjk']);
}

function install(packages: string[]): void {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (args: string[]) => {
    const [command = 'apt-get', ...rest] = [...sudo, 'apt-get', ...args];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    apt(['update', '-qq']);
    apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  } catch {
    if (installedBrowser()) return;
    execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' });
  }
}

function hasChineseGlyphs(): boolean {
  try {
    return execFileSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).trim() !== '';
  } catch {
    return true;
  }
}
