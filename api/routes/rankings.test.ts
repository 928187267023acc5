import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { OPERATOR } from '../../core/viewer.ts';
import { presentRanking } from '../../ranking/present.ts';
import { presentWorking } from '../../ranking/present-working.ts';
import { rankParameters } from '../../ranking/question.ts';
import { RankingService } from '../../ranking/service.ts';
import { emptyHome, hold, publishHome } from '../../tests/derived-facts.ts';
import type { Home } from '../../warehouse/home.ts';
import { SnapshotReader } from '../../warehouse/snapshot.ts';
import { createApp } from '../app.ts';
import {
  rankCellsSchema,
  rankHistorySchema,
  rankingSchema,
  schemeListSchema,
  schemePageSchema,
  workingSchema,
} from '../ranking-schemas.ts';

const SCHEME = 'jn-high-tech-quota';
const ITEM = 'valid-high-tech-firms';
const LIXIA = '370102';
const SHIZHONG = '370103';

type Cells = Readonly<Record<string, string | number>>;

/** Firms with a certificate in a district, each with a code of its own. */
const firms = (count: number, division: string, from: string, to: string, cells: Cells = {}) =>
  Array.from({ length: count }, (_, at) => {
    const code = `${division}-${from}-${at}-${cells['provenance'] ?? 'reported'}`;
    const own = { certificate: `GR${code}`, code, name: `${code}公司`, division };
    return ['recognition', { ...own, valid_from: from, valid_to: to, ...cells }] as const;
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

const SIMULATED = { provenance: 'simulated' };

const FACTS = [
  ...firms(45, LIXIA, '2020-12-08', '2023-12-07'),
  ...firms(9, SHIZHONG, '2021-05-01', '2024-04-30'),
  quota(2022, LIXIA, '40'),
  quota(2022, SHIZHONG, '10'),
  quota(2021, LIXIA, '50'),
  ...['370102', '370103', '370104'].flatMap((region) => [
    ...firms(5, region, '2021-01-01', '2021-12-31', SIMULATED),
    quota(2021, region, '5', SIMULATED),
  ]),
];

const serving = (home: Home) =>
  createApp({
    home,
    openAt: '2022-12-31',
    now: () => Date.parse('2026-11-21T12:00:00+08:00'),
  });

let reader: SnapshotReader;
let service: RankingService;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  const home = await emptyHome();
  await hold(home, FACTS);
  await publishHome(home);
  reader = new SnapshotReader(home);
  service = new RankingService(reader);
  app = serving(home);
});

afterAll(() => reader.close());

const body = async (path: string): Promise<unknown> => {
  const response = await app.request(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.json();
};
const ranking = async (query = 'draws=20') =>
  rankingSchema.parse(await body(`/api/rankings/${SCHEME}?${query}`));
const clocks = { asOf: '2022-12-31', knownAt: '2026-11-21' };
const question = { scheme: SCHEME, period: '2022', ...clocks, draws: 20 };

describe('the schemes', () => {
  test('say of every part which clause carries it or that the operator set it', async () => {
    const { schemes } = schemeListSchema.parse(await body('/api/schemes'));
    expect(schemes.length).toBeGreaterThan(1);
    for (const { id, items, basis } of schemes) {
      for (const one of [basis, ...items.map((item) => item.basis)]) {
        expect([id, one.text.length + one.operator.length > 0]).toEqual([id, true]);
      }
    }
  });

  test('are those of a city where one is named', async () => {
    const { schemes } = schemeListSchema.parse(await body('/api/schemes?city=jinan'));
    expect(new Set(schemes.map(({ city }) => city))).toEqual(new Set(['jinan']));
  });

  test('open one by one with all their versions, each with its fingerprint', async () => {
    const { versions } = schemePageSchema.parse(await body(`/api/schemes/${SCHEME}`));
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1));
    const used = await ranking();
    expect(versions.find(({ version }) => version === used.scheme.version)?.fingerprint).toBe(
      used.scheme.fingerprint,
    );
  });
});

