import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { librarySchema, policyPageSchema } from '../../api/policy-schemas.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

const DRAFT = '/policies/jn-doubling-plan-draft-2023';
const PLAN = '/policies/jn-htf-plan-2020';

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard();
});

afterAll(() => dashboard?.close());

async function open(path: string) {
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  return page;
}

async function library(query = '') {
  const response = await fetch(`${dashboard.address}/api/policies${query}`);
  return librarySchema.parse(await response.json());
}

const rowsOf = (page: Page) => page.locator('tbody tr');

/** All whole numbers of a text, so that both languages can be compared. */
const figures = (text: string) => (text.match(/\d+/g) ?? []).map(Number);

test('a steward sees every document with its status, its goals or why it has none', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: '政策库' }).click();
  await page.waitForURL(/\/policies$/);
  const { documents, totals } = await library();
  expect(await rowsOf(page).count()).toBe(documents.length);
  const { drafts } = totals;
  expect(figures(await page.locator('.totals').innerText())).toEqual([
    ...[totals.documents, totals.withGoals, totals.goals, totals.leftOut],
    ...[drafts.documents, drafts.goals, drafts.leftOut],
  ]);
  const bare = documents.find(({ goals }) => goals === 0);
  const row = page.getByRole('row', { name: bare?.title ?? '' });
  await row.getByText('为什么没有目标').click();
  expect(await row.getByText(bare?.nothing ?? '').isVisible()).toBe(true);
  await page.close();
});

test('the table is narrowed without a script, and the address carries the choice and the day', async () => {
  const context = await dashboard.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${dashboard.address}/policies?asOf=2022-12-31`);
  const field = (name: RegExp) => page.getByRole('combobox', { name });
  await field(/^城市/).selectOption('jinan');
  await field(/^状态/).selectOption('inForce');
  await field(/^目标/).selectOption('with');
  await page.getByRole('searchbox', { name: '查找' }).fill('济政字[2020]20号');
  await page.getByRole('button', { name: '筛选' }).click();
  expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
    asOf: '2022-12-31',
    of: 'jinan',
    status: 'inForce',
    goals: 'with',
    q: '济政字[2020]20号',
  });
  expect(await rowsOf(page).count()).toBe(1);
  expect(await rowsOf(page).innerText()).toContain('济南市高新技术企业培育三年行动计划');
  expect(await field(/^状态/).inputValue()).toBe('inForce');
  await page.getByRole('link', { name: '清除筛选' }).click();
  expect(page.url()).toContain('asOf=2022-12-31');
  expect(await rowsOf(page).count()).toBeGreaterThan(1);
  await context.close();
});

test('a choice that no document fits says so', async () => {
  const page = await open('/policies?q=没有这样的文件');
  expect(await page.getByText('没有符合条件的文件。').count()).toBe(1);
  await page.close();
});

test('the download holds the documents that are shown', async () => {
  const page = await open('/policies?of=jinan&goals=with');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载表格（CSV）' }).click(),
  ]);
  const response = await fetch(download.url());
  expect(Number(response.headers.get('x-row-count'))).toBe(await rowsOf(page).count());
  await page.close();
});

test('each clause stands beside its goals, and a goal leads to its own page', async () => {
  const page = await open(PLAN);
  const response = await fetch(`${dashboard.address}/api${PLAN}`);
  const { clauses } = policyPageSchema.parse(await response.json());
  expect(await page.locator('h3').allInnerTexts()).toEqual(clauses.map(({ clause }) => clause));
  expect(await page.locator('blockquote').count()).toBe(
    clauses.reduce((sum, { fragments }) => sum + fragments.length, 0),
  );
  const pair = page.locator('.pair', { hasText: '达到 4,400 家' }).first();
  expect(await pair.innerText()).toContain('已达成');
  await pair.getByRole('link').first().click();
  await page.waitForURL(/\/targets\/jn-htf-2020\.valid-high-tech-firms$/);
  await page.close();
});

test('goals that look alike are named and kept apart, the draft among them marked', async () => {
  const page = await open(PLAN);
  const pair = page.locator('.pair', { hasText: '相近目标，不合并' }).first();
  expect(await pair.getByText('征求意见稿').count()).toBeGreaterThan(0);
  await page.close();
});

test('a draft says that it is none of the law: in the list, in a banner, and at each goal', async () => {
  const list = await open('/policies');
  const row = list.getByRole('row', { name: /倍增计划/ });
  expect(await row.locator('td').getByText('征求意见稿').isVisible()).toBe(true);
  await row.getByRole('link').first().click();
  await list.waitForURL(/draft/);
  expect(await list.locator('.banner').innerText()).toContain('不是正式文件');
  const heads = list.locator('.pair .head');
  expect(await heads.getByText('征求意见稿').count()).toBe(await heads.count());
  await list.close();
});

test('a document without goals says why, and what was left out', async () => {
  const bare = (await library('?goals=without')).documents.find(({ leftOut }) => leftOut > 0);
  const page = await open(`/policies/${bare?.id}`);
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('本文件没有列出目标');
  expect(text).toContain(bare?.nothing);
  const left = page.getByRole('region', { name: '未列为目标的表述及原因' });
  expect(await left.locator('li').count()).toBe(bare?.leftOut);
  await page.close();
});

test('English shows the same numbers', async () => {
  const page = await open('/policies?of=qingdao');
  const totals = () => page.locator('.totals').innerText().then(figures);
  const counts = () => page.locator('td.number').allInnerTexts();
  const chinese = [await totals(), await counts()];
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/of=qingdao.*lang=en/);
  expect([await totals(), await counts()]).toEqual(chinese);
  await page.close();
});

test('a document that does not exist says so', async () => {
  const page = await open('/policies/jn-nothing');
  expect(await page.getByRole('main').innerText()).toContain('no document jn-nothing');
  await page.close();
});

const PATHS = [
  '/policies',
  '/policies?status=superseded',
  PLAN,
  DRAFT,
  '/policies/qd-iur-transfer-plan-2024',
  '/policies/lx-ip-county-2023',
];

test.for(LOOKS)(
  'the library reads well in %s at %i pixels, %s: nothing hangs over, axe finds nothing',
  (look) => readsWell(dashboard, look, PATHS),
);
