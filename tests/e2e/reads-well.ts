import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Dashboard } from './dashboard.ts';

/** Language, width and colours in which pages are looked at: each of them once. */
export const LOOKS = [
  ['zh', 1440, 'light'],
  ['en', 390, 'dark'],
] as const;

const WIDTHS = [1440, 390];

/** Looks at pages: nothing hangs over the edge at any width, axe finds nothing, and no script fails. */
export async function readsWell(
  { browser, address }: Dashboard,
  [language, width, colorScheme]: (typeof LOOKS)[number],
  paths: readonly string[],
  settled: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  for (const path of paths) {
    await page.goto(`${address}${inLanguage(path, language)}`, { waitUntil: 'networkidle' });
    await settled(page);
    const written = await page.getAttribute('html', 'lang');
    expect([path, written]).toEqual([path, language === 'zh' ? 'zh-CN' : 'en']);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
    for (const at of WIDTHS) {
      await page.setViewportSize({ width: at, height: 900 });
      const over = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
      // Charts follow the width a moment later.
      await expect.poll(async () => [path, at, await over()]).toEqual([path, at, 0]);
    }
    await page.setViewportSize({ width, height: 900 });
  }
  expect(faults).toEqual([]);
  await context.close();
}

function inLanguage(path: string, language: string): string {
  return language === 'zh' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
