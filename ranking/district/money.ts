import { yearOf } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Subsidies } from '../../subsidies/catalogue.ts';
import type { Entitlement } from '../../subsidies/entitlement.ts';
import { anythingReported, anythingThere, counted } from '../../subsidies/exposure/counted.ts';
import { grantedOf, openOf } from '../../subsidies/exposure/granted.ts';
import { owedOf, type Owed } from '../../subsidies/exposure/owed.ts';
import { readRecords, type MoneyRecords, type Parts } from '../../subsidies/exposure/records.ts';
import { resolver, type Resolve } from '../../subsidies/exposure/resolve.ts';
import type { Grant } from '../../subsidies/exposure/take-up.ts';
import { computableRules, payingIn } from '../../subsidies/paying-rules.ts';
import { settledRows } from '../../subsidies/settled-rows.ts';
import type { Warehouse } from '../service.ts';
import type { Clocks } from './figures.ts';
import type { City } from './units.ts';

/** Years of events before the day for which it is worked out what the rules owe; as exposure does. */
const YEARS_OWED = 5;

/** Money of one region under one rule, or under what a record names where no rule matches. In fen. */
export interface MoneyLine {
  readonly region: string | null;
  /** The budget year of payments, the year of an approval, the year in which something falls due. */
  readonly year: number;
  readonly rule: string | null;
  /** As the records have it, where no rule matches; else null. */
  readonly documentNo: string | null;
  readonly clause: string | null;
  readonly parts: Parts;
  /** Payments, approvals or entitlements. */
  readonly rows: number;
}

/** The money of a city's units as known on both clocks. */
export interface CityMoney {
  /** Whether simulated rows count, since nothing is reported. */
  readonly simulated: boolean;
  /** Whether any money is loaded, or any rule owes anything: else nothing can be told. */
  readonly anything: boolean;
  /** Payments net of refunds, by budget year. */
  readonly received: readonly MoneyLine[];
  /** What is approved and not paid, by year of approval. */
  readonly unpaid: readonly MoneyLine[];
  /** What the rules owe for events up to the day and nobody has approved, by the year in which it falls due. */
  readonly open: readonly MoneyLine[];
}

/**
 * Reads what was paid and approved in a city, under which rule, and what is owed beside it; by the same
 * steps as exposure, so that a region's payments of a budget year are exposure's to the fen.
 */
export async function readMoney(
  warehouse: Warehouse,
  law: { readonly subsidies: Subsidies; readonly reference: Reference },
  { asOf, knownAt, city }: Clocks & { readonly city: City },
): Promise<CityMoney> {
  const { subsidies, reference } = law;
  const all = await warehouse.session((session) =>
    readRecords(session, { asOf, knownAt, city }, subsidies, reference),
  );
  const rules = computableRules(subsidies, reference, { city });
  const entitlements: Entitlement[] = [];
  for (let year = yearOf(asOf) - YEARS_OWED; year <= yearOf(asOf); year++) {
    const paying = payingIn(rules, year, asOf);
    const rows = await warehouse.session((session) =>
      settledRows(session, paying, subsidies.groups, { year, asOf, knownAt }),
    );
    for (const row of rows) entitlements.push(row);
  }
  const reported = entitlements.some(({ simulated }) => !simulated);
  const records = counted(all, reported);
  const anything = anythingThere(all) || entitlements.length > 0;
  const simulated = !reported && !anythingReported(all) && anything;
  const resolve = resolver(entitlements);
  const granted = grantedOf(
    grantsOf(records, resolve),
    entitlements.filter((row) => row.simulated === simulated),
  );
  const owed = openOf(owedOf(entitlements, simulated), granted);
  return {
    simulated,
    anything,
    received: receivedOf(records, resolve),
    unpaid: unpaidOf(records, resolve),
    open: sums(owed.map(openLine)),
  };
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

function receivedOf({ payments }: MoneyRecords, resolve: Resolve): MoneyLine[] {
  return sums(
    payments.map((record) => {
      const { region, budgetYear: year, parts } = record;
      return { region, year, parts, rows: 1, ...named(record, resolve) };
    }),
  );
}

/** Of each approval and level what is not paid; what was paid too much at one level settles no other. */
function unpaidOf({ approvals, payments }: MoneyRecords, resolve: Resolve): MoneyLine[] {
  const paid = new Map<string, Parts>();
  for (const { approval, parts } of payments) {
    if (approval) paid.set(approval.no, plus(paid.get(approval.no) ?? NOTHING, parts));
  }
  return sums(
    approvals.flatMap((record) => {
      const { region, date, parts, no } = record;
      const done = paid.get(no) ?? NOTHING;
      const rest = {
        province: above(parts.province - done.province),
        city: above(parts.city - done.city),
        district: above(parts.district - done.district),
      };
      if (rest.province + rest.city + rest.district === 0n) return [];
      return [{ region, year: yearOf(date), parts: rest, rows: 1, ...named(record, resolve) }];
    }),
  );
}

function openLine({ rule, region, payableYear: year, province, city, district }: Owed): MoneyLine {
  const parts = { province, city, district };
  return { region, year, rule, documentNo: null, clause: null, parts, rows: 1 };
}

type Named = Pick<MoneyLine, 'rule' | 'documentNo' | 'clause'>;

function named(record: Parameters<Resolve>[0], resolve: Resolve): Named {
  const rule = resolve(record);
  if (rule !== null) return { rule, documentNo: null, clause: null };
  return { rule, documentNo: record.documentNo, clause: record.clause };
}

const NOTHING: Parts = { province: 0n, city: 0n, district: 0n };

function plus(a: Parts, b: Parts): Parts {
  return {
    province: a.province + b.province,
    city: a.city + b.city,
    district: a.district + b.district,
  };
}

function above(fen: bigint): bigint {
  return fen > 0n ? fen : 0n;
}

/** Lines of one region, year and rule as one, in an order that does not depend on theirs. */
function sums(lines: readonly MoneyLine[]): MoneyLine[] {
  const all = new Map<string, MoneyLine>();
  for (const line of lines) {
    const { region, year, rule, documentNo, clause } = line;
    const key = JSON.stringify([region, year, rule, documentNo, clause]);
    const known = all.get(key);
    all.set(
      key,
      known
        ? { ...known, parts: plus(known.parts, line.parts), rows: known.rows + line.rows }
        : line,
    );
  }
  return [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
