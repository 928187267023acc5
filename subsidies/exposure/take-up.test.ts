import { expect, test } from 'vitest';
import type { Owed } from './owed.ts';
import { takeUpOf, type Grant } from './take-up.ts';
import { Shocks } from './uncertain-share.ts';

const RULE = 'doc.first';

/** So many firms are each owed ten yuan for 2021, due in the following year. */
function owed(count: number, given: Partial<Owed> = {}): Owed[] {
  return Array.from({ length: count }, (_, at) => {
    const eventYear = given.eventYear ?? 2021;
    const fen = given.fen ?? 1000n;
    return {
      ...{ rule: RULE, code: `firm-${at}`, region: '370102', fact: `${eventYear}`, eventYear },
      ...{
        eventDate: `${eventYear}-05-01`,
        payableYear: eventYear + 1,
        fen,
        province: 0n,
        city: fen,
        district: 0n,
      },
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

/** What a rule or document with so many cases counts in a wider circle. */
const few = (cases: number) => (2 * cases) / (cases + 2);

test('six of ten approved in time at four fifths, worked by hand', () => {
  const { approved, share, onTime, ...counts } = learned(owed(10), granted(6, { fen: 800n }))(RULE);
  // Year 0: in all, the document counts as 1⅔ cases, beside one of 0.5; then the rule as as many in its document.
  const ofAll = (few(10) * 0.6 + 0.5) / (few(10) + 1);
  const ofDocument = (few(10) * 0.6 + 2 * ofAll) / (few(10) + 2);
  const inTime = (6 + 2 * ofDocument) / 12;
  expect(inTime).toBeCloseTo(0.596591, 6);
  // Later years nobody has lived through: 0.1, 0.05 and 0.02, as assumed.
  expect(approved).toBeCloseTo(1 - (1 - inTime) * 0.9 * 0.95 * 0.98, 12);
  expect(onTime).toBeCloseTo(inTime / approved, 12);
  // 48 yuan of 60, six cases.
  const shareOfAll = (few(6) * 0.8 + 1) / (few(6) + 1);
  const shareOfDocument = (few(6) * 0.8 + 2 * shareOfAll) / (few(6) + 2);
  expect(share).toBeCloseTo((6 * 0.8 + 2 * shareOfDocument) / 8, 12);
  expect(counts).toEqual({ rule: RULE, entitlements: 10, approvals: 6, pooledWith: 'rule' });
  const takeUp = takeUpOf(owed(10), granted(6, { fen: 800n }), '2022-12-31');
  expect(takeUp?.inDueYear(RULE)).toBeCloseTo(inTime, 12);
  expect(takeUp?.chance(RULE, 2023, 2023)).toBeCloseTo(inTime, 12);
});

test('what is approved a year late counts for the second year alone', () => {
  // Of 2022 others are approved, so that approvals of that year are there.
  const other = { rule: 'other.rule' };
  const list = [...owed(10), ...owed(10, other)];
  const late = [...granted(4, { date: '2023-02-01' }), ...granted(10, other)];
  const { approved, onTime } = learned(list, late, '2023-12-31')(RULE);
  const first = (0 + 2 * ((2 * ((few(10) + 0.5) / (2 * few(10) + 1))) / (few(10) + 2))) / 12;
  // The other document has none left that could be late.
  const secondOfAll = (few(10) * 0.4 + 0.1) / (few(10) + 1);
  const second = (4 + 2 * ((few(10) * 0.4 + 2 * secondOfAll) / (few(10) + 2))) / 12;
  expect(approved).toBeCloseTo(1 - (1 - first) * (1 - second) * 0.95 * 0.98, 12);
  expect(onTime).toBeCloseTo(first / approved, 12);
});

test('a year of which no approvals are loaded says nothing of what fell due in it', () => {
  const list = [...owed(10), ...owed(10, { eventYear: 2019 })];
  const { approved, onTime } = learned(list, granted(6))(RULE);
  const alone = learned(owed(10), granted(6))(RULE);
  expect([approved, onTime]).toEqual([alone.approved, alone.onTime]);
  expect(takeUpOf(list, granted(6), '2022-12-31')?.since).toBe(2022);
});

test('what is approved before it falls due is not expected once more in the year in which it does', () => {
  const years = [2020, 2021].flatMap((eventYear) => owed(20, { eventYear }));
  const early = [
    ...granted(20, { eventYear: 2020, date: '2020-11-01' }),
    ...granted(15, { eventYear: 2021, date: '2021-11-01' }),
    // Those that were not approved early.
    ...granted(20, { eventYear: 2021, date: '2022-06-01' }).slice(15),
  ];
  const takeUp = takeUpOf(years, early, '2022-12-31');
  // Of those still open at the year's end nearly all are; of all that fall due, few.
  expect(takeUp?.chance(RULE, 2023, 2023)).toBeGreaterThan(0.7);
  expect(takeUp?.inDueYear(RULE)).toBeLessThan(0.15);
  expect(takeUp?.chance(RULE, 2024, 2024)).toBeCloseTo(takeUp?.inDueYear(RULE) ?? 0, 12);
});

test('a rule that follows another leans on its experience, unless that one was never granted', () => {
  const others = owed(10, { rule: 'other.rule' });
  const list = [...owed(40), ...others, ...owed(40, { rule: 'never.granted' })];
  const grants = [...granted(36), ...granted(2, { rule: 'other.rule' })];
  const former = new Map([
    ['new.rule', [RULE]],
    ['newer.rule', ['never.granted']],
  ]);
  const takeUp = takeUpOf(list, grants, '2022-12-31', former);
  expect(takeUp?.inDueYear('new.rule')).toBeGreaterThan(0.85);
  expect(takeUp?.inDueYear('newer.rule')).toBe(takeUp?.inDueYear('unheard.of'));
  expect(takeUp?.inDueYear('unheard.of')).toBeLessThan(0.6);
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
  expect(whole.share).toBeLessThan(0.7);
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
  const inTime = (asOf: string) => takeUpOf(owed(10), all, asOf)?.chance(RULE, 2023, 2023);
  const whole = inTime('2022-12-31') ?? 0;
  expect(inTime('2023-03-14')).toBeCloseTo(whole, 12);
  // Half of those approved in time were approved by 15 March.
  expect(inTime('2023-03-15')).toBeCloseTo((whole * 0.5) / (1 - whole * 0.5), 12);
  expect(inTime('2023-09-15')).toBe(0);
  expect(inTime('2023-12-31')).toBe(0);
  expect(inTime('2024-01-01')).toBe(0);
  const early = takeUpOf(owed(10), grants, '2023-09-14');
  expect(early?.chance(RULE, 2023, 2023)).toBeCloseTo(whole, 1);
});

test('what is overdue has a chance of its own in each later year, and none after the fourth', () => {
  const takeUp = takeUpOf(owed(10), granted(6), '2022-12-31');
  const chance = (year: number) => takeUp?.chance(RULE, 2022, year);
  // Nobody has lived through later years: 0.1, 0.05 and 0.02, as assumed, of what is left by then.
  expect(chance(2022)).toBe(0);
  expect(chance(2023)).toBeCloseTo(0.1, 12);
  expect(chance(2024)).toBeCloseTo(0.9 * 0.05, 12);
  expect(chance(2025)).toBeCloseTo(0.9 * 0.95 * 0.02, 12);
  expect(chance(2026)).toBe(0);
});

test('draws of the chance and the share average to them, and are the wider the fewer the cases', () => {
  const draws = 4000;
  const shocks = new Shocks({ seed: 3, draws });
  const average = (drawn: Float64Array) => drawn.reduce((sum, each) => sum + each, 0) / draws;
  const spread = (drawn: Float64Array) => {
    const sorted = drawn.toSorted();
    return (sorted[draws * 0.9] ?? 0) - (sorted[draws * 0.1] ?? 0);
  };
  const many = takeUpOf(owed(400), granted(240, { fen: 800n }), '2022-12-31');
  const some = takeUpOf(owed(10), granted(6, { fen: 800n }), '2022-12-31');
  if (!many || !some) throw new Error('nothing was granted');
  const [wide, narrow] = [some, many].map((each) => each.drawn(RULE, 2023, 2023, shocks));
  if (!wide || !narrow) throw new Error('nothing was drawn');
  for (const [takeUp, drawn] of [
    [some, wide],
    [many, narrow],
  ] as const) {
    const { chance, whole, share } = drawn;
    expect(Math.abs(average(chance) - takeUp.chance(RULE, 2023, 2023))).toBeLessThan(0.01);
    const given = whole.map((part, at) => part + (1 - part) * (share[at] ?? 0));
    expect(Math.abs(average(given) - takeUp.of(RULE).share)).toBeLessThan(0.01);
  }
  expect(spread(wide.chance)).toBeGreaterThan(1.2 * spread(narrow.chance));
  expect(some.drawn(RULE, 2023, 2023, new Shocks({ seed: 3, draws }))).toEqual(wide);
});

test('the order in which entitlements and grants are read does not matter', () => {
  const list = [...owed(10), ...owed(7, { rule: 'doc.second' })];
  const grants = [...granted(6), ...granted(2, { rule: 'doc.second' })];
  const shocks = () => new Shocks({ seed: 1, draws: 50 });
  const of = (turned: boolean) =>
    takeUpOf(
      turned ? list.toReversed() : list,
      turned ? grants.toReversed() : grants,
      '2022-12-31',
    )?.drawn(RULE, 2023, 2023, shocks());
  expect(of(true)).toEqual(of(false));
});
