import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPERATOR } from '../core/viewer.ts';
import { applyReadings, type AppliedRule } from '../subsidies/applied-rule.ts';
import { entitledRows } from '../subsidies/entitled-rows.ts';
import { entitlementsOf, type Entitlement } from '../subsidies/entitlement.ts';
import { SubsidyService, type Question } from '../subsidies/service.ts';
import { settle } from '../subsidies/settle.ts';
import type { Home } from '../warehouse/home.ts';
import { SnapshotReader } from '../warehouse/snapshot.ts';
import { LOADED_ON, removeHome } from './loaded-home.ts';
import { homeOf, removeFiles, simulatedFiles } from './simulated-home.ts';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const question = (year: number): Question => ({ year, asOf: LOADED_ON, knownAt: LOADED_ON });

let files: string;
let home: Home;
let reader: SnapshotReader;
let service: SubsidyService;
const due = new Map<number, Entitlement[]>();

beforeAll(async () => {
  files = await simulatedFiles(3000, 5000);
  home = await homeOf(files);
  reader = new SnapshotReader(home);
  service = new SubsidyService(reader);
  for (const year of YEARS) due.set(year, await service.entitlements(question(year), OPERATOR));
}, 120_000);

afterAll(() => {
  reader.close();
  removeHome(home);
  removeFiles(files);
});

const all = () => [...due.values()].flat();
const rulesOf = (year: number) => service.payingRules(question(year));
const sum = (rows: readonly Entitlement[], key: 'ceiling' | 'afterStacking') =>
  rows.reduce((total, row) => total + (row[key] ?? 0n), 0n);

async function settled(rules: readonly AppliedRule[], year: number): Promise<Entitlement[]> {
  const { groups } = service.subsidies;
  const rows = await reader.session(async (session) => {
    await settle(session, rules, groups, { ...question(year), beneficiary: null });
    return entitledRows(session, year);
  });
  return entitlementsOf(rows, rules, groups);
}

test('the simulated city gives every family of facts something to pay', () => {
  const paid = new Set(
    all()
      .filter(({ afterStacking }) => (afterStacking ?? 0n) > 0n)
      .map(({ rule }) => rule),
  );
  const views = service.subsidies.rules.filter(({ id }) => paid.has(id)).map(({ facts }) => facts);
  expect(new Set(views)).toEqual(
    expect.objectContaining(new Set(['contract_registered', 'recognition_granted', 'rd_reported'])),
  );
  expect(paid.size).toBeGreaterThan(40);
});

test('the parts of the levels of government sum to what is due, to the fen', () => {
  for (const { shares, afterStacking } of all()) {
    if (shares === null) expect(afterStacking).toBeNull();
    else expect(shares.province + shares.city + shares.district).toBe(afterStacking);
  }
});

test('what is left after overlaps is never more than the text allows, and never below zero', () => {
  for (const { ceiling, afterStacking } of all()) {
    if (ceiling === null || afterStacking === null) continue;
    expect(afterStacking).toBeGreaterThanOrEqual(0n);
    expect(afterStacking).toBeLessThanOrEqual(ceiling);
  }
});

test('a rule outside its dates pays nothing', () => {
  const spans = new Map(
    applyReadings(service.subsidies, service.reference).map((rule) => [rule.rule.id, rule]),
  );
  for (const { rule, eventDate } of all()) {
    const span = spans.get(rule);
    expect(eventDate >= (span?.from ?? '')).toBe(true);
    expect(span?.to === null || eventDate <= (span?.to ?? '')).toBe(true);
  }
});

