import { lastFullYear, yearOf } from '../../core/civil-date.ts';
import type { Assigned } from './assign.ts';
import type { Grounds } from './grounds.ts';
import { LEVELS, type LedgerRow } from './leaf.ts';
import type { ExposureQuestion } from './question.ts';
import type { ApprovalRecord, PaymentRecord } from './records.ts';

/** Years from approval within which payments still come. */
const YEARS = 4;
/** Of so many average approvals a wider circle's experience counts beside a document's own. */
const WEIGHT = 2;
/** What is assumed to be paid of a rest by years from approval; it counts as one average approval. */
const ASSUMED: readonly number[] = [0.8, 0.5, 0.3, 0.1];

/**
 * What is expected to be paid in a budget year of approvals of former years: of what is not paid yet the
 * part that was paid of such rests in the like year after approval, by document and leaning on all. In
 * fen, rounded down by approval and level. Refunds are not taken for sums that are still to be paid.
 */
export function arrears(
  { records, resolve, places }: Pick<Grounds, 'records' | 'resolve' | 'places'>,
  { year, asOf }: Pick<ExposureQuestion, 'year' | 'asOf'>,
): LedgerRow[] {
  const now = yearOf(asOf);
  if (year < now) return [];
  const { payments } = records;
  const since = payments.reduce((first, { budgetYear }) => Math.min(first, budgetYear), year);
  // Of what was approved before payments are there, it cannot be told what is paid.
  const approvals = records.approvals.filter(({ date }) => yearOf(date) >= since);
  const paid = Map.groupBy(
    payments.filter(({ approval, fen }) => approval !== null && fen > 0n),
    ({ approval }) => approval?.no ?? '',
  );
  const paidOf = ({ no }: ApprovalRecord) => paid.get(no) ?? [];
  const experience = rhythmOf(approvals, paidOf, lastFullYear(asOf));
  const over = partOver(payments, asOf);
  const rows = new Map<string, LedgerRow>();
  for (const record of approvals) {
    const approvedIn = yearOf(record.date);
    if (approvedIn >= year || approvedIn <= year - YEARS) continue;
    const rest = LEVELS.map((level) =>
      paidOf(record).reduce((fen, { parts }) => fen - parts[level], record.parts[level]),
    );
    if (rest.every((fen) => fen <= 0n)) continue;
    const shares = experience(record.document);
    const years = Array.from({ length: year - now + 1 }, (_, at) => {
      const share = shares[now + at - approvedIn] ?? 0;
      return at > 0 || share * over >= 1 ? share : (share * (1 - over)) / (1 - share * over);
    });
    const then = years.pop() ?? 0;
    const part = years.reduce((left, share) => left * (1 - share), then);
    const place = places.approval(record, resolve(record));
    for (const [at, level] of LEVELS.entries()) {
      const fen = BigInt(Math.floor(Math.max(0, Number(rest[at] ?? 0n)) * part + EXACT));
      if (fen > 0n) add(rows, place, { ...record, level, fen });
    }
  }
  return [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** Far below a fen: a product that is whole stays so, whatever its last binary digit. */
const EXACT = 1e-6;

function add(
  rows: Map<string, LedgerRow>,
  place: Assigned,
  { region, simulated, level, fen }: Pick<LedgerRow, 'region' | 'simulated' | 'level' | 'fen'>,
): void {
  const { rule, document, bureau, fund, account } = place;
  const key = JSON.stringify([rule, document, bureau, fund, account, level, region, simulated]);
  const known = rows.get(key)?.fen ?? 0n;
  const at = { rule, document, bureau, fund, account, level, region, simulated };
  rows.set(key, { ...at, measure: 'unpaid', fen: known + fen });
}

interface Rest {
  readonly document: string | null;
  /** In the order of years from approval: what was left to be paid, and what of it was; in fen. */
  readonly left: readonly number[];
  readonly paid: readonly number[];
}

/** By years from approval the part that is paid of what is left, of full years alone. */
function rhythmOf(
  approvals: readonly ApprovalRecord[],
  paidOf: (record: ApprovalRecord) => readonly PaymentRecord[],
  last: number,
): (document: string | null) => readonly number[] {
  const rests = approvals.map((record): Rest => {
    const from = yearOf(record.date);
    let left = Number(record.fen);
    const years = Array.from({ length: Math.min(YEARS, last - from + 1) }, (_, lag) => {
      const lines = paidOf(record).filter(({ budgetYear }) => budgetYear === from + lag);
      const paid = Math.min(left, Number(lines.reduce((sum, { fen }) => sum + fen, 0n)));
      const year = { left, paid };
      left -= paid;
      return year;
    });
    return {
      document: record.document,
      left: years.map((each) => each.left),
      paid: years.map((each) => each.paid),
    };
  });
  const shares = (list: readonly Rest[], wider: readonly number[], weight: number) => {
    const sum = (of: 'left' | 'paid', lag: number) =>
      list.reduce((total, each) => total + (each[of][lag] ?? 0), 0);
    return wider.map((share, lag) => {
      const count = list.filter(({ left }) => (left[lag] ?? 0) > 0).length;
      if (count === 0) return share;
      const leaning = (weight * sum('left', lag)) / count;
      return (sum('paid', lag) + leaning * share) / (sum('left', lag) + leaning);
    });
  };
  const all = shares(rests, ASSUMED, 1);
  const byDocument = Map.groupBy(rests, ({ document }) => document);
  const known = new Map<string | null, readonly number[]>();
  return (document) => {
    const made = known.get(document) ?? shares(byDocument.get(document) ?? [], all, WEIGHT);
    known.set(document, made);
    return made;
  };
}

/** Of payments in later years than that of their approval, the part that came by this day of their year. */
function partOver(payments: readonly PaymentRecord[], asOf: string): number {
  const now = yearOf(asOf);
  if (lastFullYear(asOf) === now) return 1;
  const former = payments.filter(
    ({ approval, budgetYear, fen }) =>
      approval !== null && fen > 0n && budgetYear > yearOf(approval.date) && budgetYear < now,
  );
  const sum = (list: readonly PaymentRecord[]) => list.reduce((all, { fen }) => all + fen, 0n);
  const before = former.filter(({ date }) => date.slice(5) <= asOf.slice(5));
  return former.length === 0 ? 0 : Number(sum(before)) / Number(sum(former));
}
