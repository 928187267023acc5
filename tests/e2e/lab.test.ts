import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exposureSchema } from '../../api/exposure-schemas.ts';
import { emptyHome, hold, publishHome } from '../derived-facts.ts';
import { openDashboard, type Dashboard } from './dashboard.ts';
import { LOOKS, readsWell } from './reads-well.ts';

/** 2024 as seen on 30 June, when 济科发〔2021〕27号第四条 owes for contracts of 2023. */
const YEAR = 'year=2024&asOf=2024-06-30&draws=50';
const RULE = 'jn-tech-transfer-2021.seller-development';

/** A look at a reform works out four years, one after the other. */
const LONG = 120_000;

let dashboard: Dashboard;

async function homeOfContracts() {
  const home = await emptyHome();
  const contract = (no: string, seller: string, day: string) =>
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
        valid_from: day,
      },
    ] as const;
  await hold(home, [
    contract('C1', 'OPEN', '2023-05-01'),
    contract('C2', 'GRANTED', '2023-05-01'),
    contract('C3', 'EARLIER', '2022-05-01'),
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
  ]);
  await publishHome(home);
  return home;
}

beforeAll(async () => {
  dashboard = await openDashboard(homeOfContracts);
});

afterAll(() => dashboard?.close());

async function open(path: string, language = 'zh') {
  const page = await dashboard.browser.newPage({ viewport: { width: 1440, height: 900 } });
  const lang = language === 'zh' ? '' : `&lang=${language}`;
  await page.goto(`${dashboard.address}${path}${lang}`, {
    waitUntil: 'networkidle',
    timeout: LONG,
  });
  await settled(page);
  return page;
}

async function settled(page: Page) {
  await page.locator('progress').first().waitFor({ state: 'detached', timeout: LONG });
}

async function answer(query: string) {
  const response = await fetch(`${dashboard.address}/api/exposure?${query}`);
  return exposureSchema.parse(await response.json());
}

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const sums = (text: string) => text.match(/-?\d[\d,]*\.\d\d/g) ?? [];
const plain = (text: string) => text.replaceAll(',', '');

/** Puts a rule into the scenario. */
async function pick(page: Page, words: string, document: string) {
  const editor = region(page, '改规则');
  await editor.getByRole('searchbox').fill(words);
  await editor.getByRole('button', { name: '找条款' }).click();
  const found = editor.getByRole('listitem').filter({ hasText: document });
  await found.getByRole('button', { name: '改这一条' }).first().click();
  return editor;
}

test(
  'a ready comparison says what it rests on and what in it is a sample',
  { timeout: LONG },
  async () => {
    const page = await open(`/lab?${YEAR}`);
    await page.getByRole('link', { name: /27号届满后续三年/ }).click();
    await page.waitForURL(/reform=tech-transfer-extended/);
    await settled(page);
    const ready = region(page, '现成的比较');
    expect(await ready.innerText()).toContain('自2021年4月27日起施行，有效期至2024年4月26日');
    expect(await ready.innerText()).toContain('没有文件这样印');
    expect(await region(page, /的影响/).innerText()).toContain('改前');
    await page.close();
  },
);

