import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { axeFindings, inLanguage } from './reads-well.ts';

const PATHS = {
  overview: '/',
  'overview of Qingdao': '/?city=qingdao',
  'overview with goals that lag': '/?asOf=2021-12-31',
  'target with a path': '/targets/jn-htf-2020.valid-high-tech-firms',
  'target of a draft': '/targets/jn-doubling-draft.tech-contracts-2025',
  'target that cannot be forecast yet': '/targets/qd-strong-city.tech-contracts',
  'target without a deadline': '/targets/qd-iur.major-results',
  'page where methods differ': '/methods',
  'target of several districts': '/targets/jn-htf-2020.first-tier-districts',
};
const LANGUAGES = ['zh', 'en'];
const WIDTHS = [1440, 390];

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard();
});

afterAll(() => dashboard?.close());

async function visit(path: string, width = 1440, scheme: 'light' | 'dark' = 'light') {
  const context = await dashboard.browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  return { page, faults };
}

describe.each(Object.entries(PATHS))('the %s', (_, path) => {
  describe.each(LANGUAGES)('in %s', (language) => {
    test.each(WIDTHS)(
      'reads well at %i pixels: nothing hangs over, axe finds nothing',
      async (width) => {
        const { page, faults } = await visit(inLanguage(path, language), width);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
        expect(await page.getAttribute('html', 'lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
        expect(await axeFindings(page)).toEqual([]);
        expect(faults).toEqual([]);
        await page.context().close();
      },
    );
  });

  test('has enough contrast in the dark', async () => {
    const { page } = await visit(path, 1440, 'dark');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });
});
