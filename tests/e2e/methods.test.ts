import { afterAll, beforeAll, expect, test } from 'vitest';
import { evaluationsSchema, historySchema, targetPageSchema } from '../../api/schemas.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';

const CONTRACTS = '/targets/jn-doubling-draft.tech-contracts-2025';
const FIRMS = '/targets/jn-htf-2020.valid-high-tech-firms';
const AT = 'asOf=2024-12-31';

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

async function api(path: string): Promise<unknown> {
  return (await fetch(`${dashboard.address}/api${path}`)).json();
}

/** An estimate as pages print it: four digits, thousands marked. */
const estimate = (value: number) =>
  new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value);

test.each(['zh', 'en'])(
  'in %s the probability and its interval stand on the page as in the API, without scrolling',
  async (language) => {
    const { evaluation, chart } = targetPageSchema.parse(await api(`${CONTRACTS}?${AT}`));
    const { forecast } = evaluation;
    if (!forecast) throw new Error('the goal has a forecast');
    const page = await open(`${CONTRACTS}?${AT}&lang=${language}`);
    const card = page.locator('section', { has: page.locator('#chance-title') });
    const box = await card.boundingBox();
    expect((box?.y ?? 900) + (box?.height ?? 0)).toBeLessThan(900);
    const text = await card.innerText();
    const { probability, p10, p50, p90, earliest, shortfall } = forecast;
    expect(text).toContain(`${Math.round(probability * 100)}%`);
    expect(text).toContain(`${estimate(p10)}–${estimate(p90)}`);
    for (const figure of [p50, shortfall ?? 0]) expect(text).toContain(estimate(figure));
    expect(text).toContain(String(earliest));
    const row = await page.locator('figure tbody tr').last().innerText();
    expect(row).toContain(String(chart.deadlineYear));
    for (const figure of [p10, p50, p90]) expect(row).toContain(estimate(figure));
    await page.close();
  },
);

test('the page says in words how likely it is and on what forecasts were calibrated', async () => {
  const page = await open(`${CONTRACTS}?${AT}`);
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('可能达成，也可能落空');
  expect(text).toContain('预测误差按各省的相近指标校准');
  await page.getByRole('link', { name: '方法与局限' }).click();
  await page.waitForURL(/\/methods.*#probability$/);
  expect(await page.locator('#probability').innerText()).toContain('也没有任何城市');
  await page.close();
});

test('a target without a probability says why and what it would take', async () => {
  const page = await open(`/targets/qd-strong-city.tech-contracts?${AT}`);
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('没有达成概率：最新数据过旧，要补上最近两年内的精确年度数。');
  await page.close();
});

test('the forecast is drawn and named in the legend', async () => {
  const page = await open(`${CONTRACTS}?${AT}`);
  await page.locator('figure svg').waitFor();
  expect(await page.locator('figure svg path[fill-opacity="0.18"]').count()).toBe(1);
  expect(await page.locator('figure li').allInnerTexts()).toEqual([
    '实际数',
    '既定路径',
    '目标',
    '预测中位数',
    '80% 预测区间',
  ]);
  await page.close();
});

test('the history says on which day the verdict changed, from what to what, and why', async () => {
  const { history } = historySchema.parse(await api(`${FIRMS}/history?${AT}`));
  expect(history.map(({ day, change, verdict }) => [day, change, verdict])).toContainEqual([
    '2022-12-31',
    'deadlinePassed',
    'cannotTell',
  ]);
  const page = await open(`${FIRMS}?${AT}`);
  const table = page.getByRole('group', { name: '结论的变化' });
  expect(await table.locator('tbody tr').count()).toBe(history.length);
  const passed = await table.getByRole('row', { name: /^2022-12-31/ }).innerText();
  expect(passed).toContain('期限已到');
  expect(passed.replace(/\s+/g, '')).toContain('进度正常变为?无法判断');
  const learnt = await table.getByRole('row', { name: /^2022-03-01/ }).innerText();
  expect(learnt).toContain('新数据');
  expect(learnt).toContain('4,397 家');
  await page.close();
});

test('a target that was judged but once says that nothing has changed', async () => {
  const page = await open(`/targets/qd-flexible-talent.projects-per-station?${AT}`);
  const text = await page.getByRole('main').innerText();
  expect(text).toContain('自首次判断以来，数据和结论都没有变过。');
  expect(text).toContain('原文未写期限');
  await page.close();
});

test('the methods page names each target on which methods differ, with what each of them says', async () => {
  const { results } = evaluationsSchema.parse(await api(`/evaluations?${AT}`));
  const differing = results.filter(({ methodsDiffer }) => methodsDiffer);
  expect(differing.map(({ target }) => target)).toContain('jn-doubling-draft.tech-contracts-2025');
  const page = await open(`/?${AT}`);
  await page.getByRole('link', { name: '看方法分歧' }).click();
  await page.waitForURL(/\/methods/);
  const rows = page.locator('tbody tr');
  expect(await rows.count()).toBe(differing.length);
  const row = rows.filter({ hasText: '技术合同成交额倍增' });
  expect(await row.locator('.verdict').allInnerTexts()).toEqual([
    '↗ 进度正常',
    '… 尚未到期',
    '↗ 进度正常',
    '↗ 进度正常',
    '! 有风险',
    '↘ 明显滞后',
    '! 有风险',
  ]);
  expect(await row.getByText('据此定论').count()).toBe(1);
  expect(await row.getByText('征求意见稿').count()).toBe(1);
  await row.getByRole('link').click();
  await page.waitForURL(/tech-contracts-2025/);
  expect(await page.getByRole('main').innerText()).toContain(
    '方法不一致：既定路径、复合增速比判为“进度正常”；近年均变外推、达成概率判为“有风险”；时间加权回归判为“明显滞后”。',
  );
  await page.close();
});

test('on a day on which no methods differ the page says so and still explains all six', async () => {
  const page = await open('/methods?asOf=2022-12-31');
  expect(await page.getByRole('main').innerText()).toContain('所选日期没有方法不一致的目标');
  expect(await page.locator('li h3').count()).toBe(6);
  await page.close();
});

test('the download of all targets has probability, interval and where methods differ', async () => {
  const csv = await (await fetch(`${dashboard.address}/api/evaluations.csv?${AT}`)).text();
  const [header = '', ...lines] = csv.split('\n');
  expect(header).toContain('概率,预测中位数,80%区间下限,80%区间上限,方法不一致');
  const line = lines.find((one) => one.startsWith('jn-doubling-draft.tech-contracts-2025'));
  expect(line).toMatch(/,0\.46\d*,1379\.12,1108\.21,1709\.99,是,/);
});

test('the clause leads to its document in the policy library and to what reads alike', async () => {
  const { target } = targetPageSchema.parse(await api(`${CONTRACTS}?${AT}`));
  expect(target.compare.length).toBeGreaterThan(0);
  const page = await open(`${CONTRACTS}?${AT}`);
  const clause = page.locator('section', { has: page.locator('#clause-title') });
  for (const id of target.compare) {
    expect(await clause.locator(`a[href^="/targets/${id}"]`).count()).toBe(1);
  }
  expect(await clause.innerText()).toContain('输出和吸纳技术合同成交额');
  await clause.getByRole('link', { name: /倍增计划/ }).click();
  await page.waitForURL(/\/policies\/jn-doubling-plan-draft-2023/);
  await page.close();
});
