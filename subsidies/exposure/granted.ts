import { yearOf } from '../../core/civil-date.ts';
import type { Entitlement } from '../entitlement.ts';
import { grantKey, type Owed } from './owed.ts';
import type { Grant } from './take-up.ts';

/** What was granted, seen from what was owed. */
export interface Granted {
  /** A grant under a rule that had given way to another one stands under the one that keeps the benefit. */
  readonly asOwed: readonly Grant[];
  /** Of whom nothing more is due under which rule for which year, by `grantKey`. */
  readonly keys: ReadonlySet<string>;
  /** By `grantKey` what was granted in all, in fen, and in which year last. */
  readonly sums: ReadonlyMap<string, { readonly fen: bigint; readonly lastYear: number }>;
}

/**
 * What is not granted yet. Of a benefit paid over several years the parts are granted in their order, as
 * far as the sum goes; one granted in the year of a part, or later, is granted up to it.
 */
export function openOf(owed: readonly Owed[], { keys, sums }: Granted): Owed[] {
  const byKey = Map.groupBy(owed, ({ rule, code, eventYear }) => grantKey(rule, code, eventYear));
  return [...byKey].flatMap(([key, rows]) => {
    if (!keys.has(key)) return rows;
    const sum = sums.get(key);
    const first = Math.min(...rows.map(({ payableYear }) => payableYear));
    if (!sum) return [];
    return rows.filter(({ payableYear }) => {
      if (payableYear === first || sum.lastYear >= payableYear) return false;
      const upTo = rows.filter((each) => each.payableYear <= payableYear);
      return upTo.reduce((total, { fen }) => total + fen, 0n) > sum.fen;
    });
  });
}

/**
 * A benefit that several rules promise is granted once, under whichever of them: it is then due neither
 * under the rule that keeps it nor, where a reform takes that one away, under one that had given way.
 */
export function grantedOf(grants: readonly Grant[], entitlements: readonly Entitlement[]): Granted {
  const keepers = keepersOf(entitlements);
  const keys = new Set(grants.map(({ rule, code, eventYear }) => grantKey(rule, code, eventYear)));
  const asOwed = grants.map((grant) => {
    const { rule, code, eventYear } = grant;
    const keeper = keepers.get(grantKey(rule, code, eventYear));
    return keeper === undefined ? grant : { ...grant, rule: keeper.rule };
  });
  const given = new Set(asOwed.map(({ rule, code, eventYear }) => grantKey(rule, code, eventYear)));
  for (const [key, keeper] of keepers) if (given.has(keeper.key)) keys.add(key);
  for (const key of given) keys.add(key);
  const sums = new Map<string, { fen: bigint; lastYear: number }>();
  for (const { rule, code, eventYear, fen, date } of asOwed) {
    const key = grantKey(rule, code, eventYear);
    const { fen: before = 0n, lastYear = 0 } = sums.get(key) ?? {};
    sums.set(key, { fen: before + fen, lastYear: Math.max(lastYear, yearOf(date)) });
  }
  return { asOwed, keys, sums };
}

/** Under which rule the benefit is kept that one lost, by `grantKey`; those that keep something themselves are left out. */
function keepersOf(entitlements: readonly Entitlement[]) {
  const kept = new Set<string>();
  const lost = new Map<string, { readonly rule: string; readonly key: string }>();
  for (const { rule, beneficiary, eventDate, afterStacking, lostTo } of entitlements) {
    const year = yearOf(eventDate);
    const key = grantKey(rule, beneficiary, year);
    const [winner] = lostTo;
    if ((afterStacking ?? 0n) > 0n) kept.add(key);
    else if (winner) {
      lost.set(key, { rule: winner.rule, key: grantKey(winner.rule, beneficiary, year) });
    }
  }
  for (const [key, keeper] of lost) if (kept.has(key) || !kept.has(keeper.key)) lost.delete(key);
  return lost;
}