describe('a ranking', () => {
  test('is what the command prints, with the same id', async () => {
    const answer = await ranking('draws=20&period=2022');
    const made = presentRanking(
      await service.rank(question, OPERATOR),
      answer.bundle,
      service.reference,
    );
    expect(answer).toEqual(JSON.parse(JSON.stringify(made)));
    expect(answer.bundle).toBe(service.bundle(rankParameters(question)));
    const lixia = answer.rows.find(({ region }) => region === LIXIA);
    expect(lixia).toMatchObject({ score: '112.50', rank: 1, tier: 'met' });
  });

  test('is of the latest period that is over on the day, unless one is named', async () => {
    expect((await ranking()).period).toMatchObject({ label: '2022', over: true });
    expect((await ranking('draws=0&asOf=2022-12-30')).period.label).toBe('2021');
    const running = await ranking('draws=0&asOf=2022-12-30&period=2022');
    expect(running.period).toMatchObject({ label: '2022', over: false });
  });

  test('is the same whatever the order in which the rows came', async () => {
    const turned = await emptyHome();
    await hold(turned, FACTS.toReversed());
    await publishHome(turned);
    const response = await serving(turned).request(`/api/rankings/${SCHEME}?draws=20`);
    const { rows } = rankingSchema.parse(await response.json());
    expect(rows).toEqual((await ranking()).rows);
  });

  test('says that it is simulated where it is, in the table to download as well', async () => {
    const answer = await ranking('draws=0&period=2021');
    expect(answer).toMatchObject({ simulated: true, facts: { world: 'simulated' } });
    const response = await app.request(`/api/rankings/${SCHEME}.csv?draws=0&period=2021`);
    const [, ...lines] = (await response.text()).trim().split('\n');
    expect(lines.every((line) => line.includes('模拟数据'))).toBe(true);
    const real = await ranking('draws=0&period=2021&facts=real');
    expect(real).toMatchObject({ simulated: false, facts: { chosen: true } });
  });

  test('gives the same bytes for the same seed, and says when nothing has changed', async () => {
    const paths = [
      '/api/schemes',
      `/api/schemes/${SCHEME}`,
      ...['', '.csv', '.xlsx', '/history', `/units/${LIXIA}`].map(
        (suffix) => `/api/rankings/${SCHEME}${suffix}`,
      ),
      `/api/rankings/${SCHEME}/units/${LIXIA}/cells?part=${ITEM}`,
    ];
    for (const path of paths) {
      const [first, second] = [await app.request(path), await app.request(path)];
      expect([path, await second.text()]).toEqual([path, await first.text()]);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[0-9a-f]{16}"$/);
      const known = await app.request(path, { headers: { 'if-none-match': etag } });
      expect([path, known.status]).toEqual([path, 304]);
    }
    const [one, other] = [await ranking('seed=1&draws=20'), await ranking('seed=2&draws=20')];
    expect(one.bundle).not.toBe(other.bundle);
  });
});

