import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exposureSchema } from '../../api/exposure-schemas.ts';
import { emptyHome, hold, publishHome } from '../derived-facts.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

/** 2024 as seen on 30 June: money set aside, paid, approved, owed, and more events to come. */
const YEAR = 'year=2024&asOf=2024-06-30&draws=50';
/** What 济科发〔2021〕27号第四条 owes for contracts of 2023. */
const RULE = 'jn-tech-transfer-2021.seller-development';
const DOCUMENT = 'jn-tech-transfer-2021';
const FUND = '科技成果转移转化资金';

let dashboard: Dashboard;

type Cells = Readonly<Record<string, string | number | boolean | null>>;

const contract = (no: string, seller: string, cells: Cells = {}) =>
  [
    'contract',
    {
      registration_no: no,
      seller_code: seller,
      seller_name: `${seller}大学`,
      seller_kind: '高等院校',
      seller_managed_by: '370102',
      publicly_funded: false,
      amount_fen: 1_000_000_000,
      valid_from: '2023-05-01',
      ...cells,
    },
  ] as const;

async function homeOfMoney() {
  const home = await emptyHome();
  await hold(home, [
    contract('C1', 'OPEN'),
    contract('C2', 'GRANTED'),
    contract('C3', 'EARLIER', { valid_from: '2022-05-01' }),
    [
      'approval',
      {
        approval_no: 'A1',
        code: 'GRANTED',
        beneficiary: 'GRANTED大学',
        clause: '第四条',
        event_year: 2023,
        amount_fen: 1_500_000,
        city_fen: 1_500_000,
        district_fen: 0,
        valid_from: '2024-03-01',
      },
    ],
    [
      'payout',
      {
        voucher_no: 'V1',
        approval_no: 'A1',
        code: 'GRANTED',
        payee: 'GRANTED大学',
        clause: '第四条',
        fund: FUND,
        budget_year: 2024,
        amount_fen: 1_500_000,
        province_fen: 0,
        city_fen: 1_500_000,
        district_fen: 0,
        valid_from: '2024-04-01',
      },
    ],
    [
      'appropriation',
      { budget_year: 2024, fund: FUND, amount_fen: 2_000_000, valid_from: '2024-01-10' },
    ],
  ]);
  await publishHome(home);
  return home;
}

beforeAll(async () => {
  dashboard = await openDashboard(homeOfMoney);
});

afterAll(() => dashboard?.close());

/** Opens a page, and waits until what it works out is there. */
async function open(path: string) {
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await show(page, path);
  return page;
}

async function show(page: Page, path: string) {
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  await settled(page);
}

async function settled(page: Page) {
  await page.locator('progress').first().waitFor({ state: 'detached', timeout: 60_000 });
}

async function answer(query: string) {
  const response = await fetch(`${dashboard.address}/api/exposure?${query}`);
  return exposureSchema.parse(await response.json());
}

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const sums = (text: string) => text.match(/-?\d[\d,]*\.\d\d/g) ?? [];
const plain = (text: string) => text.replaceAll(',', '');

test('the year, what is set aside and what runs out first stand before any scrolling', async () => {
  const page = await open(`/exposure?${YEAR}`);
  const { total } = await answer(YEAR);
  const { height } = page.viewportSize() ?? { height: 0 };
  for (const text of ['2024 年全年预计', '20,000.00 元', '最先用完', '政策延续']) {
    const box = await page.getByText(text).first().boundingBox();
    expect([text, (box?.y ?? height) < height]).toEqual([text, true]);
  }
  expect(total.appropriated).toBe('20000.00');
  expect(await page.getByText('模拟数据').count()).toBe(0);
  await page.close();
});

test('on a phone what runs out first stands on the first screen, in both languages', async () => {
  const page = await dashboard.browser.newPage({ viewport: { width: 390, height: 844 } });
  for (const [query, title] of [
    ['', '最先用完'],
    ['&lang=en', 'Runs out first'],
  ] as const) {
    await show(page, `/exposure?${YEAR}${query}`);
    const card = page.getByRole('heading', { name: title }).locator('xpath=..');
    const answered = await card.getByText(FUND).or(card.locator('.none')).first().boundingBox();
    expect([title, (answered?.y ?? 844) + (answered?.height ?? 0) < 844]).toEqual([title, true]);
  }
  await page.close();
});

