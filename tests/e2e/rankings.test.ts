import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rankHistorySchema, rankingSchema, workingSchema } from '../../api/ranking-schemas.ts';
import { emptyHome, hold, publishHome } from '../derived-facts.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

const SCHEME = 'jn-high-tech-quota';
const SAMPLE = 'jn-innovation-sample';
/** 2022 on its last day: three districts with quotas, two of them tied, all others without. */
const YEAR = 'period=2022&asOf=2022-12-31';
const LIXIA = '370102';
const SHIZHONG = '370103';
const HUAIYIN = '370104';

type Cells = Readonly<Record<string, string | number>>;

const firms = (count: number, division: string, from: string, cells: Cells = {}) =>
  Array.from({ length: count }, (_, at) => {
    const code = `${division}-${from}-${at}`;
    const own = { certificate: `GR${code}`, code, name: `${code}公司`, division };
    return ['recognition', { ...own, valid_from: from, valid_to: '2024-12-31', ...cells }] as const;
  });

const quota = (year: number, region: string, amount: string, cells: Cells = {}) =>
  [
    'quota',
    {
      year,
      region,
      amount,
      valid_from: `${year}-01-01`,
      valid_to: `${year}-12-31`,
      known_from: `${year}-02-01`,
      ...cells,
    },
  ] as const;

async function homeOfQuotas() {
  const home = await emptyHome();
  const simulated = { provenance: 'simulated' };
  await hold(home, [
    ...firms(45, LIXIA, '2021-12-08'),
    ...firms(9, SHIZHONG, '2021-05-01'),
    ...firms(18, HUAIYIN, '2022-05-01'),
    quota(2022, LIXIA, '40'),
    quota(2022, SHIZHONG, '10'),
    quota(2022, HUAIYIN, '20'),
    quota(2021, LIXIA, '50'),
    quota(2021, SHIZHONG, '5'),
    ...[LIXIA, SHIZHONG, HUAIYIN, '370105'].flatMap((region, at) => [
      ...firms(5 + at, region, '2023-01-01', simulated),
      quota(2023, region, '6', simulated),
    ]),
  ]);
  await publishHome(home);
  return home;
}

let dashboard: Dashboard;

beforeAll(async () => {
  dashboard = await openDashboard(homeOfQuotas);
});

afterAll(() => dashboard?.close());

async function open(path: string, width = 1440) {
  const page = await dashboard.browser.newPage({ viewport: { width, height: 900 } });
  await page.goto(`${dashboard.address}${path}`, { waitUntil: 'networkidle' });
  return page;
}

const json = async (path: string): Promise<unknown> =>
  (await fetch(`${dashboard.address}${path}`)).json();
const ranking = async (query = YEAR) =>
  rankingSchema.parse(await json(`/api/rankings/${SCHEME}?${query}`));

const region = (page: Page, name: string | RegExp) =>
  page.getByRole('region', { name, exact: true });
const plain = (text: string) => text.replaceAll(',', '');

/** The cells of each row of a table, as they read. */
async function cellsOf(page: Page, name: string | RegExp): Promise<string[][]> {
  const rows = await region(page, name).locator('table').first().locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) =>
      (await row.locator('th, td').allInnerTexts()).map((text) => text.trim()),
    ),
  );
}

test('who leads, who met the quota and the first ranks stand before any scrolling', async () => {
  const page = await open(`/rankings?${YEAR}`);
  const { height } = page.viewportSize() ?? { height: 0 };
  for (const text of [
    '2022 年，历下区以 112.50 分居首，共 3 个单位有位次。',
    '1 个单位完成任务（历下区），2 个没有完成',
    '112.50',
  ]) {
    const box = await page.getByRole('main').getByText(text).first().boundingBox();
    expect([text, (box?.y ?? height) + (box?.height ?? 0) < height]).toEqual([text, true]);
  }
  expect(await page.getByText('模拟数据', { exact: true }).count()).toBe(1);
  await page.close();
});

test.for(['zh', 'en'] as const)(
  'ranks, scores, ranges and figures of the table are the API’s to the digit, in %s',
  async (language) => {
    const page = await open(`/rankings?${YEAR}${language === 'en' ? '&lang=en' : ''}`);
    const { rows } = await ranking();
    const shown = await cellsOf(page, language === 'zh' ? '位次' : 'Ranks');
    expect(shown).toHaveLength(rows.length);
    for (const [at, row] of rows.entries()) {
      const cells = shown[at] ?? [];
      const name = language === 'zh' ? row.regionName : row.regionNameEn;
      expect(cells[2]).toContain(name);
      if (row.rank === null) {
        expect([cells[0], cells[3]]).toEqual(['—', '']);
        continue;
      }
      const range =
        row.rankLow === row.rankHigh ? `${row.rankLow}` : `${row.rankLow}–${row.rankHigh}`;
      expect([cells[0], cells[3], cells[4]]).toEqual([
        String(row.rank),
        row.score,
        row.tierName?.[language],
      ]);
      expect(cells[5]).toContain(range);
      const [part] = row.parts;
      expect(plain(cells[6] ?? '').replace(/\s+/g, ' ')).toBe(
        `${part?.value} / ${part?.quota?.amount}`,
      );
    }
    await page.close();
  },
);

