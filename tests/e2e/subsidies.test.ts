import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ruleListSchema } from '../../api/subsidy-schemas.ts';
import { emptyHome, hold, publishHome } from '../derived-facts.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { axeFindings, LOOKS, readsWell } from './reads-well.ts';

/** 济科发〔2021〕27号第四条: 1.5‰ of the year's turnover, at most 800,000 yuan. */
const RULE = '/subsidies/jn-tech-transfer-2021.seller-development';
const WHY = 'jn-tech-transfer-2021.seller-development';
const DRAFT = '/subsidies/jn-doubling-plan-draft-2023';

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
      seller_managed_by: 'JN-GXQ',
      publicly_funded: false,
      amount_fen: 1_000_000_000,
      ...cells,
    },
  ] as const;

async function homeOfContracts() {
  const home = await emptyHome();
  await hold(home, [
    contract('C1', 'PLAIN'),
    contract('C2', 'LARGE', { amount_fen: 100_000_000_000 }),
    contract('C3', 'PUBLIC', { publicly_funded: true }),
    contract('C4', 'EARLY', { valid_from: '2021-03-01' }),
    contract('C5', 'EARLY', { valid_from: '2021-06-01' }),
    contract('C6', 'EARLY', { valid_from: '2019-05-01' }),
    contract('C7', 'MADE-UP', { valid_from: '2023-05-01', provenance: 'simulated' }),
    ['payout', { code: 'PLAIN', approval_no: null, clause: '第四条', amount_fen: 1_500_000 }],
  ]);
  await publishHome(home);
  return home;
}

beforeAll(async () => {
  dashboard = await openDashboard(homeOfContracts);
});

afterAll(() => dashboard?.close());

async function open(path: string) {
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  return page;
}

async function list(query = '') {
  const response = await fetch(`${dashboard.address}/api/subsidies${query}`);
  return ruleListSchema.parse(await response.json());
}

const rowsOf = (page: Page) => page.locator('tbody tr');
const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const sums = (text: string) => text.match(/\d[\d,]*\.\d\d/g) ?? [];

/** The rows of the table that a link downloads. */
async function downloaded(page: Page, name: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  const response = await fetch(download.url());
  return parse(await response.text(), { columns: true, bom: true }) as Record<string, string>[];
}

