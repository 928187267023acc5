import { yearOf } from '../../core/civil-date.ts';
import type { AppliedRule } from '../applied-rule.ts';
import { computableRules, concerned, payingIn } from '../paying-rules.ts';
import type { Warehouse } from '../service.ts';
import { settledRows } from '../settled-rows.ts';
import type { StackingGroup } from '../stacking-schema.ts';
import { arrears } from './arrears.ts';
import { baseOf } from './bases.ts';
import { continued, continuedGroups } from './baseline.ts';
import { DrawTable, SCALES, drawOwed, drawStakes, meanOf, type Stake } from './draws.ts';
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
import { YEARS } from './take-up.ts';

/** The budget of a year under one set of rules. */
export interface Worked {
  readonly ladder: Ladder;
  /** What each beneficiary is owed in the year: known entitlements, and last year's facts again. */
  readonly typical: ReadonlyMap<string, bigint>;
  /** What is owed in the year and not granted yet: the rows behind what is contingent. */
  readonly open: readonly Owed[];
  /** What fell due in the years before, in which approvals still come, and is not granted yet. */
  readonly overdue: readonly Owed[];
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
  const { due, open, overdue } = await knownOwed(warehouse, grounds, world, question, report);
  const ladder = new Ladder(grounds.takeUp !== null);
  for (const row of ledgerRows(grounds.records, year, grounds.resolve, grounds.places)) {
    ladder.addRow(row);
  }
  for (const row of arrears(grounds, question)) ladder.addRow(row);
  report({ step: 'contingent', year: null });
  await addOwed(open, grounds, question, (...owing) => ladder.addContingent(...owing));
  await addOwed(overdue, grounds, question, (...owing) => ladder.addOverdue(...owing));
  const typical = new Map<string, bigint>();
  const add = (code: string, fen: bigint) => typical.set(code, (typical.get(code) ?? 0n) + fen);
  for (const { code, fen } of open) add(code, fen);
  for (let eventYear = year - YEARS_BACK; eventYear <= year; eventYear++) {
    const stakes = await stakesIn(warehouse, grounds, world, eventYear, question, report);
    if (stakes.length === 0) continue;
    const table = new DrawTable(draws);
    const approved = new DrawTable(draws);
    const { drawnTakeUp: known } = grounds;
    await drawStakes(
      table,
      stakes,
      seedOf(question),
      known ? { table: approved, takeUp: (rule) => known.inDueYear(rule, year) } : undefined,
    );
    const already = due.filter((each) => each.eventYear === eventYear);
    addForecast(ladder, { ceilings: table, approved }, already, grounds, eventYear);
    for (const [code, fen] of beyond(stakes, already)) add(code, fen);
  }
  return { ladder, typical, open, overdue };
}

/** True where it fell due before the year and can still be approved in it, as far as approvals are loaded. */
function isOverdue(dueYear: number, year: number, { takeUp }: Grounds): boolean {
  return dueYear < year && dueYear > year - YEARS && dueYear >= (takeUp?.since ?? year);
}

interface World {
  /** The rules for the events of a year. */
  rules(year: number): readonly AppliedRule[];
  readonly groups: readonly StackingGroup[];
}

function rulesOf({ subsidies, reference, before }: Law, question: ExposureQuestion): World {
  const { city, drafts, readings, baseline } = question;
  const rules = computableRules(subsidies, reference, { city, drafts, readings });
  if (baseline === 'inForce') return { rules: () => rules, groups: subsidies.groups };
  const former = before
    ? computableRules(before.subsidies, before.reference, { city, drafts, readings })
    : [];
  return {
    rules: (year) => continued(rules, reference, year, former),
    groups: continuedGroups(subsidies.groups),
  };
}

interface Known {
  /** Whether or not it is granted. */
  readonly due: readonly Owed[];
  readonly open: readonly Owed[];
  readonly overdue: readonly Owed[];
}

