import { yearOf, type CivilDate } from '../../core/civil-date.ts';
import type { Entitlement } from '../entitlement.ts';
import { counted } from './counted.ts';
import { entitled, type Entitled } from './entitled.ts';
import type { ApprovalRecord, MoneyRecords, PaymentRecord } from './records.ts';
import type { Resolve } from './resolve.ts';

export type FindingKind =
  | 'approvalAboveEntitlement'
  | 'paymentAboveEntitlement'
  | 'paymentAboveApproval'
  | 'paymentWithoutRule'
  | 'paymentWithoutApproval'
  | 'eventAfterRule'
  | 'eventBeforeRule'
  | 'refundAbovePayments';

/** A sum that the rules do not explain. It stays in every total. */
export interface Finding {
  readonly kind: FindingKind;
  readonly rule: string | null;
  /** The document's id; its number as written where it is not codified. */
  readonly document: string | null;
  readonly code: string | null;
  readonly name: string;
  readonly region: string | null;
  /** Of an approval the year of its date, of a payment its budget year. */
  readonly year: number;
  readonly date: CivilDate;
  /** In fen; where several records come to it together, what they come to. */
  readonly fen: bigint;
  /** What the entitlement or approval allows, in fen; null where there is no such bound. */
  readonly allowed: bigint | null;
  /** The approval's number, or voucher/line; of several, the last. */
  readonly record: string;
}

/** The days within which a rule holds. */
export interface Holding {
  readonly rule: { readonly id: string };
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/**
 * What does not fit, by kind and day. An entitlement allows its ceiling, nothing where a gate bars it,
 * and only what overlaps leave where a rule that it loses to was granted as well. A sum under a rule
 * that owes the beneficiary nothing that is known is held against no bound.
 */
export function findingsOf(
  all: MoneyRecords,
  resolve: Resolve,
  entitlements: readonly Entitlement[],
  holdings: readonly Holding[],
): Finding[] {
  const { approvals, payments } = counted(all);
  const granted = approvals.map((record) => ({ record, rule: resolve(record) }));
  const paid = payments.map((record) => ({ record, rule: resolve(record) }));
  const bounds = new Bounds(entitled(entitlements), [...granted, ...paid]);
  const spans = new Map(holdings.map((each) => [each.rule.id, each]));
  return [
    ...aboveEntitlement('approvalAboveEntitlement', granted, bounds),
    ...aboveEntitlement('paymentAboveEntitlement', paid, bounds),
    ...aboveApproval(paid),
    ...paid
      .filter(({ rule }) => rule === null)
      .map((each) => findingOf('paymentWithoutRule', each, each.record.fen, null)),
    ...paid
      .filter(({ record }) => record.approval === null)
      .map((each) => findingOf('paymentWithoutApproval', each, each.record.fen, null)),
    ...outsideRule(paid, spans),
    ...refundsAbove(paid),
  ];
}

interface Meant<R> {
  readonly record: R;
  readonly rule: string | null;
}
type Either = Meant<ApprovalRecord | PaymentRecord>;

/** Sums by what they are for: together they are held against one bound. */
function together<R extends ApprovalRecord | PaymentRecord>(
  list: readonly Meant<R>[],
  keyOf: (each: Meant<R>) => string | null,
): readonly Meant<R>[][] {
  const byKey = new Map<string, Meant<R>[]>();
  for (const each of list) {
    const key = keyOf(each);
    if (key === null) continue;
    const known = byKey.get(key);
    if (known) known.push(each);
    else byKey.set(key, [each]);
  }
  return [...byKey.values()];
}

function aboveEntitlement(kind: FindingKind, list: readonly Either[], bounds: Bounds): Finding[] {
  return together(list, (each) => bounds.keyOf(each)).flatMap((own) => {
    const last = own.findLast(({ record }) => record.fen > 0n);
    const allowed = last === undefined ? null : bounds.allowed(last);
    const sum = sumOf(own);
    return last === undefined || allowed === null || sum <= allowed
      ? []
      : [findingOf(kind, last, sum, allowed)];
  });
}

function aboveApproval(paid: readonly Meant<PaymentRecord>[]): Finding[] {
  return together(paid, ({ record }) => record.approval?.no ?? null).flatMap((own) => {
    const last = own.findLast(({ record }) => record.fen > 0n);
    const allowed = last?.record.approval?.fen ?? null;
    const sum = sumOf(own);
    return last === undefined || allowed === null || sum <= allowed
      ? []
      : [findingOf('paymentAboveApproval', last, sum, allowed)];
  });
}

/** Against an approval, or without one to one unit under one clause, more came back than was paid. */
function refundsAbove(paid: readonly Meant<PaymentRecord>[]): Finding[] {
  const keyOf = ({ record }: Meant<PaymentRecord>) => {
    const { approvalNo, documentNo, clause, code, name } = record;
    return approvalNo ?? JSON.stringify([documentNo, clause, code ?? name]);
  };
  return together(paid, keyOf).flatMap((own) => {
    const last = own.findLast(({ record }) => record.fen < 0n);
    const sum = sumOf(own);
    return last === undefined || sum >= 0n ? [] : [findingOf('refundAbovePayments', last, sum, 0n)];
  });
}

/** Payments for the events of a year in which the rule held on no day, or made before it began. */
function outsideRule(
  paid: readonly Meant<PaymentRecord>[],
  spans: ReadonlyMap<string, Holding>,
): Finding[] {
  return paid.flatMap((each) => {
    const { record, rule } = each;
    const span = spans.get(rule ?? '');
    if (!span) return [];
    const { eventYear, date, fen } = record;
    if (date < span.from || (eventYear !== null && eventYear < yearOf(span.from))) {
      return [findingOf('eventBeforeRule', each, fen, null)];
    }
    const after = eventYear !== null && span.to !== null && eventYear > yearOf(span.to);
    return after ? [findingOf('eventAfterRule', each, fen, null)] : [];
  });
}

/** What entitlements allow, for records that mean a rule. */
class Bounds {
  readonly #entitled: Entitled;
  /** What was granted or paid to whom for which year, and under which rule. */
  readonly #had: ReadonlySet<string>;

