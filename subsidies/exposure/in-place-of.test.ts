import { expect, test } from 'vitest';
import type { Grounds } from './grounds.ts';
import { withPlaces } from './in-place-of.ts';
import { grantKey } from './owed.ts';
import type { TakeUp, TakeUps } from './take-up.ts';

const asked: string[] = [];
const told = (rule: string) => {
  asked.push(rule);
  return 0.5;
};
const takeUp = {
  of: (rule: string) => ({ rule, approved: told(rule) }) as TakeUp,
  chance: told,
  inDueYear: told,
  drawn: told,
  drawnInDueYear: told,
} as unknown as TakeUps;
const key = (rule: string) => grantKey(rule, 'firm-1', 2023);
const grounds = {
  takeUp,
  granted: { keys: new Set([key('old.first'), key('old.first-other')]) },
} as unknown as Grounds;
const PLACES = new Map([['draft.first', ['old.first', 'old.second']]]);

test('a rule in the place of others is expected to be taken up as the first of them', () => {
  const own = withPlaces(grounds, PLACES).takeUp;
  expect(own?.of('draft.first')).toMatchObject({ rule: 'draft.first', approved: 0.5 });
  own?.chance('draft.first', 2024, 2024);
  own?.inDueYear('draft.first');
  own?.chance('old.second', 2024, 2024);
  expect(asked).toEqual(['old.first', 'old.first', 'old.first', 'old.second']);
});

test('what was granted under any of them is granted under it, and nothing else is', () => {
  const { keys } = withPlaces(grounds, PLACES).granted;
  expect([...keys]).toEqual([key('old.first'), key('old.first-other'), key('draft.first')]);
});

test('where nothing stands in the place of another, the grounds are the same', () => {
  expect(withPlaces(grounds, new Map())).toBe(grounds);
});
