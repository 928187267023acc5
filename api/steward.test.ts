import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { createApp } from './app.ts';
import { quarantineAnswer } from './routes/quarantine.ts';
import { revisionsAnswer } from './routes/revisions.ts';
import { uploadSchema } from './uploads/schemas.ts';

const home = homeAt(mkdtempSync(join(tmpdir(), 'quanheng-steward-')));
const app = createApp({ home, openAt: null });
const JSON_TYPE = { 'content-type': 'application/json' };
type Body = NonNullable<RequestInit['body']>;
type Upload = z.infer<typeof uploadSchema>;

afterAll(() => rmSync(home.folder, { recursive: true, force: true }));

const HEADER = '年度,区县,指标,任务数,口径';
const csv = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');
const LIXIA = '2024,历下区,有效高新技术企业数,812,管理归属口径';
const MISSPELT = '2024,历下曲,当年新认定高新技术企业数,100,管理归属口径';

async function post(path: string, body: object = {}) {
  return app.request(path, { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
}

const send = (id: string, name: string, body: Body, headers: Record<string, string> = {}) =>
  app.request(`/api/uploads/${id}/files?name=${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body,
    ...{ duplex: 'half' },
  });

async function begin(asked: object = { source: 'quotas' }): Promise<string> {
  const response = await post('/api/uploads', asked);
  expect(response.status).toBe(201);
  return uploadSchema.parse(await response.json()).id;
}

async function settled(id: string): Promise<Upload> {
  for (;;) {
    const upload = uploadSchema.parse(await (await app.request(`/api/uploads/${id}`)).json());
    if (upload.state !== 'queued' && upload.state !== 'running') return upload;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function previewed(name: string, body: Body): Promise<Upload> {
  const id = await begin();
  expect((await send(id, name, body)).status).toBe(200);
  expect((await post(`/api/uploads/${id}/preview`)).status).toBe(202);
  return settled(id);
}

async function loaded(name: string, body: string): Promise<Upload> {
  const { id, preview } = await previewed(name, body);
  const response = await post(`/api/uploads/${id}/load`, { token: preview?.token });
  expect(response.status).toBe(202);
  return settled(id);
}

const quarantine = async (query = '') =>
  quarantineAnswer.parse(await (await app.request(`/api/quarantine${query}`)).json());

const detail = async (response: Response) =>
  ((await response.json()) as { detail: string; mend?: string }).detail;

describe('before anything is loaded', () => {
  test('sources and empty forms are there, runs and quarantine say what to do', async () => {
    const sources = z.array(z.object({ name: z.string(), template: z.string() }));
    const found = sources.parse(await (await app.request('/api/sources')).json());
    for (const { template } of found) {
      const response = await app.request(template);
      expect([template, response.status]).toEqual([template, 200]);
      expect(
        Buffer.from(await response.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
    for (const path of ['runs', 'quarantine', 'quarantine.csv', 'revisions', 'sources/states']) {
      expect([path, (await app.request(`/api/${path}`)).status]).toEqual([path, 503]);
    }
  });
});

describe('a steward', () => {
  let first: Upload;

  beforeAll(async () => {
    first = await loaded('../任务数.csv', csv(LIXIA, MISSPELT));
  });

  test('sees what a file would do before it is loaded, and loads just that', async () => {
    expect(first).toMatchObject({
      state: 'loaded',
      files: [{ name: '任务数.csv' }],
      preview: { run: null, rowsLoaded: 1, rowsRefused: 1, rules: [{ rule: 'region.unknown' }] },
      result: { run: 'run-000001', rowsLoaded: 1, rowsRefused: 1 },
    });
    const { id, preview } = await previewed('任务数.csv', csv(LIXIA.replace('812', '820')));
    expect(preview).toMatchObject({
      rowsRevised: 1,
      revised: [{ row: 2, changes: [{ column: '任务数', from: '812', to: '820' }] }],
    });
    await app.request(`/api/uploads/${id}`, { method: 'DELETE', headers: JSON_TYPE });
    expect((await app.request(`/api/uploads/${id}`)).status).toBe(404);
    expect(await (await app.request('/api/runs')).json()).toHaveLength(1);
  });

  test('gets the file back as it came', async () => {
    const sha256 = first.files[0]?.sha256;
    const response = await app.request(`/api/files/${sha256}`);
    expect(response.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('任务数.csv')}`,
    );
    expect(await response.text()).toBe(csv(LIXIA, MISSPELT));
    expect(readdirSync(join(home.scratch, 'uploads', first.id))).not.toContain('任务数.csv');
  });

  test('finds a refused row in the quarantine, corrects it, and undoes the correction', async () => {
    const { entries, chosen } = await quarantine('?source=quotas&rule=region.unknown');
    expect(chosen).toBe(1);
    expect(entries[0]).toMatchObject({
      row: 3,
      cells: MISSPELT.split(','),
      rules: [{ column: '区县', found: '历下曲', expected: expect.stringContaining('370102') }],
    });
    const sheet = await app.request('/api/quarantine.xlsx?source=quotas');
    expect(sheet.headers.get('x-row-count')).toBe('1');
    const table = await (await app.request('/api/quarantine.csv?source=quotas')).text();
    expect(table).toContain(`${entries[0]?.entry},quotas,run-000001`);

    const mended = [
      `${HEADER},隔离编号`,
      `${MISSPELT.replace('曲', '区')},${entries[0]?.entry}`,
      '',
    ].join('\n');
    const { result } = await loaded('更正.csv', mended);
    expect(result).toMatchObject({ run: 'run-000002', rowsLoaded: 1 });
    expect(await quarantine('?state=resolved')).toMatchObject({
      open: 0,
      resolved: 1,
      entries: [{ resolvedBy: 'run-000002' }],
    });

    const undone = await post('/api/runs/run-000002/undo');
    expect(await undone.json()).toMatchObject({ undoes: 'run-000002', claimsWithdrawn: 1 });
    expect(await quarantine()).toMatchObject({ open: 1, resolved: 0 });
    const again = await post('/api/runs/run-000002/undo');
    expect([again.status, await detail(again)]).toEqual([
      409,
      'run-000002 was withdrawn already, by run-000003',
    ]);
    expect((await post('/api/runs/run-000099/undo')).status).toBe(404);
    const revisions = revisionsAnswer.parse(await (await app.request('/api/revisions')).json());
    expect(revisions).toMatchObject({
      run: 'run-000003',
      total: 1,
      revisions: [{ kind: 'withdrawn' }],
    });
  });

  test('is told where another run came between preview and load', async () => {
    const { id, preview } = await previewed('a.csv', csv(LIXIA.replace('812', '830')));
    await loaded('b.csv', csv(LIXIA.replace('812', '840')));
    const shown = await settled(id);
    expect(shown.preview?.warehouseChanged).toBe(true);
    const refused = await post(`/api/uploads/${id}/load`, { token: preview?.token });
    expect([refused.status, await detail(refused)]).toEqual([
      409,
      'another run was loaded after the preview',
    ]);
    const other = await post(`/api/uploads/${id}/load`, { token: 'f'.repeat(32) });
    expect(await detail(other)).toBe('other files than these were previewed');
    await post(`/api/uploads/${id}/load`, { token: preview?.token, despiteChange: true });
    expect((await settled(id)).state).toBe('loaded');
  });

  test('gets another answer after a run that brought no figure', async () => {
    const tag = async () => (await app.request('/api/runs')).headers.get('etag');
    const before = await tag();
    const known = await app.request('/api/runs', { headers: { 'if-none-match': before ?? '' } });
    expect(known.status).toBe(304);
    await loaded('c.csv', csv(MISSPELT.replace('曲', '屈')));
    expect(await tag()).not.toBe(before);
  });
});

