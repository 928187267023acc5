import { yearOf, type CivilDate } from '../../core/civil-date.ts';
import { formatYuan } from '../../core/money.ts';
import type { Assigned, Places } from './assign.ts';
import type { Dimension } from './ladder.ts';
import { LEVELS, type Place } from './leaf.ts';
import type { Owed } from './owed.ts';
import type { MoneyRecords, Parts } from './records.ts';
import type { Resolve } from './resolve.ts';

/** A cell of a breakdown: one value of a dimension, null for what is not assigned; or the total. */
export type CellOf = { readonly dimension: Dimension; readonly id: string | null } | null;

/** What a ladder was made of. */
export interface Behind {
  readonly year: number;
  readonly records: MoneyRecords;
  readonly resolve: Resolve;
  readonly places: Places;
  readonly open: readonly Owed[];
  readonly overdue: readonly Owed[];
}

/** Rows of one kind, the largest first; `total` and `count` are of all of them. Money in yuan. */
export interface Listed<T> {
  readonly total: string;
  readonly count: number;
  readonly rows: readonly T[];
}

/** Rows that are listed of each kind, unless others are asked for. */
const MOST = 200;

/**
 * The records and entitlements behind a cell. A row's `amount` is the part of it that the cell holds
 * (of a level, that level's part), so that the rows sum to the cell; `whole` is all of it.
 */
export function rowsBehind(behind: Behind, cell: CellOf, most = MOST) {
  const { year, records, resolve, places, open, overdue } = behind;
  const within = (place: Assigned, region: string | null, parts: Partial<Parts>) =>
    partWithin({ ...place, region }, parts, cell);
  const approvals = records.approvals.flatMap((record) => {
    if (yearOf(record.date) !== year) return [];
    const rule = resolve(record);
    const fen = within(places.approval(record, rule), record.region, record.parts);
    return fen === null ? [] : [{ fen, record, rule }];
  });
  const payments = records.payments.flatMap((record) => {
    if (record.budgetYear !== year) return [];
    const rule = resolve(record);
    const fen = within(places.payment(record, rule), record.region, record.parts);
    return fen === null ? [] : [{ fen, record, rule }];
  });
  const appropriations = records.appropriations.flatMap((record) => {
    if (record.budgetYear !== year) return [];
    const parts = { [record.level]: record.fen };
    const fen = within(places.appropriation(record), record.region, parts);
    return fen === null ? [] : [{ fen, record }];
  });
  const day: CivilDate = `${year}-01-01`;
  const ofRule = new Map<string, Assigned>();
  const entitlements = (list: readonly Owed[]) => {
    const mine = list.flatMap((owed) => {
      const place = ofRule.get(owed.rule) ?? places.rule(owed.rule, day);
      ofRule.set(owed.rule, place);
      const fen = within(place, owed.region, owed);
      return fen === null ? [] : [{ fen, owed }];
    });
    return listed(mine, most, ({ owed }) => ({
      rule: owed.rule,
      beneficiary: owed.code,
      region: owed.region,
      fact: owed.fact,
      eventYear: owed.eventYear,
      payableYear: owed.payableYear,
      whole: formatYuan(owed.fen),
    }));
  };
  return {
    approvals: listed(approvals, most, ({ record, rule }) => ({
      no: record.no,
      ...moneyOf(record, rule),
      eventYear: record.eventYear,
    })),
    payments: listed(payments, most, ({ record, rule }) => ({
      voucher: record.voucher,
      line: record.line,
      approvalNo: record.approvalNo,
      ...moneyOf(record, rule),
      eventYear: record.eventYear,
      fund: record.fund,
      account: record.account,
    })),
    appropriations: listed(appropriations, most, ({ record }) => ({
      orderNo: record.orderNo,
      level: record.level,
      region: record.region,
      fund: record.fund,
      bureau: record.bureau,
      account: record.account,
      adjustment: record.adjustment,
      date: record.date,
      whole: formatYuan(record.fen),
      simulated: record.simulated,
    })),
    contingent: entitlements(open),
    overdue: entitlements(overdue),
  };
}

/** What of a sum lies in the cell; null where none of it does. */
function partWithin(
  place: Omit<Place, 'level'>,
  parts: Partial<Parts>,
  cell: CellOf,
): bigint | null {
  const own = LEVELS.filter(
    (level) =>
      (parts[level] ?? 0n) !== 0n &&
      (cell === null || { ...place, level }[cell.dimension] === cell.id),
  );
  return own.length === 0 ? null : own.reduce((sum, level) => sum + (parts[level] ?? 0n), 0n);
}

function moneyOf(
  record: MoneyRecords['approvals'][number] | MoneyRecords['payments'][number],
  rule: string | null,
) {
  return {
    rule,
    document: record.document ?? record.documentNo,
    clause: record.clause,
    code: record.code,
    name: record.name,
    region: record.region,
    causeNo: record.causeNo,
    date: record.date,
    whole: formatYuan(record.fen),
    simulated: record.simulated,
  };
}

function listed<E extends { readonly fen: bigint }, T extends object>(
  all: readonly E[],
  most: number,
  shown: (each: E) => T,
): Listed<T & { readonly amount: string }> {
  const size = ({ fen }: E) => (fen < 0n ? -fen : fen);
  const ranked = all.toSorted((a, b) => (size(a) === size(b) ? 0 : size(a) > size(b) ? -1 : 1));
  return {
    total: formatYuan(all.reduce((sum, { fen }) => sum + fen, 0n)),
    count: all.length,
    rows: ranked
      .slice(0, most)
      .map((each) => Object.assign(shown(each), { amount: formatYuan(each.fen) })),
  };
}