/** What is owed for events that are loaded, of the years whose events can fall due in the budget or are overdue. */
async function knownOwed(
  warehouse: Warehouse,
  grounds: Grounds,
  { rules, groups }: World,
  { year: budgetYear, asOf, knownAt }: ExposureQuestion,
  report: Report,
): Promise<Known> {
  const due: Owed[] = [];
  const open: Owed[] = [];
  const overdue: Owed[] = [];
  const last = Math.min(budgetYear, yearOf(asOf));
  const dueYears = [budgetYear];
  for (let before = budgetYear - 1; isOverdue(before, budgetYear, grounds); before--) {
    dueYears.push(before);
  }
  for (let year = Math.min(...dueYears) - YEARS_BACK; year <= last; year++) {
    report({ step: 'known', year });
    const paying = payingIn(rules(year), year, asOf);
    const wanted = paying.filter((rule) => dueYears.some((each) => fallsDue(rule, year, each)));
    if (wanted.length === 0) continue;
    const asked = concerned(
      paying,
      wanted.map(({ rule }) => rule.id),
    );
    const rows = await warehouse.session((session) =>
      settledRows(session, asked, groups, { year, asOf, knownAt }),
    );
    const owed = owedOf(rows, grounds.simulated);
    for (const each of owed) if (each.payableYear === budgetYear) due.push(each);
    for (const each of openOf(owed, grounds.granted)) {
      if (each.payableYear === budgetYear) open.push(each);
      else if (isOverdue(each.payableYear, budgetYear, grounds)) overdue.push(each);
    }
  }
  return { due, open, overdue };
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

/** Adds what is owed by rule, district and level: its ceiling, what is expected of it and its draws. */
async function addOwed(
  open: readonly Owed[],
  { takeUp, drawnTakeUp, places }: Grounds,
  { year, draws }: ExposureQuestion,
  add: Ladder['addContingent'],
): Promise<void> {
  const drawn = new Map<string, Float64Array>();
  if (drawnTakeUp) {
    const table = new DrawTable(draws);
    await drawOwed(table, open, drawnTakeUp, year);
    for (const { rule, region, level, fen } of table.all()) {
      drawn.set(`${rule} ${region} ${level}`, fen);
    }
  }
  const cells = Map.groupBy(open, ({ rule, region }) => `${rule} ${region}`);
  for (const owed of cells.values()) {
    const [first] = owed;
    if (!first) continue;
    const { rule, region } = first;
    const place = places.rule(rule, `${year}-01-01`);
    const ceilings = LEVELS.map((level) => owed.reduce((sum, each) => sum + each[level], 0n));
    const expected = [0, 0, 0];
    for (const [dueYear, own] of Map.groupBy(owed, ({ payableYear }) => payableYear)) {
      const factor = takeUp ? takeUp.chance(rule, dueYear, year) * takeUp.of(rule).share : 0;
      const parts = LEVELS.map((level) => Number(own.reduce((sum, each) => sum + each[level], 0n)));
      for (const [at, part] of expectedParts(parts, factor).entries()) {
        expected[at] = (expected[at] ?? 0) + part;
      }
    }
    for (const [at, level] of LEVELS.entries()) {
      const ceiling = ceilings[at] ?? 0n;
      if (ceiling === 0n) continue;
      const fen = drawn.get(`${rule} ${region} ${level}`) ?? null;
      add({ ...place, level, region }, ceiling, BigInt(expected[at] ?? 0), fen);
    }
  }
}

/** What is drawn of a year, less what is owed already for its events that are loaded. */
function addForecast(
  ladder: Ladder,
  { ceilings: table, approved }: { readonly ceilings: DrawTable; readonly approved: DrawTable },
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
    const factor = takeUp ? takeUp.inDueYear(rule) * takeUp.of(rule).share : 0;
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
    const drawn = approved.at(rule, region).map(({ fen }, at) => {
      const [whole, rest] = [leaves[at]?.fen, ceilings[at]];
      if (whole === rest) return fen;
      return fen.map((each, draw) =>
        each === 0 ? 0 : Math.floor((each * (rest?.[draw] ?? 0)) / (whole?.[draw] ?? 1)),
      );
    });
    const assigned = places.rule(rule, `${eventYear}-12-31`);
    for (const [at, { level }] of leaves.entries()) {
      const ceiling = ceilings[at];
      const part = expected[at];
      const cases = drawn[at];
      if (!ceiling?.some((each) => each > 0) || !part || !cases) continue;
      ladder.addForecast({ ...assigned, level, region }, ceiling, cases, meanOf(part));
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