test('units that share a rank say so, and units without one say why', async () => {
  const page = await open(`/rankings?${YEAR}`);
  const shown = await cellsOf(page, '位次');
  const of = (name: string) => shown.find((cells) => cells[2]?.includes(name));
  expect([of('市中区')?.[0], of('槐荫区')?.[0]]).toEqual(['2', '2']);
  expect(of('市中区')?.[2]).toContain('并列');
  expect(of('天桥区')?.[2]).toContain('没有数据');
  await page.close();
});

test('the quotas stand beside their sum, the plan and the city’s goal, and the difference is shown', async () => {
  const page = await open(`/rankings?${YEAR}`);
  const section = region(page, /^任务数/);
  const { quotas } = await ranking();
  const shown = await cellsOf(page, /^任务数/);
  expect(shown.map((cells) => plain(cells[2] ?? '').split('\n')[0])).toEqual(
    quotas[0]?.rows.map(({ amount }) => amount ?? '没有任务数'),
  );
  const text = plain(await section.innerText());
  const table = quotas[0];
  expect(table?.yearly.sum).toBe('70');
  for (const words of [
    `任务数合计（3 个单位）\n${table?.yearly.sum} 家`,
    `${table?.goal?.value} 家`,
    '与合计相差 -4330 家',
  ]) {
    expect(text.replace(/[^\S\n]+/g, ' ')).toContain(words);
  }
  await section.getByRole('button', { name: '来源' }).first().click();
  expect(await page.locator('[popover]:popover-open').innerText()).toContain('第 2 行');
  await page.close();
});

test('ranks over time are those of the API, and a period of them is one click away', async () => {
  const page = await open(`/rankings?${YEAR}`);
  const { periods } = rankHistorySchema.parse(
    await json(`/api/rankings/${SCHEME}/history?${YEAR}&before=7`),
  );
  const lixia = (await cellsOf(page, '历次位次')).find(([name]) => name === '历下区');
  expect(lixia?.slice(1)).toEqual(
    periods.map(({ rows }) => String(rows.find((row) => row.region === LIXIA)?.rank ?? '—')),
  );
  await region(page, '历次位次').getByRole('link', { name: '2021 年' }).click();
  await page.waitForURL(/period=2021/);
  await page.getByRole('main').getByText('2021 年，市中区以').waitFor();
  await page.close();
});

test('simulated ranks say so, and a choice of real figures is kept by the address', async () => {
  const page = await open('/rankings?period=2023&asOf=2023-12-31');
  expect(await region(page, '位次').getByText('模拟数据', { exact: true }).count()).toBeGreaterThan(
    0,
  );
  await page.getByRole('combobox', { name: '所用数据' }).selectOption('real');
  await page.getByRole('form', { name: '方案、周期和数据' }).getByRole('button').click();
  await page.waitForURL(/facts=real/);
  expect(new URL(page.url()).searchParams.get('asOf')).toBe('2023-12-31');
  expect(await page.getByRole('main').getByText('模拟数据', { exact: true }).count()).toBe(1);
  await page.close();
});

test('the scheme says what its document prints and what the operator set', async () => {
  const page = await open(`/rankings?${YEAR}`);
  const text = await region(page, '方案与依据').innerText();
  expect(text).toContain('将高新技术企业培育数量列入对各区县的年度目标责任考核');
  expect(text).toContain('操作者设定');
  expect(text).toContain('文件未印计分公式');
  expect(await region(page, '敏感性怎么看').innerText()).toContain('不是置信区间');
  await page.close();
});

test('the answer downloads as files of the same choice', async () => {
  const page = await open(`/rankings?${YEAR}&facts=real`);
  const { bundle } = await ranking(`${YEAR}&facts=real`);
  for (const name of ['工作簿（xlsx）', '表（CSV）', 'JSON']) {
    const href = await page.getByRole('link', { name }).first().getAttribute('href');
    const response = await fetch(`${dashboard.address}${href}`);
    expect([name, response.status]).toEqual([name, 200]);
    if (name !== '工作簿（xlsx）') expect(await response.text()).toContain(bundle);
  }
  await page.close();
});

