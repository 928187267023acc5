import { yearOf } from '../../core/civil-date.ts';
import type { AppliedRule } from '../applied-rule.ts';
import { computableRules, concerned, payingIn } from '../paying-rules.ts';
import type { Warehouse } from '../service.ts';
import { settledRows } from '../settled-rows.ts';
import type { StackingGroup } from '../stacking-schema.ts';
import { baseOf } from './bases.ts';
import { continued, continuedGroups } from './baseline.ts';
import { DrawTable, SCALES, drawOwed, drawStakes, type Stake } from './draws.ts';
import { driverOf } from './drivers.ts';
import { YEARS_BACK, fallsDue } from './event-years.ts';
import { seedOf, type Grounds } from './grounds.ts';
import { Ladder } from './ladder.ts';
import { LEVELS } from './leaf.ts';
import { ledgerRows } from './ledger.ts';
import { openOf } from './granted.ts';
import { owedOf, type Owed } from './owed.ts';
import { SILENT, type Report } from './progress.ts';
import { projectedRows } from './projected.ts';
import type { ExposureQuestion, Law } from './question.ts';
import { Stakes } from './stakes.ts';
import { factorOf } from './take-up.ts';

/** The budget of a year under one set of rules. */
export interface Worked {
  readonly ladder: Ladder;
  /** What each beneficiary is owed in the year: known entitlements, and last year's facts again. */
  readonly typical: ReadonlyMap<string, bigint>;
  /** What is owed in the year and not granted yet: the rows behind what is contingent. */
  readonly open: readonly Owed[];
}

/** Works out the ladder of a budget year under a law, on grounds that other laws can share. */
export async function workedOut(
  warehouse: Warehouse,
  grounds: Grounds,
  law: Law,
  question: ExposureQuestion,
  report: Report = SILENT,
): Promise<Worked> {
  const { year, draws } = question;
  const world = rulesOf(law, question);
  const owed = await knownOwed(warehouse, grounds, world, question, report);
  const due = owed.filter((each) => each.payableYear === year);
  const open = openOf(owed, grounds.granted).filter((each) => each.payableYear === year);
  const ladder = new Ladder(grounds.takeUp !== null);
  for (const row of ledgerRows(grounds.records, year, grounds.resolve, grounds.places)) {
    ladder.addRow(row);
  }
  report({ step: 'contingent', year: null });
  await addContingent(ladder, open, grounds, question);
  const typical = new Map<string, bigint>();
  const add = (code: string, fen: bigint) => typical.set(code, (typical.get(code) ?? 0n) + fen);
  for (const { code, fen } of open) add(code, fen);
  for (let eventYear = year - YEARS_BACK; eventYear <= year; eventYear++) {
    const stakes = await stakesIn(warehouse, grounds, world, eventYear, question, report);
    if (stakes.length === 0) continue;
    const table = new DrawTable(draws);
    await drawStakes(table, stakes, seedOf(question));
    const already = due.filter((each) => each.eventYear === eventYear);
    addForecast(ladder, table, already, grounds, eventYear);
    for (const [code, fen] of beyond(stakes, already)) add(code, fen);
  }
  return { ladder, typical, open };
}

interface World {
  /** The rules for the events of a year. */
  rules(year: number): readonly AppliedRule[];
  readonly groups: readonly StackingGroup[];
}

function rulesOf({ subsidies, reference }: Law, question: ExposureQuestion): World {
  const { city, drafts, readings, baseline } = question;
  const rules = computableRules(subsidies, reference, { city, drafts, readings });
  if (baseline === 'inForce') return { rules: () => rules, groups: subsidies.groups };
  return {
    rules: (year) => continued(rules, reference, year),
    groups: continuedGroups(subsidies.groups),
  };
}

/** What is owed for events that are loaded, of the years whose events can fall due in the budget. */
async function knownOwed(
  warehouse: Warehouse,
  { simulated }: Grounds,
  { rules, groups }: World,
  { year: budgetYear, asOf, knownAt }: ExposureQuestion,
  report: Report,
): Promise<Owed[]> {
  const all: Owed[] = [];
  const last = Math.min(budgetYear, yearOf(asOf));
  for (let year = budgetYear - YEARS_BACK; year <= last; year++) {
    report({ step: 'known', year });
    const paying = payingIn(rules(year), year, asOf);
    const wanted = paying.filter((rule) => fallsDue(rule, year, budgetYear));
    if (wanted.length === 0) continue;
    const asked = concerned(
      paying,
      wanted.map(({ rule }) => rule.id),
    );
    const rows = await warehouse.session((session) =>
      settledRows(session, asked, groups, { year, asOf, knownAt }),
    );
    all.push(...owedOf(rows, simulated));
  }
  return all;
}

