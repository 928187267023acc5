import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../api/app.ts';
import { evaluationSchema, historySchema } from '../api/schemas.ts';
import { z } from 'zod';
import type { Home } from '../warehouse/home.ts';
import { quanheng } from './command-line.ts';
import { loadedHome, removeHome } from './loaded-home.ts';

const pastSchema = historySchema.shape.history;
const resultSchema = z.object({ ...evaluationSchema.shape, history: pastSchema });

const CONTRACTS = 'jn-doubling-draft.tech-contracts-2025';

let home: Home;

beforeAll(async () => {
  home = await loadedHome();
});

afterAll(() => removeHome(home));

async function evaluate(...args: string[]) {
  const { code, stdout } = await quanheng(home.folder, ['evaluate', '--json', ...args]);
  expect(code).toBe(0);
  return z.object({ results: resultSchema.array() }).parse(JSON.parse(stdout)).results;
}

describe('evaluate --history', () => {
  test('says what would have been said of 1,400 亿元 as each figure was published, and why', async () => {
    const [result] = await evaluate('--history', '--target', CONTRACTS, '--as-of', '2024-12-31');
    expect(result?.history.map(({ day, change, verdict }) => [day, change, verdict])).toEqual([
      ['2023-01-01', 'first', 'cannotTell'],
      ['2023-02-13', 'newData', 'atRisk'],
      ['2024-11-13', 'newData', 'onTrack'],
    ]);
  });

  test('uses no figure that was not known on the day, for any target', async () => {
    const results = await evaluate('--history');
    const past = results.flatMap(({ history }) => history);
    expect(past.length).toBeGreaterThan(results.length / 2);
    for (const { day, figure } of past) {
      for (const { knownFrom } of figure?.sources ?? []) {
        expect(knownFrom <= day).toBe(true);
      }
    }
  });

  test('ends with what evaluate says today, for any target', async () => {
    for (const { history, verdict, reason } of await evaluate('--history')) {
      const last = history.at(-1);
      if (last) expect([last.verdict, last.reason]).toEqual([verdict, reason]);
    }
  });

  test('each day’s verdict is the one that evaluate gives on the clocks of that day', async () => {
    const [result] = await evaluate('--history', '--target', CONTRACTS, '--as-of', '2024-12-31');
    for (const { day, verdict, probability } of result?.history ?? []) {
      const days = ['--as-of', day, '--known-at', day];
      const [then] = await evaluate('--history', '--target', CONTRACTS, ...days);
      expect([then?.verdict, then?.forecast?.probability ?? null]).toEqual([verdict, probability]);
    }
  });
});

test('the API gives the same history as the command line', async () => {
  const app = createApp({ home, openAt: null });
  const response = await app.request(
    `/api/targets/${CONTRACTS}/history?asOf=2024-12-31&knownAt=2024-12-31`,
  );
  const { history } = historySchema.parse(await response.json());
  const days = ['--as-of', '2024-12-31', '--known-at', '2024-12-31'];
  const [result] = await evaluate('--history', '--target', CONTRACTS, ...days);
  expect(history).toEqual(result?.history);
  const unknown = await app.request(`/api/targets/${CONTRACTS}/history?region=370102`);
  expect(unknown.status).toBe(404);
});
