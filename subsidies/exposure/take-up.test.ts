import { expect, test } from 'vitest';
import type { Owed } from './owed.ts';
import { factorOf, takeUpOf, type Grant } from './take-up.ts';

const RULE = 'doc.first';

/** So many firms are each owed ten yuan for 2021, due in the following year. */
function owed(count: number, given: Partial<Owed> = {}): Owed[] {
  return Array.from({ length: count }, (_, at) => {
    const eventYear = given.eventYear ?? 2021;
    const fen = given.fen ?? 1000n;
    return {
      ...{ rule: RULE, code: `firm-${at}`, region: '370102', fact: `${eventYear}`, eventYear },
      ...{ payableYear: eventYear + 1, fen, province: 0n, city: fen, district: 0n },
      ...given,
    };
  });
}

/** So many of them are granted it in the year after. */
function granted(count: number, given: Partial<Grant> = {}): Grant[] {
  return Array.from({ length: count }, (_, at) => {
    const eventYear = given.eventYear ?? 2021;
    const date = `${eventYear + 1}-06-01`;
    return { rule: RULE, code: `firm-${at}`, eventYear, date, fen: 1000n, ...given };
  });
}

function learned(list: readonly Owed[], grants: readonly Grant[], asOf = '2022-12-31') {
  const takeUp = takeUpOf(list, grants, asOf);
  if (takeUp === null) throw new Error('nothing was granted');
  return takeUp.of;
}

test('six of ten approved in time at four fifths, worked by hand', () => {
  const { approved, share, onTime, ...counts } = learned(owed(10), granted(6, { fen: 800n }))(RULE);
  // Year 0, all: (6 + 1 × 0.5) ÷ (10 + 1); its document: (6 + 10 × that) ÷ 20; the rule likewise.
  const inTime = (6 + 10 * ((6 + 10 * (6.5 / 11)) / 20)) / 20;
  expect(inTime).toBeCloseTo(0.597727, 6);
  // Later years nobody has lived through: 0.1, 0.05 and 0.02, as assumed.
  expect(approved).toBeCloseTo(1 - (1 - inTime) * 0.9 * 0.95 * 0.98, 12);
  expect(onTime).toBeCloseTo(inTime / approved, 12);
  // 48 yuan of 60; a single case of ten yuan speaks for the whole sum, ten of them for each narrower circle.
  const ofAll = (4800 + 1000) / (6000 + 1000);
  const ofDocument = (4800 + 10_000 * ofAll) / 16_000;
  expect(share).toBeCloseTo((4800 + 10_000 * ofDocument) / 16_000, 12);
  expect(counts).toEqual({ rule: RULE, entitlements: 10, approvals: 6, pooledWith: 'rule' });
  expect(factorOf({ approved, share, onTime, ...counts })).toBeCloseTo(inTime * share, 12);
});

test('what is approved a year late counts for the second year alone', () => {
  const late = granted(4, { date: '2023-02-01' });
  const { approved, onTime } = learned(owed(10), late, '2023-12-31')(RULE);
  const first = (10 * ((10 * (0.5 / 11)) / 20)) / 20;
  const second = (4 + 10 * ((4 + 10 * (4.1 / 11)) / 20)) / 20;
  expect(approved).toBeCloseTo(1 - (1 - first) * (1 - second) * 0.95 * 0.98, 12);
  expect(onTime).toBeCloseTo(first / approved, 12);
});

test('not yet approved is not refused: what falls due in a year that is not over changes nothing', () => {
  const grants = granted(6);
  const before = learned(owed(10), grants, '2023-06-30')(RULE);
  const more = [...owed(10), ...owed(50, { eventYear: 2022 })];
  const { entitlements, ...after } = learned(more, grants, '2023-06-30')(RULE);
  expect(entitlements).toBe(60);
  expect({ ...after, entitlements: 10 }).toEqual(before);
});

test('nor do the first approvals of such a year, before the others can have come', () => {
  const more = [...owed(10), ...owed(50, { eventYear: 2022 })];
  const early = [...granted(6), ...granted(5, { eventYear: 2022, date: '2023-02-01' })];
  const before = learned(more, granted(6), '2023-06-30')(RULE);
  const after = learned(more, early, '2023-06-30')(RULE);
  expect(after.approved * after.onTime).toBe(before.approved * before.onTime);
  expect(after.approvals).toBe(11);
});

test('once the year is over, what was not approved in it lowers the probability', () => {
  const more = [...owed(10), ...owed(50, { eventYear: 2022 })];
  const before = learned(more, granted(6), '2023-12-30')(RULE);
  const after = learned(more, granted(6), '2023-12-31')(RULE);
  expect(after.approved * after.onTime).toBeLessThan(before.approved * before.onTime);
});

test('a rule with few cases leans on its document, and a document with few on all', () => {
  const many = owed(40, { rule: 'other.rule' });
  const all = granted(40, { rule: 'other.rule' });
  const takeUp = learned([...many, ...owed(20), ...owed(3, { rule: 'doc.second' })], all);
  const inTime = (rule: string) => takeUp(rule).approved * takeUp(rule).onTime;
  expect(takeUp('doc.second').pooledWith).toBe('document');
  expect(takeUp(RULE).pooledWith).toBe('rule');
  expect(takeUp('new.rule')).toMatchObject({ pooledWith: 'all', entitlements: 0, approvals: 0 });
  expect(inTime(RULE)).toBeLessThan(inTime('doc.second'));
  expect(inTime('doc.second')).toBeLessThan(inTime('new.rule'));
  expect(inTime('new.rule')).toBeLessThan(inTime('other.rule'));
});

test('more than the text allows counts as all of it', () => {
  const { share } = learned(owed(10), granted(10, { fen: 5000n }))(RULE);
  expect(share).toBe(1);
});

test('an instalment that is not due yet is not held against the first one', () => {
  const both = [
    ...owed(10, { fen: 500n }),
    ...owed(10, { fen: 500n, payableYear: 2023, fact: 'second' }),
  ];
  expect(learned(both, granted(10, { fen: 500n }))(RULE)).toMatchObject({
    share: 1,
    entitlements: 10,
  });
  const whole = learned(both, granted(10, { fen: 500n }), '2023-12-31')(RULE);
  expect(whole.share).toBeLessThan(0.8);
});

test('where nothing was ever granted, nothing is expected', () => {
  expect(takeUpOf(owed(10), [], '2022-12-31')).toBeNull();
});

test('as the year of payment passes, less of what is open is still expected in it, and nothing after it', () => {
  const grants = granted(6, { date: '2022-09-15' });
  const half = granted(3, { date: '2022-03-15' });
  const all = [
    ...granted(3, { date: '2022-09-15' }),
    ...half.map((each, at) => ({ ...each, code: `firm-${at + 3}` })),
  ];
  const inTime = (asOf: string) => takeUpOf(owed(10), all, asOf)?.inTime(RULE, 2023);
  const whole = inTime('2022-12-31') ?? 0;
  expect(inTime('2023-03-14')).toBeCloseTo(whole, 12);
  // Half of those approved in time were approved by 15 March.
  expect(inTime('2023-03-15')).toBeCloseTo((whole * 0.5) / (1 - whole * 0.5), 12);
  expect(inTime('2023-09-15')).toBe(0);
  expect(inTime('2024-01-01')).toBe(0);
  expect(takeUpOf(owed(10), grants, '2023-09-14')?.inTime(RULE, 2023)).toBeCloseTo(whole, 1);
});
