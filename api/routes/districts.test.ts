import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { formatYuan, yuan } from '../../core/money.ts';
import { homeOf, removeFiles, simulatedFiles } from '../../tests/simulated-home.ts';
import { removeHome } from '../../tests/loaded-home.ts';
import type { Home } from '../../warehouse/home.ts';
import { createApp } from '../app.ts';
import {
  districtCloseSchema,
  districtLapsingSchema,
  districtMoneySchema,
  districtRanksSchema,
  districtSchema,
  districtsSchema,
} from '../district-schemas.ts';
import { exposureSchema } from '../exposure-schemas.ts';
import { problemSchema } from '../problem.ts';

const YEAR = 2024;
const UNIT = '370102';

let files: string;
let home: Home;
let app: ReturnType<typeof createApp>;
let districts: z.infer<typeof districtsSchema>;

beforeAll(async () => {
  files = await simulatedFiles(600, 1500);
  home = await homeOf(files);
  app = createApp({
    home,
    openAt: '2024-12-31',
    now: () => Date.parse('2026-11-21T12:00:00+08:00'),
  });
  districts = districtsSchema.parse(await body('/api/districts'));
}, 300_000);

afterAll(() => {
  removeHome(home);
  removeFiles(files);
});

const body = async (path: string): Promise<unknown> => (await app.request(path)).json();
const sum = (amounts: readonly string[]) =>
  formatYuan(amounts.reduce((fen, amount) => fen + yuan(amount), 0n));
const page = async (unit: string) => districtSchema.parse(await body(`/api/districts/${unit}`));
const money = async (unit: string) =>
  districtMoneySchema.parse(await body(`/api/districts/${unit}/money`));

test('every district, county and zone of the city has a line with quotas and rank', () => {
  expect(districts.units.map(({ region }) => region)).toEqual(
    expect.arrayContaining(['370102', '370124', 'JN-GXQ', 'JN-QBQ']),
  );
  expect(districts.units).toHaveLength(16);
  expect(districts.simulated).toBe(true);
});

test('the line of a unit in the list is what its page says', async () => {
  const own = await page(UNIT);
  const line = districts.units.find(({ region }) => region === UNIT);
  expect(own.quotas.slice(0, 2)).toEqual(line?.quotas);
  expect(own.rank).toEqual(line?.rank);
});

test('valid firms of all units sum to those of the city’s ranking, each counted once', async () => {
  const { rows } = (await body('/api/rankings/jn-high-tech-quota?period=2024&draws=0')) as {
    rows: { region: string; parts: { value: string | null }[] }[];
  };
  for (const { region, parts } of rows) {
    const line = districts.units.find((unit) => unit.region === region)?.quotas[0];
    expect([region, line?.figure?.value ?? null]).toEqual([region, parts[0]?.value ?? null]);
  }
});

describe('money', () => {
  let paid: Map<string | null, string>;

  beforeAll(async () => {
    const { byRegion } = exposureSchema.parse(await body(`/api/exposure?year=${YEAR}&draws=10`));
    paid = new Map(byRegion.map(({ region, paid: fen }) => [region, fen]));
  }, 120_000);

  test('what each unit received in a budget year is exposure’s to the fen', async () => {
    for (const { region } of districts.units) {
      const { received } = await money(region);
      const year = received.find((one) => one.year === YEAR)?.total ?? '0.00';
      expect([region, year]).toEqual([region, paid.get(region) ?? '0.00']);
    }
  });

  test('rules sum to their year and levels to each sum, and the first screen has the same', async () => {
    const [{ received }, first] = [await money(UNIT), await page(UNIT)];
    expect(received.length).toBeGreaterThan(2);
    expect(first.received.years.map(({ year, total }) => [year, total])).toEqual(
      received.map(({ year, total }) => [year, total]).toReversed(),
    );
    for (const { total, province, city, district, rows } of received) {
      expect(sum([province, city, district])).toBe(total);
      expect(sum(rows.map((row) => row.total))).toBe(total);
      expect(sum(rows.map((row) => row.district))).toBe(district);
    }
  });

  test('a match that follows the city’s payment is owed only after it', async () => {
    const { owed } = await money(UNIT);
    expect(sum(owed.rows.map(({ district }) => district))).toBe(owed.total);
    expect(sum([owed.approved, owed.entitled])).toBe(owed.total);
    const matches = owed.rows.filter(({ due }) => due === 'afterPayment');
    for (const { evidence, kind } of matches) expect([kind, evidence]).not.toContain(null);
  });
});

test('certificates that end within twelve months come page by page, the earliest first', async () => {
  const all = districtLapsingSchema.parse(await body(`/api/districts/${UNIT}/lapsing?size=200`));
  const days = all.rows?.map(({ validTo }) => validTo) ?? [];
  expect(days).toEqual(days.toSorted());
  expect(days.every((day) => day >= '2024-12-31' && day <= '2025-12-31')).toBe(true);
  expect((await page(UNIT)).lapsing.firms).toBe(all.total);
  const second = districtLapsingSchema.parse(
    await body(`/api/districts/${UNIT}/lapsing?size=2&page=2`),
  );
  expect(second.rows).toEqual(all.rows?.slice(2, 4));
});

test('no firm is said to qualify: what cannot be told is named beside what is met', async () => {
  const close = districtCloseSchema.parse(await body(`/api/districts/${UNIT}/close`));
  expect(close.unchecked.length).toBeGreaterThan(4);
  expect(close.tally.withFigures).toBeLessThanOrEqual(close.tally.without);
  for (const row of close.rows ?? []) {
    expect(row.researchMet).toBe(row.short === '0.00');
    expect(Number(row.share) >= Number(row.needed)).toBe(row.researchMet);
  }
});

test('ranks are there by scheme, the last one as on the first screen', async () => {
  const { schemes } = districtRanksSchema.parse(await body(`/api/districts/${UNIT}/ranks`));
  const { rank } = await page(UNIT);
  const own = schemes.find(({ scheme }) => scheme === rank?.scheme);
  expect(own?.periods.at(-1)).toEqual(rank);
});

test.each(['money', 'lapsing', 'close'])(
  '%s downloads as CSV and as a workbook alike',
  async (list) => {
    const path = `/api/districts/${UNIT}/${list}`;
    const text = await (await app.request(`${path}.csv`)).text();
    const lines = parse(text, { bom: true }) as string[][];
    const book = read(new Uint8Array(await (await app.request(`${path}.xlsx`)).arrayBuffer()));
    const [sheet = ''] = book.SheetNames;
    const cells = utils.sheet_to_json<string[]>(book.Sheets[sheet] ?? {}, {
      header: 1,
      raw: false,
    });
    expect(lines.length).toBe(cells.length);
    expect(lines.slice(1).every((line) => line.includes('模拟数据'))).toBe(true);
    expect(cells[0]).toEqual(lines[0]);
  },
);

test('an answer that the client has is not sent again', async () => {
  const first = await app.request(`/api/districts/${UNIT}`);
  const etag = first.headers.get('etag') ?? '';
  const again = await app.request(`/api/districts/${UNIT}`, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

test('an unknown district is told apart, with the nearest id', async () => {
  const response = await app.request('/api/districts/37010');
  expect(response.status).toBe(404);
  const { detail, mend } = problemSchema.parse(await response.json());
  expect(detail).toContain('37010');
  expect(mend).toContain('370102');
});

test.each(['page=0', 'size=1000', 'asOf=2024-13-01', 'unknown=1'])(
  '%s is refused',
  async (query) => {
    const response = await app.request(`/api/districts/${UNIT}/lapsing?${query}`);
    expect(response.status).toBe(400);
  },
);
