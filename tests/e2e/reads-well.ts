import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Dashboard } from './dashboard.ts';

/** Language, width and colours in which pages are looked at: each width in both languages and colours. */
export const LOOKS = [
  ['zh', 1440, 'light'],
  ['en', 1440, 'dark'],
  ['zh', 390, 'dark'],
  ['en', 390, 'light'],
] as const;

/** Looks at pages: nothing hangs over the edge, axe finds nothing, and no script fails. */
export async function readsWell(
  { browser, address }: Dashboard,
  [lang, width, colorScheme]: (typeof LOOKS)[number],
  paths: readonly string[],
  settled: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  for (const path of paths) {
    await page.goto(`${address}${inLanguage(path, lang)}`, { waitUntil: 'networkidle' });
    await settled(page);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect([path, over]).toEqual([path, 0]);
  }
  expect(faults).toEqual([]);
  await context.close();
}

export function inLanguage(path: string, language: string): string {
  return language === 'zh' ? path : `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
}

export async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
