import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOADED_ON, loadedHome, PUBLISHED, removeHome } from '../../tests/loaded-home.ts';
import type { Home } from '../../warehouse/home.ts';
import { createApp } from '../app.ts';
import { librarySchema, policyPageSchema } from '../policy-schemas.ts';

const DRAFT = 'jn-doubling-plan-draft-2023';
const PLAN = 'jn-htf-plan-2020';

let home: Home;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  home = await loadedHome(PUBLISHED.slice(0, 1));
  const now = () => Date.parse(`${LOADED_ON}T12:00:00+08:00`);
  app = createApp({ home, openAt: '2024-12-31', now });
});

afterAll(() => removeHome(home));

const list = async (query = '') =>
  librarySchema.parse(await (await app.request(`/api/policies${query}`)).json());
const one = async (id: string, query = '') =>
  policyPageSchema.parse(await (await app.request(`/api/policies/${id}${query}`)).json());

async function table(path: string) {
  const response = await app.request(path);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const rows = parse(await response.text(), { columns: true, bom: true }) as Record<
    string,
    string
  >[];
  expect(response.headers.get('x-row-count')).toBe(String(rows.length));
  return { rows, name: response.headers.get('content-disposition') };
}

describe('the list of policies', () => {
  test('holds every document with its status on the day', async () => {
    const { documents, asOf } = await list();
    expect([documents.length, asOf]).toEqual([51, '2024-12-31']);
    expect(documents.find(({ id }) => id === PLAN)).toMatchObject({ status: 'expired' });
    const earlier = await list('?asOf=2022-12-31&city=jinan');
    expect(earlier.documents.find(({ id }) => id === PLAN)).toMatchObject({ status: 'inForce' });
  });

  test('is narrowed by city, status, goals and words', async () => {
    const { documents } = await list('?city=jinan&status=draft&goals=with&q=倍增');
    expect(documents.map(({ id }) => id)).toEqual([DRAFT]);
  });

  test('downloads what is chosen, and marks the draft', async () => {
    const { rows } = await table('/api/policies.csv?city=jinan');
    const { documents, bundle } = await list('?city=jinan');
    expect(rows.map((row) => row['文件编号'])).toEqual(documents.map(({ id }) => id));
    expect(rows.filter((row) => row['征求意见稿'] === '是').map((row) => row['文件编号'])).toEqual(
      documents.filter(({ draft }) => draft).map(({ id }) => id),
    );
    expect(rows.every((row) => row['结果编号'] !== '' && row['结果编号'] === bundle)).toBe(true);
    const bare = rows.filter((row) => row['已列目标数'] === '0');
    expect(bare.every((row) => row['未列目标的原因'] !== '')).toBe(true);
  });
});

describe('the page of a document', () => {
  test('holds each clause beside the goals that it codifies, with their verdicts', async () => {
    const { clauses, document } = await one(PLAN);
    const goals = clauses.flatMap(({ fragments }) => fragments.flatMap((of) => of.goals));
    expect(goals).toHaveLength(document.goals);
    const firms = goals.find(({ target }) => target.id === 'jn-htf-2020.valid-high-tech-firms');
    expect(firms).toMatchObject({
      requirement: { zh: '达到 4,400 家', en: 'at least 4,400' },
      draft: false,
      regions: [{ id: '370100', verdict: 'achieved' }],
    });
    const districts = goals.find(({ target }) => target.scope.length > 1);
    expect(districts?.regions).toHaveLength(districts?.target.scope.length ?? 0);
  });

  test('answers with the schema for every document', async () => {
    for (const { id, goals, leftOut } of (await list()).documents) {
      const page = await one(id);
      expect([id, page.leftOut.length]).toEqual([id, leftOut]);
      expect([id, page.clauses.length > 0]).toEqual([id, goals > 0]);
    }
  });

  test('downloads its goals and what is left out, in name and on each line a draft', async () => {
    const { rows, name } = await table(`/api/policies/${DRAFT}.csv`);
    const { document, leftOut } = await one(DRAFT);
    expect(name).toContain(`${DRAFT}-draft.csv`);
    expect(rows.filter((row) => row['处理'] === '列为目标')).toHaveLength(document.goals);
    expect(rows.filter((row) => row['处理'] === '不列为目标')).toHaveLength(leftOut.length);
    expect(new Set(rows.map((row) => row['征求意见稿']))).toEqual(new Set(['是']));
    expect(new Set(rows.map((row) => row['文件状态']))).toEqual(new Set(['征求意见稿']));
  });

  test('of a document without goals downloads with the reason', async () => {
    const bare = (await list('?goals=without')).documents[0];
    const { rows } = await table(`/api/policies/${bare?.id}.csv`);
    expect(rows[0]).toMatchObject({ 处理: '没有目标', 读法: bare?.nothing });
    expect(rows.slice(1).map((row) => row['处理'])).toEqual(
      Array(bare?.leftOut ?? 0).fill('不列为目标'),
    );
  });
});

test.each([
  '/api/policies',
  '/api/policies.csv',
  `/api/policies/${PLAN}`,
  `/api/policies/${PLAN}.csv`,
])('a known ETag of %s is answered with 304 and no body', async (path) => {
  const etag = (await app.request(path)).headers.get('etag') ?? '';
  const again = await app.request(path, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const other = await app.request(`${path}?asOf=2020-12-31`);
  expect(other.headers.get('etag')).not.toBe(etag);
});

test.each([
  ['/api/policies?status=valid', 400, 'status: '],
  ['/api/policies?city=laiwu', 400, 'city: '],
  ['/api/policies?goals=1', 400, 'goals: '],
  [`/api/policies?q=${'a'.repeat(101)}`, 400, 'q: '],
  ['/api/policies/jn-nothing', 404, 'no document jn-nothing'],
  ['/api/policies/jn-nothing.csv', 404, 'no document jn-nothing'],
  [`/api/policies/${PLAN}?asOf=2023-02-30`, 400, 'asOf: '],
])('%s is refused with %i and what is wrong', async (path, status, detail) => {
  const response = await app.request(path);
  expect(response.status).toBe(status);
  expect(((await response.json()) as { detail: string }).detail).toContain(detail);
});