/** What the year's beneficiaries are owed for events that are not loaded in full. */
async function stakesIn(
  warehouse: Warehouse,
  grounds: Grounds,
  { rules, groups }: World,
  year: number,
  { year: budgetYear, knownAt }: ExposureQuestion,
  report: Report,
): Promise<Stake[]> {
  const { bases, simulated } = grounds;
  const paying = payingIn(rules(year), year, `${year}-12-31`);
  const wanted = paying.filter((applied) => {
    const base = baseOf(bases, applied.view.model);
    return base !== undefined && base < year && fallsDue(applied, year, budgetYear);
  });
  const step = { step: 'forecast', year } as const;
  if (wanted.length === 0) {
    report(step, SCALES.length);
    return [];
  }
  const byId = new Map(wanted.map((applied) => [applied.rule.id, applied]));
  const asked = concerned(paying, [...byId.keys()]);
  const sized = wanted.some((rule) => driverOf(rule, { large: 0, much: false }).kind === 'size');
  const stakes = new Stakes(byId, year, grounds);
  const all = SCALES.map((_, at) => at);
  for (const [at, scale] of (sized ? SCALES : [1000]).entries()) {
    report(step, sized ? 1 : SCALES.length);
    const rows = await projectedRows(warehouse, asked, groups, { year, bases, scale, knownAt });
    const due = owedOf(rows, simulated).filter(({ rule, payableYear }) => {
      const applied = byId.get(rule);
      if (!applied) return false;
      const { yearOf: counted } = applied.rule.payable;
      const later = counted === undefined ? 0 : year - (baseOf(bases, applied.view.model) ?? year);
      return payableYear + later === budgetYear;
    });
    stakes.add(due, sized ? [at] : all);
  }
  return stakes.all();
}

async function addContingent(
  ladder: Ladder,
  open: readonly Owed[],
  { takeUp, places }: Grounds,
  question: ExposureQuestion,
): Promise<void> {
  const drawn = new Map<string, Float64Array>();
  if (takeUp) {
    const table = new DrawTable(question.draws);
    await drawOwed(table, open, takeUp, seedOf(question));
    for (const { rule, region, level, fen } of table.all()) {
      drawn.set(`${rule} ${region} ${level}`, fen);
    }
  }
  const cells = Map.groupBy(open, ({ rule, region }) => `${rule} ${region}`);
  for (const owed of cells.values()) {
    const [first] = owed;
    if (!first) continue;
    const { rule, region } = first;
    const place = places.rule(rule, `${question.year}-01-01`);
    const factor = takeUp ? takeUp.inTime(rule, question.year) * takeUp.of(rule).share : 0;
    const ceilings = LEVELS.map((level) => owed.reduce((sum, each) => sum + each[level], 0n));
    const expected = expectedParts(ceilings.map(Number), factor);
    for (const [at, level] of LEVELS.entries()) {
      const ceiling = ceilings[at] ?? 0n;
      if (ceiling === 0n) continue;
      const fen = drawn.get(`${rule} ${region} ${level}`) ?? null;
      ladder.addContingent({ ...place, level, region }, ceiling, BigInt(expected[at] ?? 0), fen);
    }
  }
}

/** What is drawn of a year, less what is owed already for its events that are loaded. */
function addForecast(
  ladder: Ladder,
  table: DrawTable,
  already: readonly Owed[],
  { takeUp, places }: Grounds,
  eventYear: number,
): void {
  const known = Map.groupBy(already, ({ rule, region }) => `${rule} ${region}`);
  for (const [key, leaves] of Map.groupBy(table.all(), ({ rule, region }) => `${rule} ${region}`)) {
    const [first] = leaves;
    if (!first) continue;
    const { rule, region } = first;
    const owed = known.get(key) ?? [];
    const factor = takeUp ? factorOf(takeUp.of(rule)) : 0;
    const ceilings = leaves.map(({ level, fen }) => {
      const less = Number(owed.reduce((sum, each) => sum + each[level], 0n));
      return less === 0 ? fen : fen.map((each) => Math.max(0, each - less));
    });
    const expected = ceilings.map(({ length }) => new Float64Array(length));
    for (let draw = 0; draw < table.draws; draw++) {
      const parts = expectedParts(
        ceilings.map((ceiling) => ceiling[draw] ?? 0),
        factor,
      );
      for (const [at, part] of parts.entries()) {
        const leaf = expected[at];
        if (leaf) leaf[draw] = part;
      }
    }
    const assigned = places.rule(rule, `${eventYear}-12-31`);
    for (const [at, { level }] of leaves.entries()) {
      const ceiling = ceilings[at];
      const part = expected[at];
      if (!ceiling?.some((each) => each > 0) || !part) continue;
      ladder.addForecast({ ...assigned, level, region }, ceiling, part);
    }
  }
}

/**
 * What is expected of the levels' parts of a ceiling, in whole fen: differences of running totals, each
 * rounded down, so that it sums to the same however the levels share it.
 */
function expectedParts(ceilings: readonly number[], factor: number): number[] {
  const upTo = (count: number) =>
    Math.floor(ceilings.slice(0, count).reduce((sum, each) => sum + each, 0) * factor + EXACT);
  return ceilings.map((_, at) => upTo(at + 1) - upTo(at));
}

/** Far below a fen: a product that is whole stays so, whatever its last binary digit. */
const EXACT = 1e-6;

/** What beneficiaries are owed where last year's facts come again, beyond what they are owed already. */
function beyond(stakes: readonly Stake[], already: readonly Owed[]): Map<string, bigint> {
  const known = new Map<string, bigint>();
  for (const { code, fen } of already) known.set(code, (known.get(code) ?? 0n) + fen);
  const again = new Map<string, bigint>();
  for (const stake of stakes) again.set(stake.code, (again.get(stake.code) ?? 0n) + usual(stake));
  return new Map(
    [...again].flatMap(([code, fen]) => {
      const more = fen - (known.get(code) ?? 0n);
      return more > 0n ? [[code, more] as const] : [];
    }),
  );
}

/** What a beneficiary is owed where the facts of the last full year come again. */
function usual({ fen, kind, growth }: Stake): bigint {
  const at = SCALES.indexOf(1000) * LEVELS.length;
  const whole = LEVELS.reduce((sum, _, part) => sum + (fen[at + part] ?? 0), 0);
  return BigInt(Math.floor(whole * (kind === 'renewal' ? growth.last : 1)));
}
