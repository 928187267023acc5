import { readFileSync } from 'node:fs';
import { yearOf } from '../../core/civil-date.ts';
import { projectPath } from '../../reference/project-root.ts';
import type { Entitlement } from '../entitlement.ts';
import { applyReadings } from '../applied-rule.ts';
import { computableRules, payingIn } from '../paying-rules.ts';
import type { Warehouse } from '../service.ts';
import { settledRows } from '../settled-rows.ts';
import { places, type Places } from './assign.ts';
import { basesOf, type Bases } from './bases.ts';
import { anythingReported, anythingThere, counted } from './counted.ts';
import { grantedOf, type Granted } from './granted.ts';
import { growthOf, seriesOf, type Driver, type Growth } from './drivers.ts';
import { drawnTakeUps, type DrawnTakeUps } from './drawn-take-up.ts';
import { keyOf } from './hash.ts';
import { owedOf } from './owed.ts';
import type { ExposureQuestion, Law } from './question.ts';
import { SILENT, stepsOfGrounds, type Report } from './progress.ts';
import { readRecords, type MoneyRecords, type PaymentRecord } from './records.ts';
import { findingsOf, type Finding } from './findings.ts';
import { resolver, type Resolve } from './resolve.ts';
import type { UnitSize } from './stakes.ts';
import { predecessors } from './succession.ts';
import { takeUpOf, type Grant, type TakeUps } from './take-up.ts';

/** Years of events before the day from which take-up is learned. */
const LEARNED = 5;

export const STEPS_OF_GROUNDS = stepsOfGrounds(LEARNED + 1);

/**
 * What an exposure stands on, whatever rules it is asked of: the money that is loaded, what the law owed
 * for former events, how that was taken up, and how the facts grow.
 */
export interface Grounds {
  /** Whether simulated rows count, since nothing is reported. */
  readonly simulated: boolean;
  readonly records: MoneyRecords;
  /** Which rule a record means, by what the law owed for the events of the years before the day. */
  readonly resolve: Resolve;
  /** What of the money does not fit what the law owed, of all years. */
  readonly findings: readonly Finding[];
  readonly places: Places;
  /** What was granted, under the rules that owed it. */
  readonly grants: readonly Grant[];
  /** What of what is owed is granted. */
  readonly granted: Granted;
  readonly takeUp: TakeUps | null;
  readonly drawnTakeUp: DrawnTakeUps | null;
  readonly bases: Bases;
  readonly sizes: ReadonlyMap<string, UnitSize>;
  growth(driver: Driver): Growth;
  /** The growths that were asked for. */
  growths(): readonly Growth[];
}

export async function groundsOf(
  warehouse: Warehouse,
  { subsidies, reference }: Law,
  question: ExposureQuestion,
  report: Report = SILENT,
): Promise<Grounds> {
  const { asOf, knownAt, city, readings, draws } = question;
  const clocks = { as_of: asOf, known_at: knownAt };
  report({ step: 'records', year: null });
  const all = await warehouse.session((session) =>
    readRecords(session, question, subsidies, reference),
  );
  const rules = computableRules(subsidies, reference, { city, readings });
  // Sums that are agreed case by case are paid within their rule's dates as well.
  const every = applyReadings(subsidies, reference, readings);
  // What the law owed is let go of once it is known what it says of the money.
  const entitlements: Entitlement[] = [];
  for (let year = yearOf(asOf) - LEARNED; year <= yearOf(asOf); year++) {
    report({ step: 'lawful', year });
    const paying = payingIn(rules, year, asOf);
    const rows = await warehouse.session((session) =>
      settledRows(session, paying, subsidies.groups, { year, asOf, knownAt }),
    );
    for (const row of rows) entitlements.push(row);
  }
  const reportedElsewhere = entitlements.some(({ simulated }) => !simulated);
  const rowsOf = (name: string, of: Readonly<Record<string, number | boolean>>) =>
    warehouse.session((session) => session.rows(sqlFile(name), { ...clocks, ...of }));
  const simulated =
    !reportedElsewhere &&
    !anythingReported(all) &&
    (anythingThere(all) || (await rowsOf('last-years', { simulated: true })).length > 0);
  const read = (name: string, more: Readonly<Record<string, number>> = {}) =>
    rowsOf(name, { simulated, ...more });
  const loaded = counted(all, reportedElsewhere);
  const tell = resolver(entitlements);
  const where = places(loaded, subsidies, reference);
  const records = { ...loaded, payments: loaded.payments.map(withFund) };
  const resolve = resolved(records, tell);
  const counting = entitlements.filter((row) => row.simulated === simulated);
  const granted = grantedOf(grantsOf(records, resolve), counting);
  report({ step: 'drivers', year: null });
  const bases = basesOf(await read('last-years'), asOf);
  const series = seriesOf(await read('drivers'));
  const sizes = await read('sizes', { rd_base: bases.get('rd') ?? 0 });
  const growths = new Map<string, Growth>();
  const seed = seedOf(question);
  const takeUp = takeUpOf(
    owedOf(entitlements, simulated),
    granted.asOwed,
    asOf,
    predecessors(
      computableRules(subsidies, reference, { city, readings, drafts: true }),
      reference,
    ),
  );
  return {
    simulated,
    records,
    resolve,
    findings: findingsOf(records, resolve, entitlements, every),
    places: where,
    grants: granted.asOwed,
    granted,
    takeUp,
    drawnTakeUp: takeUp && drawnTakeUps(takeUp, { seed, draws }),
    bases,
    sizes: new Map(
      sizes.map(({ code, kind, size, large, much }) => [
        String(code),
        {
          kind: kind === null ? null : String(kind),
          size: size === null ? null : String(size),
          large: Number(large),
          much: Number(much) === 1,
        },
      ]),
    ),
    growth(driver) {
      const growth = growths.get(driver.id) ?? growthOf(driver, series, bases, { seed, draws });
      growths.set(driver.id, growth);
      return growth;
    },
    growths: () => [...growths.values()],
  };

  /** A line that names no fund draws on the one that its rule or document is paid from. */
  function withFund(record: PaymentRecord): PaymentRecord {
    if (record.fund !== null) return record;
    return { ...record, fund: where.payment(record, tell(record)).fund };
  }
}

/** The number that the draws begin from. */
export function seedOf({ seed }: Pick<ExposureQuestion, 'seed'>): number {
  return keyOf(`seed ${seed}`);
}

/** What each record means, told once for all. */
function resolved({ approvals, payments }: MoneyRecords, resolve: Resolve): Resolve {
  const known = new Map([...approvals, ...payments].map((record) => [record, resolve(record)]));
  return (record) => known.get(record) ?? null;
}

/** What was granted: approvals, and payments that name none. */
function grantsOf({ approvals, payments }: MoneyRecords, resolve: Resolve): Grant[] {
  const unapproved = payments.filter(({ approval, fen }) => approval === null && fen > 0n);
  return [...approvals, ...unapproved].flatMap((record) => {
    const rule = resolve(record);
    const { code, eventYear, date, fen } = record;
    return rule === null ? [] : [{ rule, code, eventYear, date, fen }];
  });
}

function sqlFile(name: string): string {
  return readFileSync(projectPath('subsidies', 'exposure', `${name}.sql`), 'utf8');
}
