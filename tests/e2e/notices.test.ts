import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keptNoticeSchema, noticeListSchema } from '../../api/notice-schemas.ts';
import { emptyHome, hold, publishHome } from '../derived-facts.ts';
import { readWordFile } from '../notice-file.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { printedPages } from './printed-pages.ts';
import { axeFindings, LOOKS, readsWell } from './reads-well.ts';

const NUMBER = '济科通报〔2025〕1号';
const DISTRICTS = ['370102', '370103', '370104', '370105', '370112', '370113', '370114', '370115'];

let dashboard: Dashboard;

/** Real certificates of some districts, simulated ones of more: a notice can be of either. */
async function homeOfFirms() {
  const home = await emptyHome();
  const valid = { valid_from: '2023-12-08', valid_to: '2026-12-07' };
  const firms = (count: number, division: string, cells = {}) =>
    Array.from({ length: count }, (_, at) => {
      const code = `${division}-${at}-${JSON.stringify(cells).length}`;
      const own = { certificate: code, code, name: `公司${at}`, division, ...valid };
      return ['recognition', { ...own, ...cells }] as const;
    });
  const quota = { year: 2024, valid_from: '2024-01-01', valid_to: '2024-12-31' };
  await hold(home, [
    ...firms(11, '370102'),
    ...firms(9, '370103'),
    ...firms(3, '370103', { valid_from: '2024-08-01' }),
    ...DISTRICTS.flatMap((division, at) => firms(5 + at, division, { provenance: 'simulated' })),
    ...DISTRICTS.flatMap((region) => [
      ['quota', { ...quota, region, amount: '12' }] as const,
      ['quota', { ...quota, region, amount: '10', provenance: 'simulated' }] as const,
    ]),
  ]);
  await publishHome(home);
  return home;
}

beforeAll(async () => {
  dashboard = await openDashboard(homeOfFirms);
});
afterAll(() => dashboard?.close());

async function open(path: string) {
  const context = await dashboard.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  return page;
}

async function listed() {
  const response = await fetch(`${dashboard.address}/api/notices`);
  return noticeListSchema.parse(await response.json()).notices;
}

const paper = (page: Page) => page.getByRole('article', { name: '通报全文' });
const title = (page: Page) => page.getByRole('heading', { level: 1 });

test('a page without notices says what to do, and shows what the head is presumed to be', async () => {
  const page = await open('/notices');
  expect(await page.locator('main').innerText()).toContain('还没有印发过通报');
  const form = page.getByRole('region', { name: '起草通报' });
  await form.getByPlaceholder('济南市科技局').waitFor();
  expect(await form.getByLabel('主送机关').getAttribute('placeholder')).toContain('各区县人民政府');
  expect(await form.getByLabel('年度').inputValue()).toBe('2024');
});

test.for(LOOKS)('reads well before a notice goes out: %s, %i wide, %s', async (look) => {
  await readsWell(dashboard, look, ['/notices', '/notices/new?year=2030']);
});

test('a notice is read as a draft, confirmed, issued, and then stands in the list', async () => {
  const page = await open('/notices');
  await page.getByLabel('发文字号').fill(NUMBER);
  await page.getByLabel('所用数据').selectOption('real');
  await page.getByRole('button', { name: '看送审稿' }).click();
  await page.waitForURL(/\/notices\/new\?/);
  expect(await paper(page).innerText()).toContain('【送审稿　未印发】');
  expect(await paper(page).innerText()).toContain(NUMBER);

  const confirm = page.getByRole('dialog', { name: '确认印发？' });
  await page.getByRole('button', { name: '印发…' }).click();
  expect(await confirm.innerText()).toContain(NUMBER);
  expect(await axeFindings(page)).toEqual([]);
  await confirm.getByRole('button', { name: '再看看' }).click();
  expect(await listed()).toEqual([]);

  await page.getByRole('button', { name: '印发…' }).click();
  await confirm.getByRole('button', { name: '确认印发' }).click();
  await page.waitForURL(/\/notices\/jn-high-tech-quota\/2024\/1$/);
  expect(await title(page).innerText()).toContain('2024 年第 1 次通报');
  expect(await paper(page).innerText()).not.toContain('送审稿');

  await page.getByRole('link', { name: '全部通报' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: NUMBER });
  expect(await entry.innerText()).toContain('济南市科技局关于2024年高新技术企业任务完成情况的通报');
});

test('the page shows the figures of the Word file, digit for digit', async () => {
  const page = await open('/notices/jn-high-tech-quota/2024/1');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word' }).click(),
  ]);
  const bytes = new Uint8Array(await (await fetch(download.url())).arrayBuffer());
  const { tables } = readWordFile(bytes);
  const shown = paper(page).locator('table');
  expect(await shown.count()).toBe(tables.length);
  for (const [at, { rows }] of tables.entries()) {
    expect(await shown.nth(at).locator('td').allTextContents()).toEqual(rows.flat());
  }
});