test('within one rule, and with the same inputs known, a ceiling never falls when its basis grows', () => {
  const rated = new Set(['cappedRate', 'shareOfCost', 'match']);
  // A cap over several events leaves less to the later ones, so only caps of a row alone are compared.
  const alone = service.subsidies.rules.filter(({ mechanism, caps, row }) => {
    if (!rated.has(mechanism.kind) || caps.length > 0 || !('per' in mechanism)) return false;
    return row === 'year' || mechanism.per.some((unit) => unit === 'event');
  });
  let compared = 0;
  for (const { id } of alone) {
    const rows = all()
      .filter((row) => row.rule === id && row.basis !== null && row.ceiling !== null)
      .toSorted((a, b) => Number((a.basis ?? 0n) - (b.basis ?? 0n)));
    for (const [at, row] of rows.entries()) {
      const before = rows[at - 1];
      if (!before) continue;
      compared++;
      expect(row.ceiling).toBeGreaterThanOrEqual(before.ceiling ?? 0n);
    }
  }
  expect(compared).toBeGreaterThan(500);
});

test('the order of rows and files does not matter', async () => {
  const other = await homeOf(files, true);
  const again = new SnapshotReader(other);
  const shuffled = await new SubsidyService(again).entitlements(question(2021), OPERATOR);
  again.close();
  removeHome(other);
  expect(shuffled).toEqual(due.get(2021));
}, 120_000);

test('the same question gives the same answer', async () => {
  expect(await service.entitlements(question(2022), OPERATOR)).toEqual(due.get(2022));
});

test('before overlaps are settled, taking a gate away never lowers what is due', async () => {
  const rules = rulesOf(2022);
  const paid = (rows: readonly Entitlement[]) => rows.filter(({ gate }) => gate === null);
  const before = sum(paid(due.get(2022) ?? []), 'ceiling');
  const names = [...new Set(rules.flatMap(({ gates }) => gates.map(({ name }) => name)))];
  expect(names.length).toBeGreaterThan(3);
  const open = await settled(
    rules.map((rule) => ({ ...rule, gates: [] })),
    2022,
  );
  expect(sum(paid(open), 'ceiling')).toBeGreaterThanOrEqual(before);
  for (const name of ['integrity', 'zeroRdTwoYears']) {
    const less = rules.map((rule) => ({
      ...rule,
      gates: rule.gates.filter((gate) => gate.name !== name),
    }));
    expect(sum(paid(await settled(less, 2022)), 'ceiling')).toBeGreaterThanOrEqual(before);
  }
});

test('a draft adds nothing unless it is asked for', async () => {
  expect(all().filter(({ draft }) => draft)).toEqual([]);
  const asked = await service.entitlements({ ...question(2023), drafts: true }, OPERATOR);
  expect(asked.some(({ draft }) => draft)).toBe(true);
});

test('of one benefit that several texts promise, one is paid and each loss names its winner', () => {
  const rows = all();
  for (const { lostTo, afterStacking, ceiling } of rows) {
    if (lostTo.length === 0) continue;
    expect(afterStacking).toBe(0n);
    for (const { rule, amount } of lostTo) {
      expect(rows.some((row) => row.rule === rule && (row.afterStacking ?? 0n) >= 0n)).toBe(true);
      expect(amount).toBeGreaterThanOrEqual(ceiling === null ? 0n : 1n);
    }
  }
  expect(rows.some(({ lostTo }) => lostTo.length > 0)).toBe(true);
});

test('asked for one rule or one beneficiary, the answer is that part of the whole', async () => {
  const whole = due.get(2021) ?? [];
  const rule = 'jn-tech-transfer-2021.seller-development';
  const ofRule = await service.entitlements({ ...question(2021), rule }, OPERATOR);
  expect(ofRule).toEqual(whole.filter((row) => row.rule === rule));
  expect(ofRule.length).toBeGreaterThan(10);
  const beneficiary = whole.find(({ lostTo }) => lostTo.length > 0)?.beneficiary ?? '';
  const ofUnit = await service.entitlements({ ...question(2021), beneficiary }, OPERATOR);
  expect(ofUnit).toEqual(whole.filter((row) => row.beneficiary === beneficiary));
});
