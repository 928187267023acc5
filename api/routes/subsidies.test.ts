import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyHome, hold, publishHome } from '../../tests/derived-facts.ts';
import { removeHome } from '../../tests/loaded-home.ts';
import type { Home } from '../../warehouse/home.ts';
import { createApp } from '../app.ts';
import {
  amountsSchema,
  beneficiarySchema,
  entitlementsSchema,
  foundSchema,
  ruleListSchema,
  rulePageSchema,
  traceSchema,
} from '../subsidy-schemas.ts';

const RULE = 'jn-tech-transfer-2021.seller-development';
const DRAFT = 'jn-doubling-plan-draft-2023';
const YEAR = 'year=2022';

let home: Home;
let app: ReturnType<typeof createApp>;

const contract = (no: string, cells: Record<string, string | number | boolean | null>) =>
  [
    'contract',
    {
      registration_no: no,
      seller_name: `${String(cells['seller_code'])}大学`,
      seller_kind: '高等院校',
      seller_managed_by: 'JN-GXQ',
      publicly_funded: false,
      amount_fen: 1_000_000_000,
      ...cells,
    },
  ] as const;

beforeAll(async () => {
  home = await emptyHome();
  const claim = {
    provenance: 'reported',
    known_from: '2020-01-01',
    known_basis: 'declared',
    run_id: 'run-1',
    file_sha256: '',
    row: 2,
    content_hash: '',
  };
  const raised = (no: string, code: string, day: string) =>
    [
      'event',
      {
        ...claim,
        event_no: no,
        event_type: '在孵企业新认定高新技术企业',
        unit_name: `${code}孵化器`,
        code,
        managed_by: '370102',
        valid_from: day,
        related_code: 'RAISED',
        attributes: '{载体类型=孵化器}',
      },
    ] as const;
  await hold(home, [
    contract('C1', { seller_code: 'PLAIN' }),
    contract('C2', { seller_code: 'LARGE', amount_fen: 100_000_000_000 }),
    contract('C3', { seller_code: 'PUBLIC', publicly_funded: true }),
    contract('C4', { seller_code: 'SILENT', publicly_funded: null }),
    contract('C5', { seller_code: 'BARRED' }),
    contract('C6', { seller_code: 'MADE-UP', provenance: 'simulated' }),
    contract('C7', { seller_code: 'PLAIN', valid_from: '2019-05-01' }),
    [
      'integrity',
      {
        ...claim,
        case_no: 'I1',
        code: 'BARRED',
        name: 'BARRED大学',
        valid_from: '2022-01-01',
        valid_to: '2025-01-01',
        restriction: '不得申报科技计划项目',
        basis: '济科发〔2020〕58号',
      },
    ],
    raised('E1', 'FIRST', '2022-03-01'),
    raised('E2', 'SECOND', '2022-06-01'),
    ['payout', { code: 'PLAIN', approval_no: null, clause: '第四条', amount_fen: 1_500_000 }],
    [
      'payout',
      { code: 'PLAIN', approval_no: null, clause: '第四条', line_no: 2, amount_fen: -100_000 },
    ],
    ['payout', { code: 'PLAIN', approval_no: null, clause: '第五条', line_no: 3 }],
  ]);
  await publishHome(home);
  const now = () => Date.parse('2026-11-21T12:00:00+08:00');
  app = createApp({ home, openAt: '2024-12-31', now });
});

afterAll(() => removeHome(home));

const body = async (path: string): Promise<unknown> => (await app.request(path)).json();
const list = async (query = '') => ruleListSchema.parse(await body(`/api/subsidies${query}`));
const amounts = async (id: string, query = '') =>
  amountsSchema.parse(await body(`/api/subsidies/${id}/amounts${query}`));
const due = async (query: string) =>
  entitlementsSchema.parse(await body(`/api/entitlements?${query}`));
const unit = async (code: string, query = YEAR) =>
  beneficiarySchema.parse(await body(`/api/beneficiaries/${code}?${query}`));

