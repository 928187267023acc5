import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  districtMoneySchema,
  districtSchema,
  districtLapsingSchema,
} from '../../api/district-schemas.ts';
import { homeOf, removeFiles, simulatedFiles } from '../simulated-home.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

const UNIT = '370102';
const PAGE = `/districts/${UNIT}`;
const RUNNING = `${PAGE}?asOf=2024-06-30`;

let dashboard: Dashboard;
let files: string;
let answer: z.infer<typeof districtSchema>;

beforeAll(async () => {
  files = await simulatedFiles(600, 1500);
  dashboard = await openDashboard(() => homeOf(files));
  answer = districtSchema.parse(await asked(''));
}, 300_000);

afterAll(async () => {
  await dashboard?.close();
  removeFiles(files);
});

const asked = async (list: string): Promise<unknown> =>
  (await fetch(`${dashboard.address}/api/districts/${UNIT}${list}`)).json();

async function open(path: string): Promise<Page> {
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${dashboard.address}${path}`, { timeout: 60_000 });
  await settled(page);
  return page;
}

/** Waits until nothing on the page is on its way any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction('document.querySelectorAll("main progress").length === 0', null, {
    timeout: 60_000,
  });
}

const marked = (value: string | number) => Number(value).toLocaleString('en-US');
const yuan = (amount: string) =>
  new Intl.NumberFormat('en', { minimumFractionDigits: 2 }).format(
    amount as Intl.StringNumericLiteral,
  );
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test.each(['zh', 'en'])(
  'rank, quota, expected end, money and certificates stand before any scrolling: %s',
  async (language) => {
    const page = await open(`${PAGE}?lang=${language}`);
    const { rank, quotas, yearEnds, received, lapsing, year } = answer;
    const [end] = yearEnds;
    const paid = received.years.find((one) => one.year === year);
    const cards = {
      rank: [String(rank?.rank), String(rank?.score)],
      quota: [marked(quotas[0]?.figure?.value ?? ''), marked(quotas[0]?.quota?.amount ?? '')],
      end: end?.reason === null ? [marked(end.expected), marked(end.p10), marked(end.p90)] : [],
      money: [yuan(paid?.total ?? ''), yuan(paid?.district ?? '')],
      lapse: [marked(lapsing.firms ?? 0), lapsing.until],
    };
    for (const [name, figures] of Object.entries(cards)) {
      const card = page.locator(`#${name}-card`);
      const text = await card.innerText();
      for (const figure of figures)
        expect([name, text]).toEqual([name, expect.stringContaining(figure)]);
      const box = await card.boundingBox();
      expect([name, (box?.y ?? 900) + (box?.height ?? 0) <= 900]).toEqual([name, true]);
    }
    expect(await page.locator('main').innerText()).toContain(
      language === 'zh' ? '模拟数据' : 'simulated',
    );
    await page.close();
  },
);

test('the sums by rule and the district’s own part are the API’s to the fen', async () => {
  const page = await open(PAGE);
  const { received, owed } = districtMoneySchema.parse(await asked('/money'));
  const year = received.find((one) => one.year === answer.year);
  const table = section(page, '收到的资金').locator('table.rules');
  const totals = await table.locator('tbody tr td:last-child').allInnerTexts();
  expect(totals).toEqual(year?.rows.map(({ total }) => yuan(total)));
  expect(await table.locator('tfoot').innerText()).toContain(yuan(year?.total ?? ''));
  expect(await page.locator('#owed tfoot').innerText()).toContain(yuan(owed.total));
  expect(await page.locator('#owed-card').innerText()).toContain(yuan(owed.total));
  expect(await page.locator('#owed-card .exact').innerText()).toContain(yuan(owed.approved));
  await page.close();
});

test('another budget year is a link, and the rest of the view stays', async () => {
  const page = await open(`${PAGE}?ending=2`);
  const year = answer.received.years.at(-2)?.year ?? 0;
  await section(page, '收到的资金')
    .getByRole('link', { name: String(year), exact: true })
    .click();
  await page.waitForURL((url) => url.searchParams.get('year') === String(year));
  expect(new URL(page.url()).searchParams.get('ending')).toBe('2');
  expect(await page.locator('#by-rule').innerText()).toContain(`${year} 预算年度`);
  await page.close();
});

test('certificates that end are listed by day, each with its firm’s page, ten at a time', async () => {
  const page = await open(PAGE);
  const first = districtLapsingSchema.parse(await asked('/lapsing?size=10'));
  const shown = await page.locator('#lapsing tbody th a').allInnerTexts();
  expect(shown).toEqual(first.rows?.map(({ name }) => name));
  const href = await page.locator('#lapsing tbody th a').first().getAttribute('href');
  expect(href).toBe(`/beneficiaries/${first.rows?.[0]?.code}`);
  await page.close();
});

test('while the year runs, the pace and what is needed a month are told', async () => {
  const page = await open(RUNNING);
  const { quotas } = districtSchema.parse(await asked('?asOf=2024-06-30'));
  const text = await section(page, '任务与进度').innerText();
  expect(text).toContain('2024 年已过 182 天，全年 366 天');
  expect(text).toContain(marked(quotas[0]?.pace?.line ?? ''));
  await page.close();
});

test('a district is chosen by name, and day and language stay', async () => {
  const page = await open(`${RUNNING}&lang=en`);
  const form = page.getByRole('form', { name: 'Another district' });
  await form.getByRole('combobox').selectOption('JN-GXQ');
  await form.getByRole('button').click();
  await page.waitForURL((url) => url.pathname === '/districts/JN-GXQ');
  const { searchParams } = new URL(page.url());
  expect([searchParams.get('asOf'), searchParams.get('lang')]).toEqual(['2024-06-30', 'en']);
  expect(await page.locator('h1').innerText()).toContain('Jinan High-tech Zone');
  await page.close();
});

test('of a district of which nothing is loaded it is said that nothing can be told', async () => {
  const page = await open('/districts/370202?city=qingdao');
  for (const [card, words] of [
    ['#end-card', '不能判断'],
    ['#lapse-card', '不能判断'],
    ['#owed-card', '不能判断'],
  ] as const) {
    expect(await page.locator(card).innerText()).toContain(words);
  }
  await page.close();
});

test('an unknown district says what to do', async () => {
  const response = await fetch(`${dashboard.address}/districts/37010`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('370102');
});

test.for(LOOKS)('the pages read well in %s at %i pixels, %s', (look) =>
  readsWell(
    dashboard,
    look,
    [PAGE, `/districts/JN-QBQ?asOf=2024-06-30`, '/districts/370202?city=qingdao'],
    settled,
  ),
);
