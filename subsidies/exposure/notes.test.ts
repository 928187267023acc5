import { expect, test } from 'vitest';
import { loadReference } from '../../reference/catalogue.ts';
import { loadSubsidies } from '../catalogue.ts';
import type { Growth } from './drivers.ts';
import { Ladder } from './ladder.ts';
import { notesOf } from './notes.ts';
import type { ExposureAnswer } from './service.ts';

const reference = loadReference();
const catalogue = { subsidies: loadSubsidies(reference), reference };
const RULE = 'jn-tech-transfer-2021.seller-development';
const LOADED = ['contract', 'rd', 'recognition', 'event', 'payout', 'quota'];

function growth(multiples: readonly number[]): Growth {
  return {
    ...{ driver: 'contract.development.small', lastYear: 2023, last: 1, unit: 'CNY' },
    ...{ method: 'ensemble', forecasts: [], of: () => Float64Array.from(multiples) },
  };
}

/** The budget of 2024 on reported facts up to 2023, with 100 yuan owed under a rule that was taken up. */
function notes(given: Partial<ExposureAnswer> & { readonly bases?: [string, number][] } = {}) {
  const { bases = LOADED.map((model): [string, number] => [model, 2023]), ...rest } = given;
  const ladder = new Ladder(true);
  const place = { rule: RULE, document: null, bureau: null, fund: null, account: null };
  ladder.addContingent({ ...place, level: 'city', region: null }, 10_000n, 5_000n, null);
  const learned = { rule: RULE, approved: 1, share: 1, onTime: 1, entitlements: 9, approvals: 9 };
  const answer = {
    question: {
      ...{ year: 2024, asOf: '2024-06-30', knownAt: '2024-06-30', city: 'jinan' },
      ...{ baseline: 'inForce', drafts: false, readings: {}, draws: 100, seed: '1' },
    },
    simulated: false,
    ladder,
    grounds: { bases: new Map(bases) },
    growths: [],
    takeUp: [{ ...learned, pooledWith: 'rule' }],
    rationing: { ways: {}, budgets: [], untold: [] },
    ...rest,
  } as unknown as ExposureAnswer;
  return notesOf(answer, catalogue);
}

const codes = (given?: Parameters<typeof notes>[0]) => notes(given).map(({ code }) => code);
const note = (code: string, given?: Parameters<typeof notes>[0]) =>
  notes(given).find((each) => each.code === code);

test('rules without an amount are always named, in both languages', () => {
  expect(codes()).toEqual(['notComputable']);
  const { named = [], zh, en } = note('notComputable') ?? {};
  expect(named.length).toBeGreaterThan(10);
  expect([zh, en]).toEqual([
    expect.stringContaining(`${named.length} 条`),
    expect.stringContaining(`${named.length} rules`),
  ]);
  expect(named.every(({ name, nameEn }) => name !== '' && nameEn !== '')).toBe(true);
  expect(named.map(({ id }) => id)).not.toContain(RULE);
});

test('simulated data says so first', () => {
  expect(codes({ simulated: true })[0]).toBe('simulated');
});

test('facts that end before the last full year are stale, and those that never came are missing', () => {
  const bases: [string, number][] = LOADED.flatMap((model): [string, number][] =>
    model === 'event' ? [] : [[model, model === 'rd' ? 2021 : 2023]],
  );
  expect(note('factsStale', { bases })).toMatchObject({
    zh: expect.stringContaining('2021'),
    named: [{ id: 'rd', name: '研发费用' }],
  });
  expect(note('factsNotLoaded', { bases })?.named.map(({ id }) => id)).toEqual(['event']);
});

test('a rule that never had an approval is named, where anything is owed under it', () => {
  const learned = { rule: RULE, approved: 1, share: 1, onTime: 1, entitlements: 9, approvals: 0 };
  const takeUp = [
    { ...learned, pooledWith: 'document' as const },
    { ...learned, rule: 'jn-htf-plan-2020.htf-first', pooledWith: 'document' as const },
  ];
  expect(note('noTakeUpOfItsOwn', { takeUp })?.named.map(({ id }) => id)).toEqual([RULE]);
});

test('where nothing was ever approved that is said in its place', () => {
  expect(codes({ ladder: new Ladder(false) })).toContain('nothingApproved');
});

test('growth that is held at the largest scale in more than one draw of twenty is said', () => {
  const often = (above: number) =>
    growth(Array.from({ length: 100 }, (_, at) => (at < above ? 2.3 : 1)));
  expect(note('growthCut', { growths: [often(6)] })?.named).toMatchObject([
    { name: expect.stringContaining('6 %') },
  ]);
  expect(note('growthCut', { growths: [often(5)] })).toBeUndefined();
});

test('rationed funds are named with their way, and those of which no money is loaded', () => {
  const budget = { fund: '甲资金', level: 'city', region: '370100', how: 'queue' };
  const rationing = {
    ways: { 甲资金: 'queue', 乙资金: 'proRata' },
    budgets: [budget],
    untold: [{ fund: '乙资金', region: null }],
  } as unknown as ExposureAnswer['rationing'];
  expect(note('rationed', { rationing })?.named).toMatchObject([
    { id: '甲资金', name: expect.stringContaining('先到先得') },
  ]);
  expect(note('rationingNotTold', { rationing })?.named.map(({ id }) => id)).toEqual(['乙资金']);
});