async function table(path: string) {
  const response = await app.request(path);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const rows = parse(await response.text(), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  expect(response.headers.get('x-row-count')).toBe(String(rows.length));
  return rows;
}

describe('the list of rules', () => {
  test('counts the rules of drafts apart from those of the law', async () => {
    const { rules, totals } = await list();
    expect(rules.filter(({ draft }) => draft)).toHaveLength(totals.drafts);
    expect(totals.rules + totals.drafts).toBe(rules.length);
    expect(totals.documents).toBe(
      new Set(rules.flatMap(({ draft, document }) => (draft ? [] : [document]))).size,
    );
  });

  test('is narrowed by city, document, mechanism, whether it can be computed, and words', async () => {
    const { rules } = await list(
      '?city=jinan&document=jn-tech-transfer-2021&mechanism=cappedRate&computable=true&text=输出方补助',
    );
    expect(rules.map(({ id }) => id)).toEqual([RULE, 'jn-tech-transfer-2021.seller-service']);
    expect((await list('?city=qingdao')).rules).toEqual([]);
  });

  test('downloads what is chosen, with its figures and the result’s id', async () => {
    const [row] = await table(`/api/subsidies.csv?text=${RULE}`);
    expect(row).toMatchObject({ 规则编号: RULE, 文号: '济科发〔2021〕27号', 可计算: '是' });
    expect(row?.['参数']).toContain('cap = 800000 CNY（2021-04-27 起）');
    expect(row?.['结果编号']).toBe((await list(`?text=${RULE}`)).bundle);
  });
});

describe('the page of a rule', () => {
  test('holds its document, readings, gates and the benefits it competes with', async () => {
    const page = rulePageSchema.parse(await body(`/api/subsidies/${RULE}`));
    expect(page.document).toMatchObject({ number: '济科发〔2021〕27号', status: 'expired' });
    expect(page.conditions).toContainEqual(
      expect.objectContaining({ zh: '合同类别', expected: '技术开发、技术转让、技术许可' }),
    );
    const reading = page.readings.find(({ id }) => id === 'partYear');
    expect(reading?.options.map(({ changes }) => changes)).toEqual([[], ['valid']]);
    expect(page.gates.find(({ name }) => name === 'integrity')).toMatchObject({ checked: true });
    expect(page.stacking.flatMap(({ members }) => members.map(({ id }) => id))).toContain(
      'jn-htf-plan-2020.seller-development',
    );
    expect(page.sameClause.map(({ clause }) => clause)).toContain('第四条');
  });

  test('answers with the schema for every rule', async () => {
    for (const { id } of (await list()).rules) {
      const page = rulePageSchema.parse(await body(`/api/subsidies/${id}`));
      expect(page.rule.id).toBe(id);
    }
  });
});

describe('what a rule pays', () => {
  test('is 1.5 ‰ of the turnover, at most 800,000 yuan, and its parts sum to the ceiling', async () => {
    const { summary, rows, distribution, byRegion } = await amounts(RULE, `?${YEAR}`);
    expect(rows.map((row) => [row.beneficiary, row.ceiling, row.afterStacking])).toEqual([
      ['LARGE', '800000.00', '800000.00'],
      ['MADE-UP', '15000.00', '15000.00'],
      ['PLAIN', '15000.00', '15000.00'],
      ['BARRED', '15000.00', '0.00'],
      ['SILENT', null, null],
    ]);
    expect(summary).toMatchObject({
      rows: 4,
      beneficiaries: 4,
      due: '815000.00',
      ceiling: '830000.00',
      barred: { count: 1, amount: '15000.00' },
      lost: { count: 0, amount: '0.00' },
      missing: 1,
    });
    expect(distribution).toMatchObject({
      min: '15000.00',
      median: '15000.00',
      max: '800000.00',
      atCap: 1,
    });
    expect(distribution.bins.filter(({ count }) => count > 0)).toEqual([
      { from: '10000.00', to: '20000.00', count: 1, amount: '15000.00' },
      { from: '500000.00', to: '1000000.00', count: 1, amount: '800000.00' },
    ]);
    expect(byRegion).toMatchObject([{ region: 'JN-GXQ', count: 2, amount: '815000.00' }]);
  });

  test('never adds simulated facts to real ones', async () => {
    const { summary } = await amounts(RULE, `?${YEAR}`);
    expect([summary.counted, summary.provenance]).toEqual(['reported', ['reported', 'simulated']]);
  });

  test('stands beside what was paid under its document and clause, refunds apart', async () => {
    expect((await amounts(RULE)).history).toEqual([
      {
        budgetYear: 2022,
        lines: 2,
        paid: '15000.00',
        refunded: '1000.00',
        provenance: 'reported',
      },
    ]);
  });

  test('is that of the last year in which it can pay, where no year is named', async () => {
    expect(await amounts(RULE)).toMatchObject({ year: 2024, years: [2021, 2022, 2023, 2024] });
  });

  test('is nothing for a gate, and for a rule that no facts tell of', async () => {
    const { rules } = await list('?mechanism=gate');
    const { years, summary } = await amounts(rules[0]?.id ?? '');
    expect([years, summary.rows, summary.due]).toEqual([[], 0, '0.00']);
  });

  test('of a draft is worked out on its own page', async () => {
    const { rules } = await list(`?document=${DRAFT}&computable=true`);
    expect(await amounts(rules[0]?.id ?? '')).toMatchObject({ total: 0, history: [] });
  });

  test('can be read in another way', async () => {
    const other = await amounts(RULE, `?year=2021&reading=partYear=wholeYear`);
    expect(other.bundle).not.toBe((await amounts(RULE, '?year=2021')).bundle);
  });
});

describe('entitlements', () => {
  test('come page by page, with the names of those who are owed', async () => {
    const all = await due(`${YEAR}&rule=${RULE}`);
    expect([all.total, all.rows.length]).toEqual([5, 5]);
    const page = await due(`${YEAR}&rule=${RULE}&limit=2&offset=1`);
    expect(page.rows).toEqual(all.rows.slice(1, 3));
    expect(page.rows[0]?.beneficiaryName).toBe(`${page.rows[0]?.beneficiary}大学`);
  });

  test.each(['PLAIN', 'BARRED', 'FIRST', 'SECOND'])(
    'of %s alone are those that it has among all',
    async (code) => {
      const all = await due(YEAR);
      const own = await due(`${YEAR}&beneficiary=${code}`);
      expect(own.rows.length).toBeGreaterThan(0);
      expect(own.rows).toEqual(all.rows.filter(({ beneficiary }) => beneficiary === code));
    },
  );

  test('of a carrier whose firm another had raised before are nothing', async () => {
    const [first, second] = [await unit('FIRST'), await unit('SECOND')];
    expect([first.totals.due, second.totals.due]).toEqual(['100000.00', '0.00']);
    const rule = 'jn-incubators-2020.nurtured-hightech';
    const trace = traceSchema.parse(
      await body(`/api/explain?rule=${rule}&beneficiary=SECOND&${YEAR}`),
    );
    expect(trace.rows.map(({ beneficiary, ceiling }) => [beneficiary, ceiling])).toEqual([
      ['SECOND', '0.00'],
    ]);
    expect(trace.facts.map(({ fact }) => fact)).toEqual(['E2']);
  });

  test('download with what is due, what is missing and the gate that bars', async () => {
    const rows = await table(`/api/entitlements.csv?${YEAR}&rule=${RULE}`);
    const of = (code: string) => rows.find((row) => row['单位代码'] === code);
    expect(of('LARGE')).toMatchObject({
      '最高可得(元)': '800000.00',
      '市级(元)': '800000.00',
      管理归属: '济南高新区',
      数据性质: '报送',
    });
    expect(of('SILENT')).toMatchObject({ 缺的数据: '是否财政资金购买', '叠加后应付(元)': '' });
    expect(of('BARRED')).toMatchObject({ 门槛: 'integrity', '叠加后应付(元)': '0.00' });
    expect(of('MADE-UP')).toMatchObject({ 数据性质: '模拟' });
  });

  test('are explained step by step', async () => {
    const trace = traceSchema.parse(
      await body(`/api/explain?rule=${RULE}&beneficiary=LARGE&${YEAR}`),
    );
    expect(trace.answer).toEqual({ due: '800000.00', reason: 'due' });
    expect(trace.steps).toMatchObject([
      { basis: '1000000000.00', beforeCaps: '1500000.00', afterCaps: '800000.00' },
    ]);
    expect(trace.beneficiaryName).toBe('LARGE大学');
    expect(trace.facts[0]?.checks).toContainEqual(
      expect.objectContaining({ zh: '管理归属', found: '济南高新区', expected: '济南市' }),
    );
  });
});

describe('a beneficiary', () => {
  test('is found by its code and by part of its name; a district by its name', async () => {
    const found = async (text: string) =>
      foundSchema
        .parse(await body(`/api/beneficiaries?text=${encodeURIComponent(text)}`))
        .found.map(({ code }) => code);
    expect(await found('plai')).toEqual(['PLAIN']);
    expect(await found('LARGE大')).toEqual(['LARGE']);
    expect(await found('历下')).toEqual(['370102']);
    expect(await found('%')).toEqual([]);
  });

  test('sees what is due with its parts by level, and what was paid', async () => {
    const { totals, rows, payments, facts, years } = await unit('PLAIN');
    expect(totals).toEqual({
      due: '15000.00',
      province: '0.00',
      city: '15000.00',
      district: '0.00',
      ceiling: '30000.00',
      barred: '0.00',
      lost: '15000.00',
      notComputed: '0.00',
    });
    expect(rows.filter(({ afterStacking }) => afterStacking !== '0.00')).toMatchObject([
      { rule: RULE, clause: '第四条', documentNo: '济科发〔2021〕27号' },
    ]);
    expect(payments.map(({ clause, amount }) => [clause, amount])).toEqual([
      ['第四条', '15000.00'],
      ['第四条', '-1000.00'],
      ['第五条', '10.00'],
    ]);
    expect([facts.contracts, facts.payouts, years]).toEqual([1, 3, [2019, 2022]]);
  });

  test.each([
    ['PUBLIC', 'conditionNotMet', '是否财政资金购买为是，须否'],
    ['SILENT', 'missingInput', '缺：是否财政资金购买'],
    ['BARRED', 'gate', '失信期内一票否决'],
  ])('%s reads why the rule pays nothing: %s', async (code, reason, zh) => {
    const { notDue, totals } = await unit(code);
    expect(totals.due).toBe('0.00');
    expect(notDue.find(({ rule }) => rule === RULE)).toMatchObject({ reason, detail: { zh } });
  });

  test('reads which other rule pays in place of one that loses', async () => {
    const { notDue } = await unit('PLAIN');
    const lost = notDue.find(({ rule }) => rule === 'jn-htf-plan-2020.seller-development');
    expect(lost).toMatchObject({ reason: 'stacking' });
    expect(lost?.detail.zh).toMatch(/^让与济科发〔2021〕27号第四条/);
  });

  test('reads that a rule was not yet in force on the day of its contract', async () => {
    const { notDue } = await unit('PLAIN', 'year=2019');
    expect(notDue.find(({ rule }) => rule === RULE)).toMatchObject({
      reason: 'notInForce',
      detail: { zh: '条款自 2021-04-27 至 2024-04-26 有效，事实不在其间' },
    });
  });

  test('hears nothing of rules for which it has no facts, and nothing of drafts', async () => {
    const { notDue } = await unit('PLAIN');
    const { rules } = await list();
    const facts = new Map(rules.map(({ id, facts: of, draft }) => [id, draft ? 'draft' : of]));
    const views = new Set(notDue.map(({ rule }) => facts.get(rule)));
    expect([...views].toSorted()).toEqual(['contract_registered', 'payout_made']);
  });
});

test.each([
  '/api/subsidies',
  '/api/subsidies.csv',
  `/api/subsidies/${RULE}`,
  `/api/subsidies/${RULE}/amounts?${YEAR}`,
  `/api/entitlements?${YEAR}`,
  `/api/entitlements.csv?${YEAR}`,
  '/api/beneficiaries?text=大学',
  `/api/beneficiaries/PLAIN?${YEAR}`,
  `/api/explain?rule=${RULE}&beneficiary=PLAIN&${YEAR}`,
])('a known ETag of %s is answered with 304 and no body', async (path) => {
  const etag = (await app.request(path)).headers.get('etag') ?? '';
  const again = await app.request(path, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const other = await app.request(`${path}${path.includes('?') ? '&' : '?'}asOf=2023-12-31`);
  expect(other.headers.get('etag')).not.toBe(etag);
});

test.each([
  [`/api/subsidies/${RULE}s`, 404, `no rule named ${RULE}s`, `Did you mean ${RULE}?`],
  [`/api/subsidies/${RULE}s/amounts`, 404, 'no rule named', RULE],
  [`/api/entitlements?${YEAR}&rule=${RULE}s`, 404, 'no rule named', RULE],
  [`/api/explain?rule=no&beneficiary=PLAIN&${YEAR}`, 404, 'no rule named no', 'Did you mean'],
  ['/api/subsidies?document=jn-tech-transfer', 404, 'no document', 'jn-tech-transfer-2021?'],
  ['/api/beneficiaries/NOBODY', 404, 'nothing is loaded of a unit NOBODY', 'Search'],
  ['/api/subsidies?mechanism=gift', 400, 'mechanism: ', ''],
  ['/api/entitlements', 400, 'year: write the year of the events', ''],
  ['/api/entitlements?year=22', 400, 'year: a year written 2021', ''],
  ['/api/entitlements?year=1912', 400, 'year: 1912 is no year of events', 'from 2000 to 2044'],
  [`/api/entitlements?${YEAR}&limit=1001`, 400, 'limit: from 1 to 1000', ''],
  [`/api/entitlements?${YEAR}&reading=partYears=wholeYear`, 400, 'no reading', 'partYear?'],
  [`/api/entitlements?${YEAR}&reading=partYear=whole`, 400, 'no option whole', 'wholeYear?'],
  ['/api/beneficiaries', 400, 'text: ', ''],
])('%s is refused with %i, what is wrong and what mends it', async (path, status, detail, mend) => {
  const response = await app.request(path);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as { detail: string; mend: string };
  expect(problem.detail).toContain(detail);
  expect(problem.mend).toContain(mend);
});
