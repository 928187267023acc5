import type { Entitlement } from '../entitlement.ts';
import { entitled } from './entitled.ts';
import type { ApprovalRecord, PaymentRecord } from './records.ts';

/** The rule under which a sum was approved or paid; null where that cannot be told. */
export type Resolve = (record: ApprovalRecord | PaymentRecord) => string | null;

/**
 * Tells which of the rules that its clause can mean a record means: the one whose fact is its cause,
 * else the one that owes the beneficiary nearest to the sum for events of that year, and not less. A
 * payment means what its approval means. Where no clause is written, only a cause or a single rule
 * that owes anything decides.
 */
export function resolver(entitlements: readonly Entitlement[]): Resolve {
  const owedBy = entitled(entitlements);
  const told = new WeakMap<ApprovalRecord | PaymentRecord, string | null>();
  const tell = (record: ApprovalRecord | PaymentRecord) => {
    const { candidates, clause } = record;
    const { code, eventYear, causeNo, fen, simulated } = approvalOf(record);
    if (code === null || eventYear === null) return null;
    const owing = candidates.flatMap((rule) => {
      const rows = owedBy(rule, code, eventYear, simulated);
      return rows.length === 0 ? [] : [{ rule, rows }];
    });
    const caused = owing.flatMap(({ rule, rows }) => {
      const own = rows.filter(({ fact }) => fact === causeNo);
      return own.length === 0 ? [] : [{ rule, rows: own }];
    });
    const among = caused.length > 0 ? caused : owing;
    if (among.length < 2) return among[0]?.rule ?? null;
    if (clause === null && caused.length === 0) return null;
    return nearest(among, fen < 0n ? -fen : fen);
  };
  return (record) => {
    const { candidates } = record;
    if (candidates.length < 2) return candidates[0] ?? null;
    const known = told.get(record);
    const rule = known === undefined ? tell(record) : known;
    told.set(record, rule);
    return rule;
  };
}

function approvalOf(record: ApprovalRecord | PaymentRecord) {
  return 'approval' in record ? (record.approval ?? record) : record;
}

interface Owing {
  readonly rule: string;
  readonly rows: readonly Entitlement[];
}

/** The one that allows least of those that allow the sum, for one event or all; else the most. */
function nearest(among: readonly Owing[], fen: bigint): string | null {
  const ranked = among
    .map(({ rule, rows }) => {
      const ceilings = rows.map(({ ceiling }) => ceiling ?? 0n);
      const allowed = [...ceilings, sum(ceilings)];
      const enough = allowed.filter((each) => each >= fen);
      return {
        rule,
        covers: enough.length > 0,
        gap: enough.length > 0 ? least(enough) - fen : fen - sum(ceilings),
        kept: sum(rows.map(({ afterStacking }) => afterStacking ?? 0n)),
      };
    })
    .toSorted(
      (a, b) =>
        Number(b.covers) - Number(a.covers) || compare(a.gap, b.gap) || compare(b.kept, a.kept),
    );
  return ranked[0]?.rule ?? null;
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((whole, each) => whole + each, 0n);
}

function least(amounts: readonly bigint[]): bigint {
  return amounts.reduce((low, each) => (each < low ? each : low));
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
