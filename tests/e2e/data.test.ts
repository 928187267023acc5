import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

const FILE = [
  '年度,区县,指标,任务数,口径',
  '2024,历下区,有效高新技术企业数,812,管理归属口径',
  '2024,历下曲,当年新认定高新技术企业数,100,管理归属口径',
  '',
].join('\n');

let dashboard: Dashboard;
const folder = mkdtempSync(join(tmpdir(), 'quanheng-e2e-'));

beforeAll(async () => {
  dashboard = await openDashboard();
});

afterAll(async () => {
  await dashboard?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(path: string) {
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  return page;
}

/** Chooses source and file, and waits for the preview. */
async function preview(page: Page, path: string) {
  await page.getByRole('combobox', { name: /^来源/ }).selectOption('quotas');
  await page.getByLabel('选择文件').setInputFiles(path);
  await page.getByRole('button', { name: '上传并预览' }).click();
  await page.getByText('预览完成，还没有装载').waitFor();
}

async function load(page: Page) {
  await page.getByRole('button', { name: '装载', exact: true }).click();
  await page.getByText(/已装载为 run-\d+/).waitFor();
}

const tile = (page: Page, name: string) => page.locator(`.tiles .${name} strong`).innerText();

test('a steward loads a file, sends its bad row back, loads the corrected sheet, and undoes that', async () => {
  const file = join(folder, '任务数.csv');
  writeFileSync(file, FILE);
  const page = await open('/data');
  await preview(page, file);
  expect([await tile(page, 'added'), await tile(page, 'refused')]).toEqual(['1', '1']);
  expect(await page.getByRole('row', { name: /第 3 行.*历下曲/ }).count()).toBe(1);

  await page.reload();
  expect(await tile(page, 'refused')).toBe('1');
  await load(page);
  await page.getByRole('link', { name: /^隔离\s*1$/ }).waitFor();

  await page.getByRole('link', { name: '看被拒绝的行' }).click();
  await page.getByRole('row', { name: /任务数\.csv.*历下曲.*370102/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载更正表（xlsx）' }).click(),
  ]);
  const sheet = join(folder, '更正.xlsx');
  await download.saveAs(sheet);
  const parts = Object.entries(unzipSync(readFileSync(sheet))).map(([name, bytes]) => {
    const mended = strFromU8(bytes).replaceAll('历下曲', '历下区');
    return [name, name.startsWith('xl/worksheets/') ? strToU8(mended) : bytes] as const;
  });
  writeFileSync(sheet, zipSync(Object.fromEntries(parts)));

  await page.getByRole('link', { name: '上传', exact: true }).click();
  await preview(page, sheet);
  await load(page);
  await page.getByRole('link', { name: /^隔离/ }).click();
  await page.getByText('所有条目都已解决。').waitFor();

  await page.getByRole('link', { name: '批次', exact: true }).click();
  await page.getByRole('link', { name: '撤销… run-000003' }).click();
  await page.getByText('撤销是一次新的登记，不删除任何东西').waitFor();
  await page.getByRole('button', { name: '确认撤销' }).click();
  await page.getByText('已撤销：撤回 1 行').waitFor();
  await page.getByRole('row', { name: /run-000003.*已被 run-000004 撤销/ }).waitFor();
  await page.close();
});

test('refused rows, runs and revisions read without scripts', async () => {
  const context = await dashboard.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${dashboard.address}/data/quarantine?source=quotas`);
  expect(await page.getByRole('row', { name: /历下曲/ }).count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: '更正', exact: true }).click();
  expect(await page.getByRole('row', { name: /撤回，不再算数/ }).count()).toBe(1);
  await page.goto(`${dashboard.address}/data`);
  expect(await page.locator('noscript').innerHTML()).toContain('上传需要浏览器脚本');
  await context.close();
});

const PATHS = [
  '',
  '/quarantine?state=all',
  '/runs?undo=run-000002',
  '/revisions',
  '/reconciliation',
  '/forms',
];

test.for(LOOKS)('every part reads well in %s at %i pixels, %s', (look) =>
  readsWell(
    dashboard,
    look,
    PATHS.map((path) => `/data${path}`),
  ),
);
