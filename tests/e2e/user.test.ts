import { afterAll, beforeAll, expect, test } from 'vitest';
import { overviewSchema } from '../../api/schemas.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';

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

test('the mayor sees without scrolling how many headline targets stand where', async () => {
  const page = await open('/');
  const response = await fetch(`${dashboard.address}/api/overview?city=jinan`);
  const api = overviewSchema.parse(await response.json());
  const tiles = await page.locator('.tiles strong').allInnerTexts();
  const { city } = api;
  expect(tiles.map(Number)).toEqual([
    city.achieved + city.achievedLate,
    city.onTrack + city.notDue,
    city.atRisk,
    city.offTrack + city.missed,
    city.cannotTell,
  ]);
  const box = await page.locator('.columns').boundingBox();
  expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThan(900);
  await page.close();
});

test('the demo opens on 2024-12-31, says so, and today is one click away', async () => {
  const page = await open('/');
  expect(await page.getByLabel('判断日').inputValue()).toBe('2024-12-31');
  expect(await page.getByRole('status').innerText()).toContain('演示按此日打开');
  await page.getByRole('link', { name: '看今天' }).click();
  await page.waitForURL(/asOf=\d{4}-\d{2}-\d{2}/);
  expect(await page.getByRole('status').innerText()).toBe('按今天的情况判断。');
  await page.close();
});

test('a draft counts on a line of its own and is marked wherever it stands', async () => {
  const page = await open('/');
  expect(await page.getByText('征求意见稿 11 项（不是正式文件，单独计数）').count()).toBe(1);
  const row = page.getByRole('row', { name: /一、主要目标.*1,400/ });
  expect(await row.getByText('征求意见稿').count()).toBe(1);
  await page.close();
});

test('the source of a figure is one click away: publisher, grade, file and line', async () => {
  const page = await open('/targets/jn-htf-2020.valid-high-tech-firms');
  await page
    .getByRole('row', { name: /2022/ })
    .first()
    .getByRole('button', { name: '来源 D' })
    .click();
  const card = page.locator('[popover]:popover-open');
  const text = await card.innerText();
  expect(text).toContain('Jinan: Robust Digital Transformation');
  expect(text).toContain('镜像，未见原件，引用前须核实');
  expect(text).toContain('published_statistics.csv 第 260 行');
  await page.keyboard.press('Escape');
  expect(await card.count()).toBe(0);
  await page.close();
});

test('the achieved verdict on 4,400 high-tech firms says that it rests on a grade D bound', async () => {
  const page = await open('/targets/jn-htf-2020.valid-high-tech-firms');
  expect(await page.locator('.statement').innerText()).toBe(
    '已达成：到期数达到目标。2022 年为不少于 5,700 家，目标为达到 4,400 家。依据：Jinan: Robust Digital Transformation（D级来源，未见原件，引用前须核实）。',
  );
  await page.close();
});

test('the chart has a table twin with the same figures, and draws each of them', async () => {
  const page = await open('/targets/jn-htf-2020.valid-high-tech-firms');
  await page.locator('figure svg').waitFor();
  const labels = await page.locator('figure svg text').allTextContents();
  for (const figure of ['2,231', '3,029', '4,397', '5,700']) {
    expect(labels).toContain(figure);
    expect(await page.locator('figure table').innerText()).toContain(figure);
  }
  await page.close();
});

test('the table downloads as CSV with the figures of the page', async () => {
  const page = await open('/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载表格（CSV）' }).click(),
  ]);
  const csv = await (await fetch(download.url())).text();
  expect(csv).toContain('jn-htf-2020.tech-contracts');
  const shown = await page
    .getByRole('row', { name: /^.*技术合同成交额 .*济政字〔2020〕20号/ })
    .innerText();
  expect(shown).toContain('614.5 亿元');
  expect(csv).toContain(',614.5,');
  await page.close();
});

test('English shows the same numbers, and the link carries the state of the view', async () => {
  const page = await open('/?city=qingdao&asOf=2023-12-31');
  const chinese = await page.locator('.tiles strong').allInnerTexts();
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL(/lang=en/);
  expect(new URL(page.url()).searchParams.get('city')).toBe('qingdao');
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2023-12-31');
  expect(await page.locator('.tiles strong').allInnerTexts()).toEqual(chinese);
  await page.close();
});

test('choosing two dates judges by them, with no script needed', async () => {
  const context = await dashboard.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(dashboard.address);
  await page.getByLabel('判断日').fill('2021-12-31');
  await page.getByLabel('所知日').fill('2022-06-30');
  await page.getByRole('button', { name: '查看' }).click();
  expect(new URL(page.url()).searchParams.get('knownAt')).toBe('2022-06-30');
  expect(await page.getByRole('row', { name: /全市有效高新技术企业/ }).innerText()).toContain(
    '4,397',
  );
  await context.close();
});

test('a keyboard user skips to the content first', async () => {
  const page = await open('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  await page.close();
});

test('the chosen theme stays on the next page', async () => {
  const page = await open('/');
  await page.getByRole('button', { name: '切换深浅色' }).click();
  await page.getByRole('link', { name: '技术合同成交额', exact: true }).first().click();
  await page.waitForURL(/targets/);
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  await page.close();
});

test('a target that does not exist says so and leads back', async () => {
  const page = await open('/targets/nothing');
  expect(await page.getByRole('main').innerText()).toContain('no target nothing');
  await page.getByRole('link', { name: '返回总览' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.close();
});

test('a date that the calendar does not have is refused with what to write', async () => {
  const page = await open('/?asOf=2023-02-30');
  expect(await page.getByRole('main').innerText()).toContain('a date written 2024-12-31');
  await page.close();
});
