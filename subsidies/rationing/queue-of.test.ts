import { expect, test } from 'vitest';
import { DrawTable, drawOwed } from '../exposure/draws.ts';
import type { Owed } from '../exposure/owed.ts';
import { queueOf, type Dated } from './queue-of.ts';
import type { Waiting } from './rationed.ts';

const DRAWS = 200;

/** 10 yuan and 1 fen of the city, and a third of that of the district. */
function owed(code: string, eventDate: string, given: Partial<Owed> = {}): Owed {
  return {
    ...{ rule: 'a.first', code, region: '370102', fact: `F-${code}`, eventDate },
    ...{ eventYear: Number(eventDate.slice(0, 4)), payableYear: 2023, fen: 1334n },
    ...{ province: 0n, city: 1001n, district: 333n, ...given },
  };
}

/** Six of ten are approved, half of those in full and the others by 70 %. */
const takeUp = {
  chance: new Float64Array(DRAWS).fill(0.6),
  whole: new Float64Array(DRAWS).fill(0.5),
  share: new Float64Array(DRAWS).fill(0.7),
};
const takeUps = { seed: 7, of: () => takeUp, inDueYear: () => takeUp };
const draw: Dated['draw'] = (table, list) => drawOwed(table, list, takeUps, 2023);

const place = (rule: string) => ({
  ...{ rule, document: 'a', bureau: null, fund: '资金', account: null },
});

async function all(dated: readonly Dated[], level?: 'city' | 'district'): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  const queue = queueOf(dated, place, DRAWS);
  for await (const each of queue((at) => level === undefined || at.level === level)) {
    waiting.push(each);
  }
  return waiting;
}

const late = owed('late', '2022-11-01');
const early = owed('early', '2022-02-01');
const before = owed('before', '2021-06-01', { payableYear: 2022 });
const alike = owed('alike', '2022-02-01');

test('the earliest event comes first, whatever stage it is at; of one day by rule and beneficiary', async () => {
  const waiting = await all(
    [
      { stage: 'contingent', owed: [late, early, alike], draw },
      { stage: 'overdue', owed: [before], draw },
    ],
    'city',
  );
  expect(waiting.map(({ stage }) => stage)).toEqual([
    ...['overdue', 'contingent', 'contingent', 'contingent'],
  ]);
  const alone = new DrawTable(DRAWS);
  await draw(alone, [alike]);
  expect(waiting[1]?.parts[0]?.drawn).toEqual(alone.all()[1]?.fen);
});

test('drawn one by one, entitlements come to what they come to together', async () => {
  const owing = [late, early, alike];
  const together = new DrawTable(DRAWS);
  await draw(together, owing);
  for (const [at, level] of (['city', 'district'] as const).entries()) {
    const waiting = await all([{ stage: 'contingent', owed: owing, draw }], level);
    const sum = Array.from({ length: DRAWS }, (_, one) =>
      waiting.reduce((fen, { parts }) => fen + (parts[0]?.drawn[one] ?? 0), 0),
    );
    expect(sum).toEqual([...(together.all()[at + 1]?.fen ?? [])]);
    expect(sum.some((fen) => fen > 0)).toBe(true);
  }
});

test('only the parts that a budget bears wait for it', async () => {
  const [first] = await all([{ stage: 'contingent', owed: [late], draw }], 'district');
  expect(first?.parts.map(({ place: { level } }) => level)).toEqual(['district']);
  const none = owed('none', '2022-01-01', { district: 0n });
  expect(await all([{ stage: 'contingent', owed: [none], draw }], 'district')).toEqual([]);
});
