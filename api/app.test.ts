import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { LOADED_ON, loadedHome, removeHome } from '../tests/loaded-home.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { createApp } from './app.ts';
import { documentAnswer, indicatorAnswer, regionAnswer } from './routes/catalogue.ts';
import { evaluationsSchema, overviewSchema, targetPageSchema, targetSchema } from './schemas.ts';

const NOON = Date.parse(`${LOADED_ON}T12:00:00+08:00`);

let home: Home;
let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  home = await loadedHome();
  app = createApp({ home, openAt: null, now: () => NOON });
});

afterAll(() => removeHome(home));

async function read<T extends z.ZodType>(path: string, schema: T): Promise<z.infer<T>> {
  const response = await app.request(path);
  expect(response.status).toBe(200);
  return schema.parse(await response.json());
}

describe('every answer is what the OpenAPI document says', () => {
  test('the overview', async () => {
    const found = await read('/api/overview?city=jinan&asOf=2024-12-31', overviewSchema);
    expect(found.city).toMatchObject({ achieved: 5, cannotTell: 18, total: 23 });
    expect(found.draft.total).toBe(11);
    expect(found.since).toBe('2023-12-31');
  });

  test('the evaluations', async () => {
    const { results } = await read('/api/evaluations?asOf=2024-12-31', evaluationsSchema);
    expect(results.length).toBeGreaterThan(40);
  });

  test('each target’s page, in each region of its scope', async () => {
    const targets = await read('/api/targets', targetSchema.array());
    for (const { id, scope } of targets) {
      for (const region of scope) {
        const page = await read(
          `/api/targets/${id}?region=${region}&asOf=2024-12-31`,
          targetPageSchema,
        );
        expect(page.evaluation.region).toBe(region);
      }
    }
  });

  test('the documents, indicators and regions', async () => {
    const documents = await read('/api/documents?asOf=2024-12-31', documentAnswer.array());
    expect(documents.find(({ id }) => id === 'jn-htf-plan-2020')?.status).toBe('expired');
    await read('/api/indicators', indicatorAnswer.array());
    await read('/api/regions', regionAnswer.array());
  });
});

describe('two clocks', () => {
  test('both default to today in Shanghai', async () => {
    const { asOf, knownAt } = await read('/api/evaluations', evaluationsSchema);
    expect([asOf, knownAt]).toEqual([LOADED_ON, LOADED_ON]);
  });

  test('a figure published later is not known on an earlier day', async () => {
    const path = '/api/targets/jn-htf-2020.valid-high-tech-firms?asOf=2024-12-31';
    const years = async (knownAt: string) =>
      (await read(`${path}&knownAt=${knownAt}`, targetPageSchema)).chart.actual.map(
        ({ year }) => year,
      );
    expect(await years('2022-06-30')).toEqual([2020, 2021]);
    expect(await years(LOADED_ON)).toEqual([2019, 2020, 2021, 2022]);
  });
});

describe('caching', () => {
  test('a known ETag is answered with 304 and no body', async () => {
    const first = await app.request('/api/overview?asOf=2024-12-31');
    const etag = first.headers.get('etag') ?? '';
    const again = await app.request('/api/overview?asOf=2024-12-31', {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  test('another day or another snapshot has another ETag, the same has the same', async () => {
    const tag = async (path: string) => (await app.request(path)).headers.get('etag');
    expect(await tag('/api/evaluations?asOf=2022-12-31')).toBe(
      await tag('/api/evaluations?asOf=2022-12-31'),
    );
    expect(await tag('/api/evaluations?asOf=2022-12-31')).not.toBe(
      await tag('/api/evaluations?asOf=2022-12-30'),
    );
  });

  test('the same bundle gives the same bytes', async () => {
    const other = createApp({ home, openAt: null, now: () => NOON });
    const path = '/api/evaluations?asOf=2024-12-31';
    expect(await (await other.request(path)).text()).toBe(await (await app.request(path)).text());
  });
});

describe('problems say what is wrong and what to do', () => {
  test('a date that the calendar does not have', async () => {
    const response = await app.request('/api/evaluations?asOf=2023-02-30');
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      status: 400,
      detail: 'asOf: a date written 2024-12-31',
    });
  });

  test('a target that does not exist', async () => {
    const response = await app.request('/api/targets/nothing');
    expect(response.status).toBe(404);
    expect(response.headers.get('etag')).toBeNull();
    expect(await response.json()).toMatchObject({
      detail: 'no target nothing',
      mend: 'The ids are listed at /api/targets.',
    });
  });

  test('an address that does not exist', async () => {
    expect((await app.request('/api/nothing')).status).toBe(404);
  });

  test('a data folder with nothing in it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quanheng-'));
    const empty = createApp({ home: homeAt(folder), openAt: null });
    const response = await empty.request('/api/overview');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      detail: 'no figures are loaded in this data folder',
    });
    expect((await empty.request('/healthz')).status).toBe(503);
    rmSync(folder, { recursive: true });
  });
});

describe('downloads', () => {
  test('the table holds a line for each evaluation, readable by spreadsheets', async () => {
    const { results } = await read(
      '/api/evaluations?city=jinan&asOf=2024-12-31',
      evaluationsSchema,
    );
    const response = await app.request('/api/evaluations.csv?city=jinan&asOf=2024-12-31');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
    expect(response.headers.get('x-row-count')).toBe(String(results.length));
    const lines = new TextDecoder().decode(bytes).trim().split('\n');
    expect(lines.length).toBe(results.length + 1);
  });

  test('the reference page lists every path of the OpenAPI document', async () => {
    const { paths } = (await (await app.request('/api/openapi.json')).json()) as { paths: object };
    const page = await (await app.request('/api/reference')).text();
    for (const path of Object.keys(paths)) expect(page).toContain(path);
  });
});