test('a unit opens to its working, the rows behind it and what would move it up', async () => {
  const page = await open(`/rankings?${YEAR}`);
  await region(page, '位次').getByRole('link', { name: '市中区' }).click();
  await page.waitForURL((url) => url.pathname === `/rankings/${SCHEME}/${SHIZHONG}`);
  const working = workingSchema.parse(
    await json(`/api/rankings/${SCHEME}/units/${SHIZHONG}?${YEAR}`),
  );
  await page.getByRole('heading', { level: 1, name: /市中区/ }).waitFor();
  const [part] = working.row?.parts ?? [];
  const [cells] = await cellsOf(page, '市中区的得分');
  expect(plain(cells?.[1] ?? '')).toContain(`${part?.value} 家`);
  expect(plain(cells?.[2] ?? '')).toContain(`任务数 ${part?.quota?.needed} 家`);
  expect([cells?.[4], cells?.[6]]).toEqual([part?.score, part?.contribution]);
  expect(await region(page, '市中区的得分').locator('tfoot').innerText()).toContain(
    working.row?.score,
  );
  const [move] = working.moves;
  expect(plain(await region(page, '怎样能上升').innerText())).toContain(
    `由 ${move?.from} 家到 ${move?.to} 家（+${move?.change} 家），即升至第 ${move?.newRank} 位，追上或超过历下区。`,
  );
  expect(await region(page, '位次变化').innerText()).toContain('2021 年第 1 位');
  expect((await cellsOf(page, '数字背后的清单')).map(([name]) => name)).toEqual(
    working.counted['valid-high-tech-firms']?.rows?.map(({ name }) => name),
  );
  await page.close();
});

test('the rows behind a figure go on page by page, and the address keeps the page', async () => {
  const page = await open(`/rankings/${SCHEME}/${LIXIA}?${YEAR}`);
  const rows = region(page, '数字背后的清单');
  const seen: string[] = [];
  for (const last of [false, false, true]) {
    seen.push(...(await cellsOf(page, '数字背后的清单')).map((cells) => cells[4] ?? ''));
    if (last) break;
    const before = page.url();
    await rows.getByRole('link', { name: /下一页/ }).click();
    await page.waitForURL((url) => url.href !== before);
  }
  expect(new Set(seen).size).toBe(45);
  expect(page.url()).toMatch(/page=3#rows$/);
  await page.getByRole('link', { name: /返回区县排名/ }).click();
  await page.waitForURL(/\/rankings\?.*period=2022/);
  await page.close();
});

test('a district that is no unit of the scheme is told so, with what mends it', async () => {
  const page = await open(`/rankings/${SCHEME}/370202?${YEAR}`);
  expect(await page.getByRole('main').innerText()).toContain('Did you mean 370102?');
  await page.close();
});

test('a period that the scheme does not rank is said to be none, and the latest is shown', async () => {
  const page = await open('/rankings?asOf=2022-12-31&period=2022Q3');
  expect(await page.getByRole('status').allInnerTexts()).toContainEqual(
    expect.stringContaining('2022Q3'),
  );
  await page.getByRole('main').getByText('2022 年，历下区以').waitFor();
  await page.close();
});

test('where nothing is loaded the page says what to do, and shows no empty tables', async () => {
  const page = await open('/rankings?city=qingdao&asOf=2022-12-31');
  await page.getByRole('link', { name: /到“数据”页上传/ }).waitFor();
  expect(await region(page, '历次位次').count()).toBe(0);
  await page.close();
});

test('the map is drawn with each unit a link, and its table is named', async () => {
  const page = await open(`/rankings?${YEAR}`);
  const map = region(page, '地图');
  await map.locator('svg').first().waitFor();
  expect(
    await map
      .getByRole('link', { name: /历下区/ })
      .first()
      .getAttribute('href'),
  ).toContain(`/rankings/${SCHEME}/${LIXIA}`);
  await page.close();
});

const PATHS = [
  `/rankings?${YEAR}`,
  '/rankings?period=2023&asOf=2023-12-31',
  `/rankings?scheme=${SAMPLE}&${YEAR}`,
  '/rankings?city=qingdao&asOf=2022-12-31',
  `/rankings/${SCHEME}/${LIXIA}?${YEAR}`,
  `/rankings/${SCHEME}/370105?${YEAR}`,
  `/rankings/${SAMPLE}/${SHIZHONG}?${YEAR}&part=newly-recognised`,
];

test.for(LOOKS)(
  'rankings read well in %s at %i pixels, %s: nothing hangs over, axe finds nothing',
  (look) => readsWell(dashboard, look, PATHS),
);