describe('a file of a ranking', () => {
  test('as CSV has a line a unit with the ranks, scores and figures of the answer', async () => {
    const response = await app.request(`/api/rankings/${SCHEME}.csv?draws=20`);
    expect(response.headers.get('content-disposition')).toContain(`quanheng-${SCHEME}-2022.csv`);
    const lines = parse(await response.text(), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    const { rows, bundle } = await ranking();
    expect(
      lines.map((line) => [line['单位代码'], line['位次'], line['得分'], line['结果编号']]),
    ).toEqual(rows.map((row) => [row.region, String(row.rank ?? ''), row.score ?? '', bundle]));
    const title = rows[0]?.parts[0]?.title;
    expect(lines.map((line) => line[`${title}：数值(家)`])).toEqual(
      rows.map(({ parts }) => parts[0]?.value ?? ''),
    );
  });

  test('as a workbook has ranks, parts and quotas of the answer, and says what they are of', async () => {
    const response = await app.request(`/api/rankings/${SCHEME}.xlsx?draws=20`);
    const book = read(new Uint8Array(await response.arrayBuffer()), { type: 'array' });
    expect(book.SheetNames).toEqual(['说明', '位次', '指标', '任务数']);
    const sheet = (name: string) =>
      utils.sheet_to_json<Record<string, string | number>>(book.Sheets[name] ?? {}, { raw: true });
    const { rows, quotas, bundle } = await ranking();
    expect(sheet('位次').map((line) => [line['单位代码'], line['位次'] ?? null])).toEqual(
      rows.map((row) => [row.region, row.rank]),
    );
    expect(sheet('任务数').map((line) => line['任务数'] ?? null)).toEqual(
      quotas[0]?.rows.map(({ amount }) => (amount === null ? null : Number(amount))),
    );
    const notes = sheet('说明').map((line) => Object.values(line).join(' '));
    expect(notes).toContain(`结果编号 ${bundle}`);
    expect(sheet('位次').every((line) => line['所用数据'] === '公布与报送数据')).toBe(true);
  });
});

describe('ranks over time', () => {
  test('are those of each period, the earliest first, from the first the scheme is for', async () => {
    const { periods } = rankHistorySchema.parse(
      await body(`/api/rankings/${SCHEME}/history?period=2022&facts=real&before=9`),
    );
    expect(periods.map(({ label }) => label)).toEqual(['2020', '2021', '2022']);
    for (const { label, rows } of periods) {
      const own = await ranking(`draws=0&facts=real&period=${label}`);
      const ranks = (of: readonly { region: string; rank: number | null }[]) =>
        Object.fromEntries(of.map(({ region, rank }) => [region, rank]));
      expect([label, ranks(rows)]).toEqual([label, expect.objectContaining(ranks(own.rows))]);
    }
  });

  test('never take a period from the other world', async () => {
    const answer = rankHistorySchema.parse(
      await body(`/api/rankings/${SCHEME}/history?period=2022`),
    );
    expect(answer.facts.world).toBe('real');
    const before = answer.periods.find(({ label }) => label === '2021');
    expect(before?.unitsWithFigures).toEqual({ real: 2, simulated: 3 });
    const ranked = before?.rows.filter(({ rank }) => rank !== null);
    expect(ranked?.map(({ region, score }) => [region, score])).toEqual([[LIXIA, '90.00']]);
  });
});

describe('the working of a unit', () => {
  const working = async (region: string): Promise<z.infer<typeof workingSchema>> =>
    workingSchema.parse(await body(`/api/rankings/${SCHEME}/units/${region}?draws=20`));

  test('is what the command prints', async () => {
    const answer = await working(SHIZHONG);
    const made = presentWorking(
      await service.working({ ...question, region: SHIZHONG }, OPERATOR),
      answer.bundle,
      service.reference,
    );
    expect(answer).toEqual(JSON.parse(JSON.stringify(made)));
    expect(answer.moves[0]).toMatchObject({ newRank: 1, passes: [LIXIA] });
  });

  test('pages through every row behind a figure once, down to its cell', async () => {
    const { row } = await working(LIXIA);
    const seen: string[] = [];
    for (let offset = 0; ; offset += 20) {
      const { counted } = rankCellsSchema.parse(
        await body(
          `/api/rankings/${SCHEME}/units/${LIXIA}/cells?part=${ITEM}&limit=20&offset=${offset}`,
        ),
      );
      expect(counted?.total).toBe(45);
      if (!counted?.rows?.length) break;
      seen.push(...counted.rows.map(({ fact }) => fact));
      expect(counted.rows.every((one) => one.row > 0)).toBe(true);
    }
    expect(seen).toHaveLength(Number(row?.parts[0]?.value));
    expect(new Set(seen).size).toBe(seen.length);
  });
});

test.for([
  ['/jn-high-tech-quotas', 404, 'Did you mean jn-high-tech-quota?'],
  ['/jn-high-tech-quotas.csv', 404, 'Did you mean jn-high-tech-quota?'],
  ['/jn-high-tech-quota?period=2022Q1', 400, 'write 2022'],
  ['/jn-high-tech-quota?period=2012', 404, 'no version of jn-high-tech-quota reaches back'],
  ['/jn-high-tech-quota?version=9', 404, 'has no version 9'],
  ['/jn-high-tech-quota?facts=both', 400, 'one of real, simulated'],
  ['/jn-high-tech-quota?draws=99999', 400, 'from 0 to 10000'],
  ['/jn-high-tech-quota.xlsx?draws=1.5', 400, 'a whole number'],
  ['/jn-high-tech-quota.csv?viewer=370102', 400, 'viewer'],
  ['/jn-high-tech-quota?region=370102', 400, 'region'],
  ['/jn-high-tech-quota/units/370199', 404, 'Did you mean 3701'],
  ['/jn-high-tech-quota/units/370199/cells?part=valid-high-tech-firms', 404, 'is no unit of'],
  ['/jn-high-tech-quota/units/370102/cells?part=valid-firms', 404, 'valid-high-tech-firms?'],
  ['/jn-high-tech-quota/units/370102/cells', 400, 'part=valid-high-tech-firms'],
  ['/jn-high-tech-quota/history?before=99', 400, 'from 0 to 24'],
] as const)('%s is refused with what mends it', async ([path, status, words]) => {
  const response = await app.request(`/api/rankings${path}`);
  const problem = (await response.json()) as { detail: string; mend?: string };
  expect([response.status, response.headers.get('content-type')]).toEqual([
    status,
    'application/problem+json',
  ]);
  expect(`${problem.detail} ${problem.mend}`).toContain(words);
  expect(problem.mend ?? '').not.toBe('');
});
