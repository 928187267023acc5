import { readFileSync } from 'node:fs';
import { yearOf } from '../../core/civil-date.ts';
import { projectPath } from '../../reference/project-root.ts';
import type { Entitlement } from '../entitlement.ts';
import { computableRules, payingIn } from '../paying-rules.ts';
import type { Warehouse } from '../service.ts';
import { settledRows } from '../settled-rows.ts';
import { places, type Places } from './assign.ts';
import { basesOf, type Bases } from './bases.ts';
import { anythingReported, counted } from './counted.ts';
import { growthOf, seriesOf, type Driver, type Growth } from './drivers.ts';
import { keyOf } from './hash.ts';
import { grantKey, owedOf } from './owed.ts';
import type { ExposureQuestion, Law } from './question.ts';
import { readRecords, type MoneyRecords } from './records.ts';
import { resolver, type Resolve } from './resolve.ts';
import type { UnitSize } from './stakes.ts';
import { takeUpOf, type Grant, type TakeUp } from './take-up.ts';

/** Years of events before the day from which take-up is learned. */
const LEARNED = 5;

/**
 * What an exposure stands on, whatever rules it is asked of: the money that is loaded, what the law owed
 * for former events, how that was taken up, and how the facts grow.
 */
export interface Grounds {
  /** Whether simulated rows count, since nothing is reported. */
  readonly simulated: boolean;
  readonly records: MoneyRecords;
  /** What the law in force owed, by the year of the events, from `LEARNED` years before the day. */
  readonly lawful: ReadonlyMap<number, readonly Entitlement[]>;
  readonly resolve: Resolve;
  readonly places: Places;
  /** Which entitlements are granted, by `grantKey`. */
  readonly granted: ReadonlySet<string>;
  readonly takeUp: ((rule: string) => TakeUp) | null;
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
): Promise<Grounds> {
  const { asOf, knownAt, city, readings, draws } = question;
  const clocks = { as_of: asOf, known_at: knownAt };
  const all = await warehouse.session((session) =>
    readRecords(session, question, subsidies, reference),
  );
  const rules = computableRules(subsidies, reference, { city, readings });
  const lawful = new Map<number, Entitlement[]>();
  for (let year = yearOf(asOf) - LEARNED; year <= yearOf(asOf); year++) {
    const paying = payingIn(rules, year, asOf);
    const rows = await warehouse.session((session) =>
      settledRows(session, paying, subsidies.groups, { year, asOf, knownAt }),
    );
    lawful.set(year, rows);
  }
  const entitlements = [...lawful.values()].flat();
  const reportedElsewhere = entitlements.some(({ simulated }) => !simulated);
  const simulated = !reportedElsewhere && !anythingReported(all);
  const records = counted(all, reportedElsewhere);
  const resolve = resolver(entitlements);
  const grants = grantsOf(records, resolve);
  const read = (name: string, more: Readonly<Record<string, number>> = {}) =>
    warehouse.session((session) => session.rows(sqlFile(name), { ...clocks, simulated, ...more }));
  const bases = basesOf(await read('last-years'), asOf);
  const series = seriesOf(await read('drivers'));
  const sizes = await read('sizes', { rd_base: bases.get('rd') ?? 0 });
  const growths = new Map<string, Growth>();
  const seed = seedOf(question);
  return {
    simulated,
    records,
    lawful,
    resolve,
    places: places(records, subsidies, reference),
    granted: new Set(grants.map(({ rule, code, eventYear }) => grantKey(rule, code, eventYear))),
    takeUp: takeUpOf(owedOf(entitlements, simulated), grants, asOf),
    bases,
    sizes: new Map(
      sizes.map(({ code, large, much }) => [
        String(code),
        { large: Number(large), much: Number(much) === 1 },
      ]),
    ),
    growth(driver) {
      const growth = growths.get(driver.id) ?? growthOf(driver, series, bases, { seed, draws });
      growths.set(driver.id, growth);
      return growth;
    },
    growths: () => [...growths.values()],
  };
}

/** The number that the draws begin from. */
export function seedOf({ seed }: Pick<ExposureQuestion, 'seed'>): number {
  return keyOf(`seed ${seed}`);
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