describe('work that does not come to its end', () => {
  test('a preview is ended with its upload, and the next one has its turn', async () => {
    const id = await begin();
    await send(id, 'a.csv', csv(LIXIA));
    await post(`/api/uploads/${id}/preview`);
    const waiting = await begin();
    await send(waiting, 'b.csv', csv(LIXIA));
    const queued = await post(`/api/uploads/${waiting}/preview`);
    expect(await queued.json()).toMatchObject({ state: 'queued', ahead: 1 });
    await app.request(`/api/uploads/${id}`, { method: 'DELETE', headers: JSON_TYPE });
    expect((await settled(waiting)).state).toBe('previewed');
    expect(existsSync(join(home.scratch, 'uploads', id))).toBe(false);
  });

  test('after a restart it has failed, and says to preview again', async () => {
    const id = await begin();
    await send(id, 'a.csv', csv(LIXIA));
    const restarted = createApp({ home, openAt: null });
    await post(`/api/uploads/${id}/preview`);
    expect(await (await restarted.request(`/api/uploads/${id}`)).json()).toMatchObject({
      state: 'failed',
      work: 'preview',
      trouble: { code: 'interrupted', mendEn: expect.stringContaining('Preview again') },
    });
    expect((await settled(id)).state).toBe('previewed');
  });

  test('another load that writes is said, and the preview can be asked for again', async () => {
    const id = await begin();
    await send(id, 'a.csv', csv(LIXIA));
    await withLoader(home, async () => {
      await post(`/api/uploads/${id}/preview`);
      expect(await settled(id)).toMatchObject({ state: 'failed', trouble: { code: 'busy' } });
    });
    await post(`/api/uploads/${id}/preview`);
    expect((await settled(id)).state).toBe('previewed');
  });
});