test('notes say what the figures do not, and open to the rules that are meant', async () => {
  const page = await open(`/exposure?${YEAR}`);
  const notes = region(page, '须知');
  await notes.getByText('算不出金额').click();
  const link = notes.getByRole('link').first();
  expect(await link.getAttribute('href')).toMatch(/^\/subsidies\//);
  await page.close();
});

test('the breakdown shows the sums of the API, and its rows sum to its total', async () => {
  const page = await open(`/exposure?${YEAR}`);
  const { total, byDocument } = await answer(YEAR);
  const table = region(page, '分项');
  const foot = sums(await table.locator('tfoot').innerText()).map(plain);
  expect(foot.slice(0, 3)).toEqual([total.appropriated, total.approved, total.paid]);
  expect(foot).toContain(total.contingent.ceiling);
  expect(await table.locator('tbody tr').count()).toBe(byDocument.length);
  await page.close();
});

test('a cell opens to the records that it is made of', async () => {
  const page = await open(`/exposure?${YEAR}&by=rule`);
  const title = '技术开发、转让、许可合同输出方补助';
  await region(page, '分项').getByRole('link', { name: title }).click();
  await page.waitForURL((url) => url.pathname === `/exposure/rule/${RULE}`);
  await settled(page);
  const main = page.getByRole('main');
  await main.getByText('与分项表的数一致').first().waitFor();
  expect(await main.getByText('与分项表差').count()).toBe(0);
  expect(await page.getByRole('region', { name: '批复', exact: true }).innerText()).toContain(
    '15,000.00',
  );
  expect(await region(page, '或有').innerText()).toContain('OPEN大学');
  for (const name of ['xlsx', 'CSV']) {
    const link = page.getByRole('navigation', { name: /下载这一格/ }).getByRole('link', { name });
    const file = await fetch(`${dashboard.address}${await link.getAttribute('href')}`);
    expect([name, file.status]).toEqual([name, 200]);
  }
  await page.getByRole('link', { name: /返回资金测算/ }).click();
  await page.waitForURL(/by=rule/);
  await page.close();
});

test('what is not assigned is a cell as well', async () => {
  const page = await open(`/exposure?${YEAR}`);
  await region(page, '分项').getByRole('link', { name: '未归入' }).click();
  await page.waitForURL((url) => url.pathname === '/exposure/document/-');
  await settled(page);
  expect(await region(page, '预算安排').innerText()).toContain('20,000.00');
  await page.close();
});

test('both baselines stand side by side, and a choice is kept by the address', async () => {
  const page = await open('/exposure?year=2026&asOf=2024-12-31&draws=50');
  await page.getByRole('link', { name: /政策延续/ }).click();
  await page.waitForURL(/baseline=continued/);
  await settled(page);
  const chosen = page.getByRole('navigation', { name: '口径' }).locator('[aria-current]');
  expect(await chosen.innerText()).toContain('政策延续');
  await page
    .getByRole('navigation', { name: '预算年度' })
    .getByRole('link', { name: '2025' })
    .click();
  await page.waitForURL(/year=2025.*baseline=continued/);
  await page.close();
});

test('the charts of another year are its own, without the page being loaded anew', async () => {
  const page = await open(`/exposure?${YEAR}`);
  const bars = () =>
    page.locator('figure', { hasText: '从安排到余额' }).locator('svg text').allInnerTexts();
  await expect.poll(async () => (await bars()).length).toBeGreaterThan(0);
  const before = await bars();
  await page.getByRole('link', { name: '2025', exact: true }).click();
  await page.waitForURL(/year=2025/);
  await settled(page);
  await expect
    .poll(async () => (await bars()).join() === before.join(), { timeout: 60_000 })
    .toBe(false);
  await page.close();
});

test('a year that cannot be forecast says so in place of an answer', async () => {
  const page = await open('/exposure?year=2090&draws=50');
  expect(await page.getByRole('alert').first().innerText()).toContain('2090');
  await page.close();
});

test('the answer downloads as files', async () => {
  const page = await open(`/exposure?${YEAR}`);
  for (const name of ['预算申报表（xlsx）', '明细（CSV）', 'Parquet', 'Arrow']) {
    const link = page.getByRole('link', { name }).first();
    const response = await fetch(`${dashboard.address}${await link.getAttribute('href')}`);
    expect([name, response.status]).toEqual([name, 200]);
  }
  await page.close();
});

const PATHS = [
  `/exposure?${YEAR}`,
  `/exposure?${YEAR}&by=fund`,
  '/exposure?year=2026&asOf=2024-12-31&draws=50',
  '/exposure?year=2090&draws=50',
  `/exposure/document/${DOCUMENT}?${YEAR}`,
  `/exposure/level/city?${YEAR}`,
];

test.for(LOOKS)(
  'exposure reads well in %s at %i pixels, %s: nothing hangs over, axe finds nothing',
  (look) => readsWell(dashboard, look, PATHS, settled),
);
