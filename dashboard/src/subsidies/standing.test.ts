import { expect, test } from 'vitest';
import { standingOf } from './standing.ts';

const row = { afterStacking: '100.00', gate: null, lostTo: [] };
const lostTo = [{ rule: 'another', amount: '50.00', group: 'g' }];

test.each([
  [{}, 'due'],
  [{ lostTo }, 'partly'],
  [{ lostTo, afterStacking: '0.00' }, 'lost'],
  [{ afterStacking: '0.00' }, 'nothingLeft'],
  [{ afterStacking: null }, 'missing'],
  [{ gate: 'integrity', afterStacking: '0.00' }, 'gate'],
])('an entitlement with %j is %s', (changes, standing) => {
  expect(standingOf({ ...row, ...changes })).toBe(standing);
});