test(
  'a scenario is built, undone, refused with the place, mended, saved, shown and exported',
  { timeout: LONG },
  async () => {
    const page = await open(`/lab?${YEAR}`);
    const editor = await pick(page, '技术开发、转让、许可合同输出方', '济科发〔2021〕27号');
    const rate = editor.getByRole('spinbutton', { name: '比例' });
    expect(await rate.inputValue()).toBe('0.0015');
    await editor.getByText('还没有改动').first().waitFor();

    await rate.fill('1.5');
    await rate.blur();
    const fault = editor.getByRole('listitem').filter({ hasText: '超出可写的范围' }).last();
    await fault.getByText('写的是 1.5').waitFor();
    const told = await fault.innerText();
    for (const part of ['150 % 超过全部', '1.5% 写作', 'patches.0.parameters.rate']) {
      expect(told).toContain(part);
    }
    await editor.getByRole('button', { name: /撤销/ }).click();
    expect(await rate.inputValue()).toBe('0.0015');
    await editor.getByRole('button', { name: /重做/ }).click();
    expect(await rate.inputValue()).toBe('1.5');

    await rate.fill('0.003');
    await rate.blur();
    await editor.getByRole('textbox', { name: '方案名称' }).fill('比例加倍');
    await editor.getByRole('textbox', { name: '方案名称' }).blur();
    await editor.getByText('可以试算').waitFor();
    expect(await editor.innerText()).toContain('3‰');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      editor.getByRole('button', { name: '导出（YAML）' }).click(),
    ]);
    const yaml = readFileSync(await file.path(), 'utf8');
    expect(yaml).toContain(`rule: ${RULE}`);
    expect(yaml).toContain('rate: "0.003"');

    await editor.getByRole('button', { name: '保存并试算' }).click();
    await page.waitForURL(/reform=reform-1/);
    await settled(page);
    const effect = region(page, /“比例加倍”的影响/);
    const { reform } = await answer(`${YEAR}&reform=reform-1`);
    expect(sums(await effect.innerText()).map(plain)).toContain(reform?.delta.contingent.expected);
    expect(await effect.innerText()).toContain('多花');
    expect(await region(page, '多得的单位').innerText()).toContain('家');
    await page.close();
  },
);

test(
  'what is written stands in the address: it comes back, and is worked out without saving',
  { timeout: LONG },
  async () => {
    const page = await open(`/lab?${YEAR}`);
    const editor = await pick(page, '技术开发、转让、许可合同输出方', '济科发〔2021〕27号');
    const rate = editor.getByRole('spinbutton', { name: '比例' });
    await rate.fill('0.002');
    await rate.blur();
    await page.waitForURL(/draft=z\./);
    await editor.getByText('可以试算').waitFor();
    await page.reload({ waitUntil: 'networkidle' });
    expect(await rate.inputValue()).toBe('0.002');

    await editor.getByRole('button', { name: '试算（不保存）' }).click();
    await page.waitForURL(/reform=z\./);
    await settled(page);
    const query = new URL(page.url()).searchParams;
    expect(query.get('draft')).toBeNull();
    const { reform } = await answer(`${YEAR}&reform=${query.get('reform') ?? ''}`);
    const shown = sums(await region(page, /的影响/).innerText()).map(plain);
    expect(shown).toContain(reform?.delta.contingent.expected);
    await rate.fill('0.004');
    await rate.blur();
    await page.waitForURL(/draft=z\./);
    await editor.getByRole('button', { name: /撤销/ }).click();
    expect(await rate.inputValue()).toBe('0.002');
    await page.waitForURL((url) => !url.searchParams.has('draft'));
    await page.close();
  },
);

test(
  'the effect is shown by kind and size, and on the targets that the money serves',
  { timeout: LONG },
  async () => {
    const query = `${YEAR}&reform=draft-one-percent`;
    const page = await open(`/lab?${query}`);
    const { reform } = await answer(query);
    const [served] = reform?.targets.indicators ?? [];
    expect(served?.indicator).toBe('tech_contract_turnover');
    await page.getByText('联系所据条文').click();
    const told = await region(page, '对所服务目标的含义').innerText();
    expect(told).toContain('不是因果估计');
    expect(sums(told).map(plain)).toContain(served?.money.delta);
    expect(told).toContain('按照年度技术合同成交额不超过1.5‰给予补助');
    const kinds = await region(page, '按受益单位类型').innerText();
    // The unit stands in no register.
    expect(kinds).toContain('登记未载明');
    expect(sums(kinds).map(plain)).toContain(reform?.byKind[0]?.delta);
    expect(await region(page, '按企业规模').count()).toBe(1);
    const link = region(page, '对所服务目标的含义').getByRole('link', { name: '技术合同成交额' });
    expect(await link.first().getAttribute('href')).toContain('/targets/');
    await page.close();
  },
);

test(
  'where no clause says which indicator the money serves, that is said',
  { timeout: LONG },
  async () => {
    const text = 'name: 停\npatches:\n  - {rule: jn-quantum-2019.demonstration, off: true}\n';
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ text });
    await fetch(`${dashboard.address}/api/reforms/off`, { method: 'PUT', headers, body });
    const page = await open(`/lab?${YEAR}&reform=off`);
    const told = await region(page, '对所服务目标的含义').innerText();
    expect(told).toContain('没有写明服务于哪项指标');
    await page.close();
  },
);