describe('hostile requests', () => {
  test('a page of another site changes nothing', async () => {
    const response = await app.request('/api/uploads', {
      method: 'POST',
      headers: { ...JSON_TYPE, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body: JSON.stringify({ source: 'quotas' }),
    });
    expect(response.status).toBe(403);
  });

  test.each([
    [{ source: 'passwords' }, 'source: one of statistics,'],
    [{ source: 'quotas', knownAt: '2999-01-01' }, 'knownAt: 2999-01-01 lies ahead'],
    [{ source: 'quotas', knownAt: '2024-02-30' }, 'knownAt: a date written 2024-12-31'],
    [{ source: 'quotas', file: '/etc/passwd' }, 'file'],
  ])('%j is refused with the rule that it breaks', async (asked, said) => {
    const response = await post('/api/uploads', asked);
    expect(response.status).toBe(400);
    expect(await detail(response)).toContain(said);
  });

  test('a path in the name of a file leads nowhere', async () => {
    const id = await begin();
    await send(id, '../../../../loader.duckdb', 'x');
    await send(id, '/etc/cron.d/evil', 'x');
    const { files } = await settled(id);
    expect(files.map(({ name }) => name)).toEqual(['loader.duckdb', 'evil']);
    expect(existsSync('/etc/cron.d/evil')).toBe(false);
    expect(statSync(home.loader).size).toBeGreaterThan(1);
    expect((await app.request('/api/uploads/..%2F..%2Fetc')).status).toBe(404);
    expect((await app.request('/api/files/..%2F..%2Fcurrent.json')).status).toBe(400);
  });

  test('too much is refused before it is read, with what to do', async () => {
    const id = await begin();
    const response = await send(id, 'big.csv', 'x', { 'content-length': String(600 << 20) });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      detail: 'the files of an upload may have 512 MB together',
      mend: expect.stringContaining('Split the file'),
    });
    expect((await settled(id)).files).toEqual([]);
  });

  test('a body that breaks off leaves nothing behind', async () => {
    const id = await begin();
    const broken = new ReadableStream({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(HEADER));
        controller.error(new Error('the connection broke'));
      },
    });
    const response = await send(id, 'half.csv', broken);
    expect([response.status, await detail(response)]).toEqual([
      400,
      'the file did not arrive whole',
    ]);
    expect(readdirSync(join(home.scratch, 'uploads', id))).toEqual(['upload.json']);
    expect((await post(`/api/uploads/${id}/preview`)).status).toBe(409);
  });

  test('what is no table is refused by a rule, and its preview can still be discarded', async () => {
    const { preview, id } = await previewed(
      'photo.png',
      Buffer.from('89504e470d0a1a0a0000', 'hex'),
    );
    expect(preview).toMatchObject({ rowsRead: 0, rowsLoaded: 0, refused: [{ row: null }] });
    const gone = await app.request(`/api/uploads/${id}`, { method: 'DELETE', headers: JSON_TYPE });
    expect(gone.status).toBe(204);
  });
});
