import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard, type Dashboard } from './dashboard.ts';

const RANKED = '/rankings?city=qingdao&scheme=qd-published-sample&period=2022';

let dashboard: Dashboard;
let page: Page;

beforeAll(async () => {
  dashboard = await openDashboard();
  page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 1100 } });
});
afterAll(() => dashboard.close());

async function open(path: string): Promise<void> {
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  await page.locator('.plot svg path').first().waitFor();
}

/** What is written on the map. */
const written = () => page.locator('.plot svg text').allTextContents();

test('the map shows all ten districts and cities of Qingdao with their ranks, and says it is for reference', async () => {
  await open(RANKED);
  const names = [
    '市南区',
    '市北区',
    '黄岛区',
    '崂山区',
    '李沧区',
    '城阳区',
    '即墨区',
    '胶州市',
    '平度市',
    '莱西市',
  ];
  expect(await written()).toEqual(expect.arrayContaining(names));
  const links = await page.locator('.map .links a').allTextContents();
  expect(links).toHaveLength(names.length);
  expect(await page.locator('figure .notes').textContent()).toContain('轮廓仅供参考');
});

test('by keyboard, a unit is shown on the map and its page is opened', async () => {
  await open(RANKED);
  const link = page.locator('.map .links a', { hasText: '胶州市' });
  await link.focus();
  const told = page.locator('.plot svg text', { hasText: '胶州市' });
  await expect.poll(() => told.count(), { timeout: 20_000 }).toBe(2);
  await page.keyboard.press('Enter');
  await page.waitForURL(/370281/);
});

test('a click on a district opens its page', async () => {
  await open(RANKED);
  await page.locator('.plot').scrollIntoViewIfNeeded();
  const box = await page.locator('.plot').boundingBox();
  if (!box) throw new Error('no map');
  // Pingdu is the north-west of the city.
  await page.mouse.click(box.x + box.width * 0.2, box.y + box.height * 0.25);
  await page.waitForURL(/370283/);
});

test('on a phone the names stand alone, and the figures are told where one points', async () => {
  await page.setViewportSize({ width: 390, height: 900 });
  await open(RANKED);
  expect((await written()).filter((text) => text.includes('位'))).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 1100 });
});

test('another city chosen draws the other outlines', async () => {
  await open(RANKED);
  await page.locator('header a', { hasText: '济南' }).first().click();
  await expect.poll(written, { timeout: 20_000 }).toContain('商河县');
});

test('the overview fetches neither the chart library nor outlines', async () => {
  const fetched: Promise<boolean>[] = [];
  const other = await dashboard.browser.newPage();
  other.on('response', (response) => {
    const script = response.url().endsWith('.js');
    if (script)
      fetched.push(response.text().then((text) => /FeatureCollection|geoJSON/.test(text)));
  });
  await other.goto(dashboard.address, { waitUntil: 'networkidle' });
  const found = await Promise.all(fetched);
  expect(found.length).toBeGreaterThan(3);
  expect(found).not.toContain(true);
  await other.close();
});
