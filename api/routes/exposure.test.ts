import { read, utils } from '@e965/xlsx';
import { tableFromIPC } from 'apache-arrow';
import { parse } from 'csv-parse/sync';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { formatYuan, yuan } from '../../core/money.ts';
import { load } from '../../etl/load.ts';
import { statistics } from '../../etl/sources/statistics.ts';
import { loadReference } from '../../reference/catalogue.ts';
import { readSourceTexts } from '../../reference/source-texts.ts';
import { stands } from '../../targets/evidence.ts';
import { loadServes } from '../../subsidies/exposure/serves.ts';
import { loadSubsidies } from '../../subsidies/catalogue.ts';
import { LOADED_ON, PUBLISHED, removeHome } from '../../tests/loaded-home.ts';
import { homeOf, removeFiles, simulatedFiles } from '../../tests/simulated-home.ts';
import { rows as readRows, withNothingLoaded } from '../../warehouse/connect.ts';
import type { Home } from '../../warehouse/home.ts';
import { createApp } from '../app.ts';
import { costSchema, exposureSchema, progressSchema, rowsSchema } from '../exposure-schemas.ts';
import { reformPageSchema } from '../reform-schemas.ts';

type Exposure = z.infer<typeof exposureSchema>;
type Figures = Exposure['total'];

const QUERY = 'draws=50&year=2024';
const NEXT = 'draws=50';

let files: string;
let home: Home;
let app: ReturnType<typeof createApp>;
let answer: Exposure;

beforeAll(async () => {
  files = await simulatedFiles(600, 1500);
  home = await homeOf(files);
  await load(statistics, {
    home,
    reference: loadReference(),
    files: PUBLISHED,
    knownAt: null,
    today: LOADED_ON,
    provenance: 'published',
    dryRun: false,
  });
  app = createApp({
    home,
    openAt: '2024-12-31',
    now: () => Date.parse('2026-11-21T12:00:00+08:00'),
  });
  answer = await exposure(QUERY);
}, 300_000);

afterAll(() => {
  removeHome(home);
  removeFiles(files);
});

const body = async (path: string): Promise<unknown> => (await app.request(path)).json();
const exposure = async (query: string) =>
  exposureSchema.parse(await body(`/api/exposure?${query}`));
const behind = async (query: string) =>
  rowsSchema.parse(await body(`/api/exposure/rows?${QUERY}${query}`));

const BREAKDOWNS = {
  rule: 'byRule',
  document: 'byDocument',
  bureau: 'byBureau',
  fund: 'byFund',
  account: 'byAccount',
  level: 'byLevel',
  region: 'byRegion',
} as const;
type Dimension = keyof typeof BREAKDOWNS;
const DIMENSIONS = Object.keys(BREAKDOWNS) as Dimension[];

/** The rungs that add up; quantiles do not. */
const RUNGS: Readonly<Record<string, (figures: Figures) => string | null>> = {
  appropriated: ({ appropriated }) => appropriated,
  approved: ({ approved }) => approved,
  paid: ({ paid }) => paid,
  contingentCeiling: ({ contingent }) => contingent.ceiling,
  contingentExpected: ({ contingent }) => contingent.expected,
  overdueCeiling: ({ overdue }) => overdue.ceiling,
  overdueExpected: ({ overdue }) => overdue.expected,
  forecastCeiling: ({ forecast }) => forecast.ceiling.amount,
  forecastExpected: ({ forecast }) => forecast.expected?.amount ?? null,
  stillToCome: ({ stillToCome }) => stillToCome?.amount ?? null,
};

const sum = (amounts: readonly (string | null)[]) =>
  formatYuan(amounts.reduce((total, amount) => total + yuan(amount ?? '0'), 0n));
const rungsOf = (figures: Figures) =>
  Object.fromEntries(Object.entries(RUNGS).map(([name, of]) => [name, of(figures)]));