test('an official finds a rule by a word, without a script, and the address carries the choice', async () => {
  const context = await dashboard.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${dashboard.address}/subsidies`);
  const { totals } = await list();
  const counted = await page.locator('.totals').innerText();
  for (const count of [totals.rules, totals.computable, totals.caseByCase, totals.drafts]) {
    expect(counted).toContain(` ${count} `);
  }
  await page.getByRole('searchbox', { name: '查找' }).fill('输出方');
  await page.getByRole('combobox', { name: '文件' }).selectOption('jn-tech-transfer-2021');
  await page.getByRole('button', { name: '筛选' }).click();
  const { rules } = await list('?text=输出方&document=jn-tech-transfer-2021');
  expect(await rowsOf(page).count()).toBe(rules.length);
  expect(await page.getByRole('combobox', { name: '文件' }).inputValue()).toBe(
    'jn-tech-transfer-2021',
  );
  await page.getByRole('link', { name: '技术开发、转让、许可合同输出方补助' }).click();
  expect(new URL(page.url()).pathname).toBe(RULE);
  await context.close();
});

test('a choice that no rule fits says so, and what to do', async () => {
  const page = await open('/subsidies?q=没有这样的条款');
  const main = page.getByRole('main');
  expect(await main.getByText('没有符合条件的条款。').isVisible()).toBe(true);
  expect(await main.getByText('少写几个字').isVisible()).toBe(true);
  await main.getByRole('link', { name: '清除筛选' }).last().click();
  await page.waitForURL(/\/subsidies$/);
  await page.close();
});

test('the list downloads as it is shown', async () => {
  const page = await open('/subsidies?mechanism=gate');
  const rows = await downloaded(page, '下载表格（CSV）');
  expect(rows).toHaveLength(await rowsOf(page).count());
  await page.close();
});

test('a rule says what it pays, on which words, and what is due, before any scrolling', async () => {
  const page = await open(`${RULE}?year=2022`);
  const { height } = page.viewportSize() ?? { height: 0 };
  for (const text of ['不超过 1.5‰', '按照年度技术合同成交额不超过1.5‰给予补助', '815,000.00 元']) {
    const box = await page.getByText(text).first().boundingBox();
    expect([text, (box?.y ?? height) < height]).toEqual([text, true]);
  }
  expect(await page.locator('blockquote').innerText()).toContain('最高不超过80万元');
  const paid = region(page, '已拨付的历史');
  expect(sums(await paid.innerText())).toEqual(['15,000.00', '0.00']);
  expect(await page.getByText('模拟数据').count()).toBe(0);
  await page.close();
});

test('what each unit is due leads to the unit, and downloads in full', async () => {
  const page = await open(`${RULE}?year=2022`);
  const units = region(page, '2022 年各单位应得');
  expect(await units.locator('tbody tr').first().innerText()).toContain('800,000.00');
  const rows = await downloaded(page, '下载全部（CSV）');
  expect(rows).toHaveLength(await units.locator('tbody tr').count());
  await units.getByRole('link', { name: 'LARGE大学' }).click();
  await page.waitForURL(/\/beneficiaries\/LARGE\?year=2022$/);
  await page.close();
});

test('amounts from simulated facts are marked as nobody’s real due', async () => {
  const page = await open(`${RULE}?year=2023`);
  expect(await page.locator('.headline').innerText()).toContain('模拟数据');
  expect(await page.getByText('不是真实的应付').isVisible()).toBe(true);
  await page.goto(`${dashboard.address}/beneficiaries/MADE-UP`, { waitUntil: 'networkidle' });
  expect(await page.locator('h1').innerText()).toContain('模拟数据');
  await page.goto(`${dashboard.address}/beneficiaries/MADE-UP/${WHY}?year=2023`);
  expect(await page.locator('h1').innerText()).toContain('模拟数据');
  await page.close();
});

test('a clause that pays nobody says so in place of an amount', async () => {
  const { rules } = await list('?mechanism=gate');
  const page = await open(`/subsidies/${rules[0]?.id}`);
  expect(await page.getByText('门槛不付钱').isVisible()).toBe(true);
  expect(await page.locator('.headline').count()).toBe(0);
  await page.close();
});

test('a rule of a draft says that it is none of the law', async () => {
  const { rules } = await list('?document=jn-doubling-plan-draft-2023');
  const page = await open(`/subsidies/${rules[0]?.id}`);
  expect(`/subsidies/${rules[0]?.id}`.startsWith(DRAFT)).toBe(true);
  expect(await page.locator('.banner').first().innerText()).toContain('不是正式文件');
  await page.close();
});

test('a unit is found by part of its name, and what it is due stands first', async () => {
  const page = await open('/');
  await page.getByRole('link', { name: '按单位查' }).click();
  await page.getByRole('searchbox', { name: '代码或名称' }).fill('PLAIN大');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('link', { name: 'PLAIN大学' }).click();
  await page.waitForURL(/\/beneficiaries\/PLAIN/);
  const due = region(page, '2022 年的事项应得');
  expect(sums(await due.innerText())[0]).toBe('15,000.00');
  const every = region(page, '应得的每一项');
  expect(await every.locator('tfoot').innerText()).toContain('15,000.00');
  expect(await region(page, '已收到的拨付').innerText()).toContain('15,000.00');
  const rows = await downloaded(page, '下载表格（CSV）');
  expect(rows).toHaveLength(await every.locator('tbody tr').count());
  await page.close();
});

test('a search that finds nothing says how to search', async () => {
  const page = await open('/beneficiaries?q=没有这样的单位');
  const main = page.getByRole('main');
  expect(await main.getByRole('status').innerText()).toContain('没有找到“没有这样的单位”');
  expect(await main.getByRole('searchbox').inputValue()).toBe('没有这样的单位');
  await page.close();
});

test('a unit reads, year by year, why other rules pay it nothing', async () => {
  const page = await open('/beneficiaries/PUBLIC?year=2022');
  const why = region(page, '为什么有的没有');
  const reason = why.getByText('是否财政资金购买为是，须否').first();
  if (!(await reason.isVisible())) await why.locator('summary', { hasText: '条件不符' }).click();
  expect(await reason.isVisible()).toBe(true);
  await page.goto(`${dashboard.address}/beneficiaries/EARLY?year=2021`);
  await page.getByRole('navigation', { name: '年度' }).getByRole('link', { name: '2019' }).click();
  await page.waitForURL(/year=2019/);
  expect(await page.getByText('2019 年没有按任何条款应得的金额。').isVisible()).toBe(true);
  expect(await why.innerText()).toContain('条款自 2021-04-27 至 2024-04-26 有效');
  await page.close();
});

test('an amount leads to its working: facts, words, caps, parts and year', async () => {
  const page = await open('/beneficiaries/LARGE?year=2022');
  await region(page, '应得的每一项').getByRole('link', { name: '800,000.00' }).first().click();
  await page.waitForURL(/\/beneficiaries\/LARGE\/.*year=2022/);
  expect(await region(page, '2022 年的事项应得').innerText()).toContain('800,000.00');
  expect(await region(page, /用了哪些事项/).innerText()).toContain('C2');
  expect(await region(page, /各凭哪句原文/).innerText()).toContain('最高不超过80万元');
  const steps = await region(page, /怎样算出/).innerText();
  expect(sums(steps).slice(1, 5)).toEqual([
    '1,000,000,000.00',
    '1,500,000.00',
    '800,000.00',
    '800,000.00',
  ]);
  expect(steps).toContain('触到限额');
  expect(steps).toContain('市 800,000.00');
  await page.close();
});

test('an amount lost to another rule names the rule that pays in its place', async () => {
  const page = await open('/beneficiaries/PLAIN/jn-htf-plan-2020.seller-development?year=2022');
  const answer = await region(page, '2022 年的事项应得').innerText();
  expect(sums(answer)).toEqual(['0.00', '15,000.00']);
  expect(answer).toContain('让与“技术开发、转让、许可合同输出方补助”');
  await page.close();
});

test('another reading changes the amount, says that it is not the default, and leads back', async () => {
  const page = await open(`/beneficiaries/EARLY/${WHY}?year=2021`);
  const after = () =>
    region(page, /怎样算出/)
      .locator('li', { hasText: '限额之前' })
      .innerText()
      .then((text) => sums(text)[0]);
  expect(await after()).toBe('15,000.00');
  await page.getByRole('link', { name: /首年、末年都算全年/ }).click();
  await page.waitForURL(/reading=/);
  expect(await after()).toBe('30,000.00');
  expect(await page.locator('.banner').innerText()).toContain('不是默认的读法');
  await page.getByRole('link', { name: '回到默认读法' }).click();
  await page.waitForURL((url) => !url.searchParams.has('reading'));
  expect(await after()).toBe('15,000.00');
  await page.close();
});

test('English shows the same sums', async () => {
  for (const path of [
    `${RULE}?year=2022`,
    '/beneficiaries/PLAIN?year=2022',
    `/beneficiaries/LARGE/${WHY}?year=2022`,
  ]) {
    const page = await open(path);
    const main = () => page.getByRole('main').innerText().then(sums);
    const chinese = await main();
    expect(chinese.length).toBeGreaterThan(3);
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(/lang=en/);
    expect([path, await main()]).toEqual([path, chinese]);
    await page.close();
  }
});

test.each([
  ['', '没有装载过单位 NOBODY 的数据', '按名称里的几个字查找'],
  ['?lang=en', 'Nothing is loaded of a unit NOBODY', 'search by part of the name'],
])('a unit that nothing is known of says so, with a search (%s)', async (query, title, advice) => {
  const context = await dashboard.browser.newContext({ viewport: { width: 390, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${dashboard.address}/beneficiaries/NOBODY${query}`);
  expect(await page.locator('h1').innerText()).toBe(title);
  expect(await page.getByRole('main').innerText()).toContain(advice);
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('searchbox').fill('PLAIN');
  await page.getByRole('button').last().click();
  await page.waitForURL(/q=PLAIN/);
  expect(await page.getByRole('link', { name: 'PLAIN大学' }).count()).toBe(1);
  await context.close();
});

test('a rule written wrongly leads to the nearest one', async () => {
  for (const path of [`${RULE}s`, `/beneficiaries/PLAIN/${WHY}s?year=2022`]) {
    const page = await open(path);
    expect(await page.locator('h1').innerText()).toContain('没有编号为');
    await page.getByRole('main').getByRole('link').first().click();
    await page.waitForURL(new RegExp(`${RULE}$`));
    await page.close();
  }
});

const PATHS = [
  '/subsidies',
  '/subsidies?document=jn-tech-transfer-2021',
  '/subsidies?q=没有这样的条款',
  `${RULE}?year=2022`,
  `${RULE}?year=2023`,
  '/beneficiaries',
  '/beneficiaries?q=大学',
  '/beneficiaries?q=没有这样的单位',
  '/beneficiaries/PLAIN?year=2022',
  '/beneficiaries/MADE-UP',
  `/beneficiaries/LARGE/${WHY}?year=2022`,
  `/beneficiaries/PUBLIC/${WHY}?year=2022`,
];

test.for(LOOKS)(
  'subsidies read well in %s at %i pixels, %s: nothing hangs over, axe finds nothing',
  (look) => readsWell(dashboard, look, PATHS),
);