  constructor(owed: Entitled, list: readonly Either[]) {
    this.#entitled = owed;
    this.#had = new Set(
      list.flatMap(({ record, rule }) => {
        const { code, eventYear } = approvalOf(record);
        return rule === null || record.fen <= 0n ? [] : [`${rule} ${code} ${eventYear}`];
      }),
    );
  }

  /** Records with one key share a bound; null where there is none. */
  keyOf(each: Either): string | null {
    const [first] = this.#owing(each);
    if (!first) return null;
    const { code, eventYear, causeNo } = approvalOf(each.record);
    const fact = first.fact === causeNo ? causeNo : '';
    return `${each.rule} ${code} ${eventYear} ${fact}`;
  }

  allowed(each: Either): bigint | null {
    let sum = 0n;
    for (const row of this.#owing(each)) {
      const own = this.#allowedBy(row);
      if (own === null) return null;
      sum += own;
    }
    return sum;
  }

  /** The entitlements of its cause, else all of the year. */
  #owing({ record, rule }: Either): readonly Entitlement[] {
    const { code, eventYear, causeNo, simulated } = approvalOf(record);
    if (rule === null || code === null || eventYear === null) return [];
    const rows = this.#entitled(rule, code, eventYear, simulated);
    const caused = causeNo === null ? [] : rows.filter(({ fact }) => fact === causeNo);
    return caused.length > 0 ? caused : rows;
  }

  #allowedBy(row: Entitlement): bigint | null {
    if (row.gate !== null) return 0n;
    const year = yearOf(row.eventDate);
    const both = row.lostTo.some(({ rule }) => this.#had.has(`${rule} ${row.beneficiary} ${year}`));
    return both ? row.afterStacking : row.ceiling;
  }
}

function approvalOf(record: ApprovalRecord | PaymentRecord) {
  return 'approval' in record ? (record.approval ?? record) : record;
}

function sumOf(list: readonly Either[]): bigint {
  return list.reduce((sum, { record }) => sum + record.fen, 0n);
}

function findingOf(
  kind: FindingKind,
  { record, rule }: Either,
  fen: bigint,
  allowed: bigint | null,
): Finding {
  const { code, name, region, date } = record;
  const payment = 'voucher' in record;
  return {
    kind,
    rule,
    document: record.document ?? record.documentNo,
    code,
    name,
    region,
    year: payment ? record.budgetYear : yearOf(date),
    date,
    fen,
    allowed,
    record: payment ? `${record.voucher}/${record.line}` : record.no,
  };
}
