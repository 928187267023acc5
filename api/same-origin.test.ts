import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { ownPagesOnly } from './same-origin.ts';

const OWN = 'http://127.0.0.1:4780';
const at = (address?: string) =>
  new Hono().use(ownPagesOnly(address)).all('/', (c) => c.text('done'));

async function status(headers: Record<string, string>, { method = 'POST', address = OWN } = {}) {
  const given = { host: '127.0.0.1:4780', ...headers };
  return (await at(address).request(`http://${given.host}/`, { method, headers: given })).status;
}

test.each([
  ['a page of this server', { origin: OWN, 'sec-fetch-site': 'same-origin' }, 200],
  [
    'the same machine under its other name',
    { origin: 'http://localhost:4780', host: 'localhost:4780' },
    200,
  ],
  ['a program that is no browser', {}, 200],
  [
    'a page of another site',
    { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    403,
  ],
  ['another port of this machine', { origin: 'http://127.0.0.1:9999' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['a link on another site', { 'sec-fetch-site': 'cross-site' }, 403],
  [
    'a foreign name that points at loopback',
    { origin: 'http://evil.example:4780', host: 'evil.example:4780' },
    403,
  ],
])('a change asked by %s', async (_, headers, expected) => {
  expect(await status(headers)).toBe(expected);
});

test('behind a proxy the address that users open counts', async () => {
  const headers = { origin: 'https://quanheng.example', host: 'inner:4780' };
  expect(await status(headers, { address: 'https://quanheng.example' })).toBe(200);
  expect(await status(headers, { address: 'https://other.example' })).toBe(403);
});

test('reading is open to every page, which cannot see the answer', async () => {
  expect(await status({ origin: 'https://evil.example' }, { method: 'GET' })).toBe(200);
});