test('groups, readings, days and places have fields', { timeout: LONG }, async () => {
  const page = await open(`/lab?${YEAR}`);
  const editor = await pick(page, '技术开发、转让、许可合同输出方', '济科发〔2021〕27号');
  await editor.getByLabel('到期日').fill('2027-04-26');
  await editor.getByText('改适用地区').click();
  await editor.getByRole('checkbox', { name: '历下区' }).check();

  await editor.getByRole('radio', { name: '互斥组' }).check();
  await editor.getByRole('searchbox').fill('技术转移四类主体');
  const groups = editor.getByRole('listitem').filter({ hasText: '技术转移四类主体' });
  await groups.getByRole('button', { name: '加入方案' }).first().click();
  await editor.getByLabel('取消互斥').check();

  await editor.getByRole('radio', { name: '读法' }).check();
  const readings = editor.getByRole('listitem').filter({ hasText: '人工智能研发平台的支持' });
  await readings.getByRole('button', { name: '加入方案' }).first().click();
  await page.waitForURL(/draft=z\./);
  await editor.getByText('可以试算').waitFor();

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    editor.getByRole('button', { name: '导出（YAML）' }).click(),
  ]);
  const yaml = readFileSync(await file.path(), 'utf8');
  for (const line of [
    'to: 2027-04-26',
    '"370102"',
    'group: tech-transfer-roles',
    'off: true',
    'reading: aiPlatformApplicant',
    'option: enterpriseOnly',
  ]) {
    expect(yaml).toContain(line);
  }
  await page.close();
});

test(
  'two scenarios stand side by side, with what the second differs by',
  { timeout: LONG },
  async () => {
    const page = await open(`/lab?${YEAR}&reform=draft-one-percent`);
    await page.getByRole('link', { name: '并排：企业研发费用补助：市60%、区县40%' }).click();
    await page.waitForURL(/beside=rd-shares/);
    await region(page, '并排比较').waitFor({ timeout: LONG });
    const told = sums(await region(page, '并排比较').innerText()).map(plain);
    const one = (await answer(`${YEAR}&reform=draft-one-percent`)).reform?.delta;
    expect(told).toContain(one?.stillToCome?.amount ?? one?.contingent.ceiling);
    await region(page, '并排比较').getByRole('link', { name: '取消并排' }).click();
    await page.waitForURL((url) => !url.searchParams.has('beside'));
    await page.close();
  },
);

test(
  'a file that is no reform is refused with its line, in the page’s language',
  { timeout: LONG },
  async () => {
    for (const [language, editorName, said] of [
      ['zh', '改规则', '第 3 行：没有“no-such-rule”这个条款。是不是“'],
      ['en', 'Change the rules', 'Line 3: "no-such-rule" is no known rule. Did you mean "'],
    ] as const) {
      const page = await open(`/lab?${YEAR}`, language);
      const editor = region(page, editorName);
      await editor.locator('input[type=file]').setInputFiles({
        name: 'wrong.yaml',
        mimeType: 'application/yaml',
        buffer: Buffer.from('name: a\npatches:\n  - {rule: no-such-rule, off: true}\n'),
      });
      const alert = editor.getByRole('alert');
      await alert.waitFor();
      expect(await alert.innerText()).toContain(said);
      await page.close();
    }
  },
);

test(
  'ready comparisons show without a script once they are worked out',
  { timeout: LONG },
  async () => {
    await answer(`${YEAR}&reform=rd-shares`);
    const context = await dashboard.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${dashboard.address}/lab?${YEAR}&reform=rd-shares`);
    expect(await region(page, /的影响/).innerText()).toContain('改前');
    await context.close();
  },
);

const PATHS = [
  `/lab?${YEAR}`,
  `/lab?${YEAR}&reform=tech-transfer-extended`,
  `/lab?${YEAR}&reform=draft-one-percent&beside=rd-shares`,
];

test.for(LOOKS)(
  'the lab reads well in %s at %i pixels, %s: nothing hangs over, axe finds nothing',
  { timeout: 2 * LONG },
  (look) => readsWell(dashboard, look, PATHS, settled),
);