describe('the budget of a year', () => {
  test('of the small city has money on every rung but those that its last day leaves nothing for', () => {
    expect(answer).toMatchObject({ year: 2024, asOf: '2024-12-31', simulated: true });
    expect(Object.entries(rungsOf(answer.total)).filter(([, amount]) => amount === '0.00')).toEqual(
      [
        ['contingentExpected', '0.00'],
        ['overdueExpected', '0.00'],
        ['forecastCeiling', '0.00'],
        ['forecastExpected', '0.00'],
        ['stillToCome', '0.00'],
      ],
    );
  });

  test('is that of the next year on 31 December, and of the running one before', async () => {
    expect((await exposure(NEXT)).year).toBe(2025);
    expect((await exposure('draws=50&asOf=2024-06-30')).year).toBe(2024);
  });

  test.for(DIMENSIONS)('by %s sums to the total to the fen', (dimension) => {
    const { total, ...by } = answer;
    const parts = by[BREAKDOWNS[dimension]] as unknown as Figures[];
    for (const of of Object.values(RUNGS)) expect(sum(parts.map(of))).toBe(of(total));
  });

  test('carries a forecast of what is not loaded yet, which sums to the fen as well', async () => {
    const { total, byRule, byRegion } = await exposure(NEXT);
    expect(yuan(total.forecast.ceiling.amount)).toBeGreaterThan(0n);
    for (const parts of [byRule, byRegion]) {
      expect(sum(parts.map(({ forecast }) => forecast.ceiling.amount))).toBe(
        total.forecast.ceiling.amount,
      );
    }
  });

  test('is not sent again to a client that has it', async () => {
    const first = await app.request(`/api/exposure?${QUERY}`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toBe(`"${answer.bundle}"`);
    for (const path of ['', '.csv', '.xlsx', '/rows', '/cost', '/rows.csv', '/cost.xlsx']) {
      const response = await app.request(`/api/exposure${path}?${QUERY}`);
      const again = await app.request(`/api/exposure${path}?${QUERY}`, {
        headers: { 'if-none-match': response.headers.get('etag') ?? '' },
      });
      expect([path, again.status]).toEqual([path, 304]);
    }
    const other = await app.request(`/api/exposure?${QUERY}&seed=2`);
    expect(other.headers.get('etag')).not.toBe(etag);
  });

  test('tells how far it is', async () => {
    const run = async (query: string) =>
      progressSchema.parse(await body(`/api/exposure/progress?${query}`));
    expect(await run(QUERY)).toMatchObject({ bundle: answer.bundle, state: 'done' });
    const asked = 'draws=50&year=2024&seed=progress';
    expect(await run(asked)).toMatchObject({ state: 'none', done: 0 });
    const computing = exposure(asked);
    await expect.poll(async () => (await run(asked)).state, { interval: 5 }).toBe('running');
    const { done, of, step } = await run(asked);
    expect(done).toBeLessThan(of);
    expect(step).not.toBeNull();
    await computing;
    const { done: all, of: steps, state } = await run(asked);
    expect([state, all]).toEqual(['done', steps]);
  });
});

describe('a cell', () => {
  test.for(DIMENSIONS)('of the breakdown by %s opens to rows that sum to it', async (dimension) => {
    const parts = answer[BREAKDOWNS[dimension]] as unknown as (Figures & { id: string | null })[];
    for (const { id, ...figures } of parts) {
      const named = id === null ? '' : `&id=${encodeURIComponent(id)}`;
      const opened = await behind(`&dimension=${dimension}${named}`);
      expect([id, rungsOf(opened.figures)]).toEqual([id, rungsOf(figures)]);
      expect({
        appropriated: opened.appropriations.total,
        approved: opened.approvals.total,
        paid: opened.payments.total,
        contingent: opened.contingent.total,
        overdue: opened.overdue.total,
      }).toEqual({
        appropriated: figures.appropriated,
        approved: figures.approved,
        paid: figures.paid,
        contingent: figures.contingent.ceiling,
        overdue: figures.overdue.ceiling,
      });
      for (const { rows, total, count } of [
        opened.appropriations,
        opened.approvals,
        opened.payments,
        opened.contingent,
        opened.overdue,
      ]) {
        expect(rows).toHaveLength(Math.min(count, 200));
        if (count <= 200) expect(sum(rows.map(({ amount }) => amount))).toBe(total);
      }
    }
  });

  test('names the beneficiaries of what is contingent, and says that it is simulated', async () => {
    const { contingent, simulated } = await behind('');
    expect(simulated).toBe(true);
    expect(contingent.rows[0]?.beneficiaryName).toEqual(expect.any(String));
    expect(contingent.rows.every(({ payableYear }) => payableYear === 2024)).toBe(true);
  });

  test.for([
    ['dimension=levl&id=city', 400, 'dimension: one of rule, document'],
    ['dimension=rule&id=jn-innovation-capacity-2021.htf-frst', 404, 'htf-first'],
    ['dimension=level&id=citty', 404, 'Did you mean city?'],
    ['dimension=region&id=370199', 404, 'Did you mean'],
  ] as const)(
    '%s that is not there is refused with what mends it',
    async ([query, status, words]) => {
      const response = await app.request(`/api/exposure/rows?${QUERY}&${query}`);
      const problem = (await response.json()) as { detail: string; mend: string };
      expect(response.status).toBe(status);
      expect(`${problem.detail} ${problem.mend}`).toContain(words);
      expect(problem.mend).not.toBe('');
    },
  );

  test.for([
    ['year=1999', 'Write one from 2000'],
    ['year=2040', 'Write one from 2000'],
    ['draws=0', 'whole number from 1'],
    ['draws=20000', 'at most 10000'],
    ['baseline=inforce', 'one of inForce, continued'],
    ['as_of=2024-12-31', 'as_of'],
    ['reading=limitsOf27=nome', 'limitsOf27'],
  ] as const)('a question with %s is refused', async ([query, words]) => {
    const response = await app.request(`/api/exposure?${query}`);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(words);
  });
});

describe('a file', () => {
  const download = async (type: string, query = QUERY) => {
    const response = await app.request(`/api/exposure.${type}?${query}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(`quanheng-exposure-2024.${type}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  const totals = (rows: readonly { measure: string; amount: string }[]) =>
    Object.fromEntries(
      Object.keys(RUNGS).map((measure) => [
        measure,
        sum(rows.filter((row) => row.measure === measure).map(({ amount }) => amount)),
      ]),
    );

  test('as CSV holds the same totals', async () => {
    const rows = parse(Buffer.from(await download('csv')), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    const words = [
      '安排',
      '批复',
      '支付',
      '或有（上限）',
      '或有（预期）',
      '逾期未批（上限）',
      '逾期未批（预期）',
      '预测（上限）',
      '预测（预期）',
      '还将发生（预期）',
    ];
    const amounts = words.map((word) =>
      sum(rows.flatMap((row) => (row['阶段'] === word ? [row['金额(元)'] ?? null] : []))),
    );
    expect(amounts).toEqual(Object.values(rungsOf(answer.total)));
  });

  test('as Parquet holds the same totals, as exact decimals', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanheng-parquet-'));
    const path = join(folder, 'exposure.parquet');
    writeFileSync(path, await download('parquet'));
    const found = await withNothingLoaded((connection) =>
      readRows(
        connection,
        `SELECT measure, CAST(sum(amount) AS VARCHAR) AS amount, typeof(any_value(amount)) AS kind
        FROM read_parquet($path) GROUP BY measure`,
        { path },
      ),
    );
    rmSync(folder, { recursive: true });
    const rows = found.map(({ measure, amount }) => ({
      measure: String(measure),
      amount: String(amount),
    }));
    expect(totals(rows)).toEqual(rungsOf(answer.total));
    expect(found[0]?.['kind']).toBe('DECIMAL(18,2)');
  });

  test('as Arrow holds the same totals, as exact decimals', async () => {
    const table = tableFromIPC(await download('arrow'));
    const [measures, amounts] = [table.getChild('measure'), table.getChild('amount')];
    const rows = Array.from({ length: table.numRows }, (_, at) => {
      const words = amounts?.get(at) as Uint32Array;
      const bits = words.reduce(
        (all, word, place) => all + (BigInt(word) << BigInt(32 * place)),
        0n,
      );
      return { measure: String(measures?.get(at)), amount: formatYuan(BigInt.asIntN(128, bits)) };
    });
    expect(totals(rows)).toEqual(rungsOf(answer.total));
    expect(String(amounts?.type)).toBe('Decimal[18e+2]');
  });

  test('as a workbook has a sheet a level whose rows sum to its last one and to the total', async () => {
    const book = read(await download('xlsx'), { type: 'array' });
    expect(book.SheetNames).toEqual(['合计', '省级', '市级', '区县级', '用尽', '说明']);
    const linesOf = (name: string) =>
      utils.sheet_to_json<Record<string, string | number | undefined>>(book.Sheets[name] ?? {}, {
        raw: true,
      });
    const fen = (cell: string | number | undefined) => {
      expect(cell === undefined ? 'number' : typeof cell).toBe('number');
      return yuan(Number(cell ?? 0).toFixed(2));
    };
    const columns = [
      ...['安排(元)', '批复(元)', '支付(元)', '或有（上限）(元)', '或有（预期）(元)'],
      ...['逾期未批（上限）(元)', '逾期未批（预期）(元)'],
      ...['预测（上限）(元)', '预测（预期）(元)', '还将发生（预期）(元)'],
    ];
    for (const column of columns) {
      const ofLevels = ['省级', '市级', '区县级'].map((name) => {
        const lines = linesOf(name);
        const own = lines.slice(0, -1).reduce((all, line) => all + fen(line[column]), 0n);
        expect([name, column, own]).toEqual([name, column, fen(lines.at(-1)?.[column])]);
        return own;
      });
      const total = fen(linesOf('合计').at(-1)?.[column]);
      expect(ofLevels.reduce((all, own) => all + own, 0n)).toBe(total);
    }
    const last = linesOf('合计').at(-1);
    expect(columns.map((column) => formatYuan(fen(last?.[column])))).toEqual(
      Object.values(rungsOf(answer.total)).slice(0, columns.length),
    );
    const notes = linesOf('说明').map((line) => Object.values(line).join(' '));
    expect(notes).toContain(`结果编号 ${answer.bundle}`);
    expect(notes).toContain('口径 现行有效');
    expect(notes.join()).toContain('模拟');
    for (const { code, zh } of answer.notes) {
      expect(code === 'simulated' || notes.some((note) => note.startsWith(`提示 ${zh}`))).toBe(
        true,
      );
    }
  });

  test('of a cell holds every record and open entitlement, and they sum to the cell', async () => {
    const query = `${QUERY}&dimension=document&id=jn-tech-transfer-2021`;
    const response = await app.request(`/api/exposure/rows.csv?${query}`);
    expect(response.headers.get('content-disposition')).toContain('rows-2024.csv');
    const text = Buffer.from(await response.arrayBuffer());
    const lines = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    const { figures, contingent } = await behind('&dimension=document&id=jn-tech-transfer-2021');
    const of = (kind: string) => lines.filter((line) => line['类别'] === kind);
    const total = (kind: string) => sum(of(kind).map((line) => line['本格金额(元)'] ?? null));
    expect(of('或有')).toHaveLength(contingent.count);
    expect(['批复', '支付', '或有', '逾期未批'].map(total)).toEqual([
      ...[figures.approved, figures.paid, figures.contingent.ceiling, figures.overdue.ceiling],
    ]);
    expect(new Set(lines.map((line) => line['数据性质']))).toEqual(new Set(['模拟']));
    expect(lines[0]).toMatchObject({ 文号: '济科发〔2021〕27号', 结果编号: answer.bundle });
    const book = read(await (await app.request(`/api/exposure/rows.xlsx?${query}`)).arrayBuffer());
    expect(book.SheetNames).toEqual(['明细', '说明']);
    expect(utils.sheet_to_json(book.Sheets['明细'] ?? {})).toHaveLength(lines.length);
  });

  test('of the cost of progress says what was paid, the caveat and that money is simulated', async () => {
    const response = await app.request(`/api/exposure/cost.csv?${QUERY}`);
    const text = Buffer.from(await response.arrayBuffer());
    const lines = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    const { rows, caveat } = costSchema.parse(await body(`/api/exposure/cost?${QUERY}`));
    const row = rows.find(({ indicator }) => indicator === 'high_tech_firms');
    const year = row?.years.find((each) => each.perAdded !== null);
    expect(lines).toContainEqual(
      expect.objectContaining({
        文件: row?.documentName,
        期末年度: String(year?.year),
        '期间支付(元)': year?.paid,
        '每单位进展(元)': year?.perAdded,
      }),
    );
    for (const line of lines) {
      expect(line).toMatchObject({ 支付数据性质: '模拟', 说明: caveat.zh });
      expect(line['每单位进展(元)'] === '').toBe(line['算不出的原因'] !== '');
    }
    const book = read(await (await app.request(`/api/exposure/cost.xlsx?${QUERY}`)).arrayBuffer());
    expect(utils.sheet_to_json(book.Sheets['每单位进展'] ?? {})).toHaveLength(lines.length);
    expect(JSON.stringify(utils.sheet_to_json(book.Sheets['说明'] ?? {}))).toContain('不是因果');
  });

  test('of a reform holds both laws apart', async () => {
    const query = `${QUERY}&reform=rd-shares`;
    const { total, reform } = await exposure(query);
    const rows = tableFromIPC(await download('arrow', query)).toArray() as {
      law: string;
      measure: string;
    }[];
    expect(new Set(rows.map(({ law }) => law))).toEqual(new Set(['baseline', 'reform']));
    const book = read(await download('xlsx', query), { type: 'array' });
    expect(book.SheetNames).toContain('改革增减-区县级');
    expect(total).toEqual(answer.total);
    expect(reform?.delta.contingent.ceiling).toBe('0.00');
  });
});

describe('a reform', () => {
  test('that changes nothing costs exactly nothing in every cell', async () => {
    const saved = await app.request('/api/reforms/empty', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'name: 空\npatches: []\n' }),
    });
    expect(reformPageSchema.parse(await saved.json())).toMatchObject({ id: 'empty', name: '空' });
    const { reform, ...rest } = await exposure(`${QUERY}&reform=empty`);
    const baseline = await exposure(QUERY);
    expect({ ...rest, bundle: '' }).toEqual({ ...baseline, bundle: '' });
    const cells: unknown[] = [
      reform?.delta,
      ...DIMENSIONS.map((name) => reform?.[BREAKDOWNS[name]]),
    ];
    const amounts = JSON.stringify(cells).match(/-?\d+\.\d{2}(?=")/g) ?? [];
    expect(new Set(amounts)).toEqual(new Set(['0.00']));
    expect(reform?.winners.count).toBe(0);
  });

  test('names those who gain most, and opens to the rows that it makes', async () => {
    const text =
      'name: 高企认定40万\npatches:\n  - {rule: jn-innovation-capacity-2021.htf-first, parameters: {amount: "400000"}}\n';
    await app.request('/api/reforms/more', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    const { reform } = await exposure('draws=50&year=2025&reform=more');
    expect(reform?.winners.count).toBeGreaterThan(0);
    expect(reform?.winners.largest[0]).toEqual({
      code: expect.any(String),
      name: expect.any(String),
      delta: expect.any(String),
    });
    const { figures, contingent } = rowsSchema.parse(
      await body('/api/exposure/rows?draws=50&year=2025&reform=more'),
    );
    expect(contingent.total).toBe(reform?.total.contingent.ceiling);
    expect(figures.contingent).toEqual(reform?.total.contingent);
  });

  test('that is not there is refused with the nearest id', async () => {
    const response = await app.request(`/api/exposure?${QUERY}&reform=rd-share`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ mend: 'Did you mean rd-shares?' });
  });
});

describe('the cost of progress', () => {
  test('is what was paid over what was added, or null with the reason', async () => {
    const { rows, together, caveat, simulated } = costSchema.parse(
      await body(`/api/exposure/cost?${QUERY}`),
    );
    expect(caveat.zh).toContain('不是因果');
    expect(simulated).toBe(true);
    const row = rows.find(
      ({ document, indicator }) =>
        document === 'jn-innovation-capacity-2021' && indicator === 'high_tech_firms',
    );
    const year = row?.years.find((each) => each.year === 2023);
    expect(year).toMatchObject({ added: '1217', reason: null });
    const paid = Number(year?.paid);
    expect(Number(year?.perAdded)).toBeCloseTo(paid / 1217, 2);
    for (const each of [...rows, ...together].flatMap(({ years }) => years)) {
      expect(each.perAdded === null).toBe(each.reason !== null);
    }
    expect(row?.years.find((each) => each.year === 2024)?.reason).toBe('noFigure');
  });

  test('with what serves no indicator comes to all that was paid', async () => {
    const { rows, undeclared } = costSchema.parse(await body(`/api/exposure/cost?${QUERY}`));
    const paid = [...rows, ...undeclared].flatMap(({ years }) =>
      years.flatMap((each) => (each.year === 2024 ? [each.paid] : [])),
    );
    expect(sum(paid)).toBe(answer.total.paid);
  });

  test('rests on clauses that the source texts print', ({ skip }) => {
    const texts = readSourceTexts();
    if (!texts) return skip('the source texts are not on this machine; set QUANHENG_TEXTS');
    const reference = loadReference();
    const missing = loadServes(loadSubsidies(reference), reference).filter(
      ({ document, prints }) => {
        const source = reference.documents.get(document)?.source;
        const lines = (texts.get(source?.text ?? '') ?? '').split('\n');
        const [first, last] = source?.lines ?? [1, 0];
        return !stands(prints, lines.slice(first - 1, last).join('\n'));
      },
    );
    expect(missing).toEqual([]);
  });
});
