import { expect, test } from 'vitest';
import { countsOf, entryView } from './choice.ts';

const rule = (source: string, id: string, open: number, resolved: number) => ({
  source,
  rule: id,
  message: id,
  messageEn: id,
  open,
  resolved,
});
const tally = {
  open: 5,
  resolved: 1,
  bySource: [
    { source: 'quotas', open: 2, resolved: 1 },
    { source: 'events', open: 3, resolved: 0 },
  ],
  byRule: [
    rule('quotas', 'region.unknown', 2, 0),
    rule('quotas', 'key.duplicate', 1, 1),
    rule('events', 'region.unknown', 3, 0),
  ],
};

test.each([
  [null, null, 5, 1],
  ['quotas', null, 2, 1],
  ['quotas', 'key.duplicate', 1, 1],
  [null, 'region.unknown', 5, 0],
  ['integrity', null, 0, 0],
])('of source %s and rule %s, %i stand open and %i are settled', (source, id, open, resolved) => {
  expect(countsOf(tally, { source, rule: id })).toMatchObject({ open, resolved });
});

test('the default state and the first page are left out of the address', () => {
  const url = new URL('http://127.0.0.1/data/quarantine?source=quotas&state=open&page=1&rule=');
  expect(entryView(url)).toEqual({
    source: 'quotas',
    rule: null,
    run: null,
    state: null,
    page: null,
  });
});
