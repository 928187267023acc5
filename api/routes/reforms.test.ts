import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyHome, publishHome } from '../../tests/derived-facts.ts';
import { removeHome } from '../../tests/loaded-home.ts';
import type { Home } from '../../warehouse/home.ts';
import { createApp } from '../app.ts';
import {
  checkSchema,
  reformListSchema,
  reformPageSchema,
  versionsSchema,
} from '../reform-schemas.ts';

let home: Home;
let app: ReturnType<typeof createApp>;
let today = '2026-11-21';

beforeAll(async () => {
  home = await emptyHome();
  await publishHome(home);
  const now = () => Date.parse(`${today}T12:00:00+08:00`);
  app = createApp({ home, openAt: '2023-12-31', now });
});

afterAll(() => removeHome(home));

const rate = (value: string) =>
  `name: 费率${value}\npatches:\n  - rule: jn-tech-transfer-2021.seller-development\n    parameters: {rate: '${value}'}\n`;

const send = (method: string, path: string, text?: string, headers = {}) =>
  app.request(`/api/reforms${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(text === undefined ? {} : { body: JSON.stringify({ text }) }),
  });
const body = async (path: string): Promise<unknown> =>
  (await app.request(`/api/reforms${path}`)).json();
const list = async () => reformListSchema.parse(await body(''));
const page = async (id: string) => reformPageSchema.parse(await body(`/${id}`));
const versions = async (id: string) => versionsSchema.parse(await body(`/${id}/versions`));
const check = async (text: string) =>
  checkSchema.parse(await (await send('POST', '/check', text)).json());

describe('a saved reform', () => {
  test('is listed beside the ready comparisons, and read as it was written', async () => {
    const { ready, saved } = await list();
    expect(ready.map(({ id }) => id)).toContain('rd-shares');
    expect(saved).toEqual([]);
    expect((await send('PUT', '/mine', rate('0.002'))).status).toBe(200);
    expect((await list()).saved).toMatchObject([
      { id: 'mine', name: '费率0.002', note: null, savedOn: '2026-11-21', fault: null },
    ]);
    expect(await page('mine')).toMatchObject({ kind: 'saved', text: rate('0.002') });
  });

  test('keeps what it was before, so that a change can be undone', async () => {
    today = '2026-11-22';
    await send('PUT', '/mine', rate('0.003'));
    await send('PUT', '/mine', rate('0.003'));
    const [former, ...others] = (await versions('mine')).versions;
    expect(others).toEqual([]);
    expect(former).toMatchObject({ version: 1, savedOn: '2026-11-21', text: rate('0.002') });
    await send('PUT', '/mine', former?.text ?? '');
    expect((await page('mine')).text).toBe(rate('0.002'));
    expect((await versions('mine')).versions.map(({ text }) => text)).toEqual([
      rate('0.003'),
      rate('0.002'),
    ]);
  });

  test('that is taken away can be brought back', async () => {
    await send('PUT', '/gone', rate('0.004'));
    expect((await send('DELETE', '/gone')).status).toBe(204);
    expect((await app.request('/api/reforms/gone')).status).toBe(404);
    expect((await send('DELETE', '/gone')).status).toBe(404);
    const [former] = (await versions('gone')).versions;
    expect((await send('PUT', '/gone', former?.text)).status).toBe(200);
    expect((await page('gone')).text).toBe(rate('0.004'));
  });

  test('keeps no more than fifty former versions', async () => {
    for (let at = 1; at <= 54; at++) await send('PUT', '/often', rate(`0.002${at}`));
    const numbers = (await versions('often')).versions.map(({ version }) => version);
    expect(numbers).toHaveLength(50);
    expect(numbers[0]).toBe(53);
  });

  test('whose file was spoilt by hand stands in the list with its fault', async () => {
    mkdirSync(join(home.folder, 'reforms'), { recursive: true });
    writeFileSync(join(home.folder, 'reforms', 'spoilt.yaml'), 'name: [');
    const { saved } = await list();
    expect(saved.find(({ id }) => id === 'spoilt')?.fault).toContain('spoilt.yaml:1');
    expect(saved.length).toBeGreaterThan(1);
  });
});

describe('a bad reform', () => {
  const BAD = `name: 坏
patches:
  - rule: jn-tech-transfer-2021.seller-developmnt
    parameters: {rate: '0.01'}
  - rule: jn-tech-transfer-2021.seller-service
    parameters: {rate: '1.5'}
`;

  test('is refused with its place and the nearest name, and nothing is kept', async () => {
    const response = await send('PUT', '/bad', BAD);
    expect(response.status).toBe(400);
    const { detail } = (await response.json()) as { detail: string };
    expect(detail).toContain('bad.yaml:3');
    expect(detail).toContain('jn-tech-transfer-2021.seller-development');
    expect(detail).toContain('bad.yaml:6');
    expect(existsSync(join(home.folder, 'reforms', 'bad.yaml'))).toBe(false);
  });

  test('is told of by the check with every fault, found and mend', async () => {
    const { reform, faults } = await check(BAD);
    expect(reform).toBeNull();
    expect(faults).toMatchObject([
      {
        kind: 'unknownName',
        line: 3,
        path: 'patches.0.rule',
        found: 'jn-tech-transfer-2021.seller-developmnt',
        mend: 'Did you mean "jn-tech-transfer-2021.seller-development"?',
      },
      { kind: 'outOfRange', line: 6, path: 'patches.1.parameters.rate' },
    ]);
  });

  test.for(['', '[]', 'name: x', 'a: &a [*a]\n', '{"name": "x", "patches": 3}', '\u0000'])(
    'written %j is a fault, not a failure',
    async (text) => {
      const { faults } = await check(text);
      expect(faults.length).toBeGreaterThan(0);
    },
  );

  test('with a warning alone is sound', async () => {
    const response = await send('POST', '/check?asOf=2025-06-30', rate('0.002'));
    const { reform, faults, warnings } = checkSchema.parse(await response.json());
    expect(reform?.name).toBe('费率0.002');
    expect(faults).toEqual([]);
    expect(warnings.map(({ kind }) => kind)).toContain('expired');
  });

  test('larger than 256 kB is refused before it is read', async () => {
    expect((await send('POST', '/check', 'x'.repeat(300_000))).status).toBe(413);
  });
});

describe('an id', () => {
  test.for(['..%2Fevil', 'UPPER', 'a.1', 'x'.repeat(61)])('%s is none', async (id) => {
    expect((await send('PUT', `/${id}`, rate('0.002'))).status).toBe(400);
    expect(readdirSync(home.folder)).not.toContain('evil.yaml');
  });

  test('of a ready comparison is not overwritten', async () => {
    expect((await send('PUT', '/rd-shares', rate('0.002'))).status).toBe(409);
    expect((await send('DELETE', '/rd-shares')).status).toBe(409);
  });

  test('that is not there is answered with the nearest', async () => {
    const response = await app.request('/api/reforms/rd-share');
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ mend: 'Did you mean rd-shares?' });
  });

  test('is not changed by a page of another site', async () => {
    const response = await send('PUT', '/foreign', rate('0.002'), {
      'sec-fetch-site': 'cross-site',
    });
    expect(response.status).toBe(403);
  });
});

describe('a ready comparison', () => {
  test('can be taken as a text, and passes the check as it stands', async () => {
    for (const { id } of (await list()).ready) {
      const { kind, text } = await page(id);
      expect(kind).toBe('ready');
      expect((await check(text)).faults).toEqual([]);
    }
  });
});