test('a second notice of the period says in its draft and for good what changed', async () => {
  const page = await open('/notices/new?year=2024&facts=real&asOf=2024-11-30');
  expect(await page.locator('main').innerText()).toContain(
    `同一时期第 1 次通报（${NUMBER}）成文于 2024-12-31`,
  );
  expect(await paper(page).innerText()).toContain('一、与上次通报相比的变动');
  await page.getByRole('button', { name: '印发…' }).click();
  await page.getByRole('button', { name: '确认印发' }).click();
  await page.waitForURL(/\/2024\/2\?/);
  expect(await paper(page).innerText()).toContain('一、与上次通报相比的变动');
  const same = page.getByRole('region', { name: '同一时期' });
  await same.getByRole('link', { name: '第 1 次' }).click();
  await page.waitForURL(/\/2024\/1\?/);
  expect(await paper(page).innerText()).not.toContain('与上次通报相比的变动');
});

test('a draft that another notice overtook is not issued before it is read again', async () => {
  const page = await open('/notices/new?year=2024&part=Q4&facts=real');
  const body = {
    scheme: 'jn-high-tech-quota',
    period: '2024Q4',
    facts: 'real',
    asOf: '2024-11-30',
  };
  const other = await fetch(`${dashboard.address}/api/notices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(keptNoticeSchema.parse(await other.json()).sequence).toBe(1);
  await page.getByRole('button', { name: '印发…' }).click();
  await page.getByRole('button', { name: '确认印发' }).click();
  await page.getByRole('alert').getByText('请重新看送审稿').waitFor();
  await page.getByRole('button', { name: '重新看送审稿' }).click();
  await page.getByText('同一时期第 1 次通报').first().waitFor();
  expect(await listed()).toHaveLength(3);
});

test.for([
  ['一季度', '2024 年一季度', '2024年1—3月'],
  ['9月', '2024 年 9 月', '2024年1—9月'],
])('a notice of %s is drafted by its name', async ([part = '', period = '', about = '']) => {
  const page = await open('/notices');
  await page.getByLabel('全年、季、月').selectOption(part);
  await page.getByRole('button', { name: '看送审稿' }).click();
  await page.waitForURL(/\/notices\/new\?/);
  expect(await title(page).innerText()).toContain(`${period}第 1 次通报送审稿`);
  expect(await paper(page).innerText()).toContain(about);
});

test('a period that has not begun is refused with what to do, and the form stays', async () => {
  const page = await open('/notices/new?year=2024&part=11&asOf=2024-06-30');
  expect(await page.getByRole('alert').innerText()).toContain(
    '2024 年 11 月在判断日 2024-06-30 还没有开始',
  );
  expect(await page.getByLabel('全年、季、月').inputValue()).toBe('11');
});

test('on paper it is A4 with the mark on every page, its number on the outer side, and nothing else', async () => {
  const page = await open('/notices/new?year=2024&facts=simulated');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const pages = printedPages(pdf);
  expect(pages.length).toBeGreaterThan(4);
  for (const [at, text] of pages.entries()) {
    expect(text).toContain('【模拟数据不作考核依据】【送审稿未印发】');
    expect(text.replaceAll(' ', '')).toContain(`—${at + 1}—`);
  }
  const all = pages.join('');
  expect(all).toContain('附件3');
  for (const other of ['泉衡', '印发…', '判断日', '修改后重看']) expect(all).not.toContain(other);
  for (const annex of ['附件1各项', '附件2全市', '附件3口径']) {
    expect(pages.filter((text) => text.includes(annex))).toHaveLength(1);
  }
});

test('on paper a notice on real figures carries no mark', async () => {
  const page = await open('/notices/jn-high-tech-quota/2024/1');
  const pages = printedPages(await page.pdf({ preferCSSPageSize: true }));
  expect(pages[0]).toContain('济南市科技局文件');
  expect(pages.join('')).not.toContain('模拟数据不作');
  expect(pages.join('')).not.toContain('送审稿');
});

test('the English page frames the Chinese document and says so', async () => {
  const page = await open('/notices/jn-high-tech-quota/2024/1?lang=en');
  expect(await page.locator('main').innerText()).toContain('A notice is a Chinese document');
  const document = page.getByRole('article', { name: 'The notice in full' });
  expect(await document.getAttribute('lang')).toBe('zh-CN');
  expect(await document.innerText()).toContain('济南市科技局文件');
});

test.for(LOOKS)('reads well once notices went out: %s, %i wide, %s', async (look) => {
  const paths = ['/notices', '/notices/new?facts=real', '/notices/jn-high-tech-quota/2024/2'];
  await readsWell(dashboard, look, paths);
});
