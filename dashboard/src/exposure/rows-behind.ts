import type { Figures, RowsAnswer } from './answer.ts';
import { minus } from './sums.ts';

/** A record behind a cell, in words; money in yuan. */
export interface ShownRecord {
  /** Who gets it, or for what money is set aside. */
  readonly name: string;
  readonly code: string | null;
  readonly region: string | null;
  readonly rule: { readonly id: string; readonly name: string } | null;
  readonly document: string | null;
  readonly no: string;
  readonly date: string;
  /** What of it lies in the cell; the whole where that is more. */
  readonly amount: string;
  readonly whole: string;
  readonly simulated: boolean;
}

export const TABLES = ['appropriations', 'approvals', 'payments', 'contingent', 'overdue'] as const;
export type TableKind = (typeof TABLES)[number];

/** The records of one kind, and how they stand to the cell. */
export interface ShownTable {
  readonly kind: TableKind;
  readonly count: number;
  readonly total: string;
  /** What the breakdown has in the cell, less these records; none where they agree. */
  readonly difference: string;
  readonly rows: readonly ShownRecord[];
}

interface Names {
  regionName(id: string): string;
  ruleName(id: string): string;
}

/** The tables of a cell. */
export function tablesOf(answer: RowsAnswer, names: Names): ShownTable[] {
  const region = (id: string | null) => (id === null ? null : names.regionName(id));
  const rule = (id: string | null) => (id === null ? null : { id, name: names.ruleName(id) });
  const { figures, appropriations, approvals, payments, contingent, overdue, simulated } = answer;
  const owed = (list: RowsAnswer['contingent']) =>
    list.rows.map((row) => ({
      name: row.beneficiaryName ?? row.beneficiary,
      code: row.beneficiary,
      region: region(row.region),
      rule: rule(row.rule),
      document: null,
      no: row.fact ?? '',
      date: String(row.eventYear),
      ...{ amount: row.amount, whole: row.whole, simulated },
    }));
  const rows: Record<TableKind, readonly ShownRecord[]> = {
    appropriations: appropriations.rows.map((row) => ({
      name: row.fund,
      code: null,
      region: region(row.region),
      rule: null,
      document: row.adjustment,
      no: row.orderNo,
      date: row.date,
      amount: row.amount,
      whole: row.whole,
      simulated: row.simulated,
    })),
    approvals: approvals.rows.map((row) => ({
      ...{ name: row.name, code: row.code, region: region(row.region), rule: rule(row.rule) },
      document: row.document,
      no: row.no,
      ...{ date: row.date, amount: row.amount, whole: row.whole, simulated: row.simulated },
    })),
    payments: payments.rows.map((row) => ({
      ...{ name: row.name, code: row.code, region: region(row.region), rule: rule(row.rule) },
      document: row.document,
      no: `${row.voucher}/${row.line}`,
      ...{ date: row.date, amount: row.amount, whole: row.whole, simulated: row.simulated },
    })),
    contingent: owed(contingent),
    overdue: owed(overdue),
  };
  return TABLES.map((kind) => {
    const { count, total } = answer[kind];
    return {
      kind,
      count,
      total,
      difference: minus(cellOf(kind, figures), total),
      rows: rows[kind],
    };
  });
}

function cellOf(kind: TableKind, figures: Figures): string {
  switch (kind) {
    case 'appropriations':
      return figures.appropriated;
    case 'approvals':
      return figures.approved;
    case 'payments':
      return figures.paid;
    case 'contingent':
      return figures.contingent.ceiling;
    case 'overdue':
      return figures.overdue.ceiling;
  }
}
