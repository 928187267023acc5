import { beforeAll, expect, test } from 'vitest';
import { emptyHome, hold, publishHome } from '../../tests/derived-facts.ts';
import { createApp } from '../app.ts';
import { reconciliationAnswer } from './reconciliation.ts';

const PATH = '/api/reconciliation?city=jinan&asOf=2022-12-31';

let app: ReturnType<typeof createApp>;

beforeAll(async () => {
  const home = await emptyHome();
  await hold(home, [
    ['recognition', {}],
    ['recognition', { certificate: 'S1', code: 'sim-1', provenance: 'simulated' }],
    ['observation', { value: '5700', bound: 'atLeast', publisher: '=cmd 日报' }],
    ['observation', { value: '4397', period: '2021', year: 2021, valid_to: '2021-12-31' }],
  ]);
  await publishHome(home);
  app = createApp({ home, openAt: null, now: () => Date.parse('2025-03-01T12:00:00+08:00') });
});

async function read(path: string) {
  return reconciliationAnswer.parse(await (await app.request(path)).json());
}

test('a line holds the derived figure beside the reported one and says what follows', async () => {
  const answer = await read(PATH);
  expect(answer).toMatchObject({ asOf: '2022-12-31', knownAt: '2025-03-01' });
  const stock = answer.results.find(({ year, region }) => year === 2022 && region === '370100');
  expect(stock).toMatchObject({
    derived: { value: '1', provenance: 'real' },
    reported: { value: '5700', bound: 'atLeast' },
    difference: '-5699',
    finding: 'differs',
    reason: 'boundDecides',
    restsOnSimulated: false,
  });
  expect(answer.results.some(({ restsOnSimulated }) => restsOnSimulated)).toBe(true);
});

test('a year takes that year’s lines alone', async () => {
  const { results } = await read(`${PATH}&year=2021`);
  expect(new Set(results.map(({ year }) => year))).toEqual(new Set([2021]));
  expect((await read('/api/reconciliation?city=qingdao')).results).toEqual([]);
});

test('a known ETag is answered with 304 and no body', async () => {
  const etag = (await app.request(PATH)).headers.get('etag') ?? '';
  const again = await app.request(PATH, { headers: { 'if-none-match': etag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await app.request(`${PATH}&year=2021`)).headers.get('etag')).not.toBe(etag);
});

test('the table has a line for each result, and no cell is a formula', async () => {
  const { results } = await read(PATH);
  const response = await app.request(PATH.replace('?', '.csv?'));
  expect(response.headers.get('x-row-count')).toBe(String(results.length));
  const text = await response.text();
  expect(text.trim().split('\n')).toHaveLength(results.length + 1);
  expect(text).toContain(",'=cmd 日报,");
  expect(text).toContain('-5699');
});

test.each([
  ['year=21', 'year: a year written 2023'],
  ['city=laiwu', 'city: '],
  ['years=2021', 'years'],
])('%s is refused with the rule that it breaks', async (parameter, detail) => {
  const response = await app.request(`/api/reconciliation?${parameter}`);
  expect(response.status).toBe(400);
  expect(((await response.json()) as { detail: string }).detail).toContain(detail);
});
