import { yearOf } from '../../core/civil-date.ts';
import type { Assigned, Places } from './assign.ts';
import { counted } from './counted.ts';
import { LEVELS, type LedgerRow } from './leaf.ts';
import type { MoneyRecords, Parts } from './records.ts';
import type { Resolve } from './resolve.ts';

/**
 * What was set aside, approved and paid for a budget year, summed by place: appropriations and
 * payments of that budget year, approvals dated within it; payments net of refunds; and what of those
 * approvals is not paid yet. Reported and
 * simulated records are never summed together.
 */
export function ledgerRows(
  all: MoneyRecords,
  year: number,
  resolve: Resolve,
  places: Places,
): LedgerRow[] {
  const { approvals, payments, appropriations } = counted(all);
  const ledger = new Ledger();
  for (const record of appropriations) {
    if (record.budgetYear !== year) continue;
    const { level, region, fen, simulated } = record;
    const place = places.appropriation(record);
    ledger.add('appropriated', place, region, { [level]: fen }, simulated);
  }
  const paidOf = Map.groupBy(payments, ({ approval }) => approval?.no ?? null);
  for (const record of approvals) {
    if (yearOf(record.date) !== year) continue;
    const place = places.approval(record, resolve(record));
    ledger.add('approved', place, record.region, record.parts, record.simulated);
    const rest = restOf(record.parts, paidOf.get(record.no) ?? []);
    ledger.add('unpaid', place, record.region, rest, record.simulated);
  }
  for (const record of payments) {
    if (record.budgetYear !== year) continue;
    const place = places.payment(record, resolve(record));
    ledger.add('paid', place, record.region, record.parts, record.simulated);
  }
  return ledger.rows();
}

/** What of an approval is not paid, level by level. */
function restOf(approved: Parts, paid: readonly { readonly parts: Parts }[]): Parts {
  const rest = (level: keyof Parts) => {
    const left = paid.reduce((fen, { parts }) => fen - parts[level], approved[level]);
    return left > 0n ? left : 0n;
  };
  return { province: rest('province'), city: rest('city'), district: rest('district') };
}

class Ledger {
  readonly #rows = new Map<string, LedgerRow>();

  add(
    measure: LedgerRow['measure'],
    place: Assigned,
    region: string | null,
    parts: Partial<Parts>,
    simulated: boolean,
  ): void {
    for (const level of LEVELS) {
      const fen = parts[level] ?? 0n;
      if (fen !== 0n) this.#add({ measure, ...place, level, region, fen, simulated });
    }
  }

  #add(row: LedgerRow): void {
    const key = keyOf(row);
    const known = this.#rows.get(key);
    this.#rows.set(key, known ? { ...known, fen: known.fen + row.fen } : row);
  }

  /** In an order that does not depend on the records'. */
  rows(): LedgerRow[] {
    return [...this.#rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }
}

function keyOf(row: LedgerRow): string {
  const { measure, simulated, rule, document, bureau, fund, account, level, region } = row;
  return JSON.stringify([measure, simulated, rule, document, bureau, fund, account, level, region]);
}
