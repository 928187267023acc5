import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { reconciliationAnswer } from '../api/routes/reconciliation.ts';
import { quanheng } from '../tests/command-line.ts';
import { emptyHome, hold, publishHome } from '../tests/derived-facts.ts';
import type { Home } from '../warehouse/home.ts';

let home: Home;
beforeAll(async () => {
  home = await emptyHome();
  await hold(home, [
    ['recognition', {}],
    ['recognition', { certificate: 'S1', code: 'sim-1', provenance: 'simulated' }],
    ['observation', { value: '2' }],
  ]);
  await publishHome(home);
});

const run = (...args: string[]) => quanheng(home.folder, ['reconcile', ...args]);

test('prints one JSON document with a bundle, the same for the same question', async () => {
  const args = ['--json', '--city', 'jinan', '--year', '2022', '--as-of', '2022-12-31'];
  const [one, two] = [await run(...args), await run(...args)];
  expect([one.code, one.stderr]).toEqual([0, '']);
  expect(two.stdout).toBe(one.stdout);
  const { bundle, results } = reconciliationAnswer.parse(JSON.parse(one.stdout));
  expect(bundle).toMatch(/^[0-9a-f]{16}$/);
  expect(
    results
      .filter(({ region }) => region === '370100')
      .map(({ restsOnSimulated, difference, finding }) => [restsOnSimulated, difference, finding]),
  ).toEqual([
    [false, '-1', 'differs'],
    [true, '-1', 'differs'],
  ]);
});

test('a replay of a day before the facts were known has none of them', async () => {
  const { stdout } = await run('--json', '--as-of', '2022-12-31', '--known-at', '2019-12-31');
  const { results } = z.object({ results: z.array(z.unknown()) }).parse(JSON.parse(stdout));
  expect(results).toEqual([]);
});

test('prints lines for people, and says which rest on simulated facts', async () => {
  const { stdout } = await run('--year', '2022', '--as-of', '2022-12-31');
  expect(stdout).toContain('济南市 2022 有效高新技术企业数  不符');
  expect(stdout).toContain('推算 1 家；公布 2 家（统计公报）；相差 -1 家');
  expect(stdout).toContain('含模拟数据');
});

test.each([
  ['--year 22', /--year 22 is not a year; write 2023/],
  ['--city laiwu', /write jinan or qingdao/],
  ['more', /unexpected: more/],
])('%s is bad usage', async (args, message) => {
  const { code, stderr } = await run(...args.split(' '));
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
