import { formatYuan } from '../core/money.ts';
import type { Row } from '../warehouse/connect.ts';
import type { MoneyRule } from './catalogue.ts';
import { clausesPaid } from './clause-match.ts';

/** What was paid under the rule's clause in a budget year; money in yuan. */
export interface PaidYear {
  readonly budgetYear: number;
  readonly lines: number;
  readonly paid: string;
  readonly refunded: string;
  readonly provenance: 'reported' | 'simulated';
}

/** Reads rows of `clause-payments`: the lines whose clause is the rule's, by budget year. */
export function paymentHistory(
  rows: readonly Row[],
  rule: MoneyRule,
  rules: readonly MoneyRule[],
): PaidYear[] {
  const written = [...new Set(rows.map((row) => String(row['clause'])))];
  const own = clausesPaid(rule, rules, written);
  const years = new Map<string, { lines: number; paid: bigint; refunded: bigint }>();
  for (const row of rows.filter(({ clause }) => own.has(String(clause)))) {
    const key = `${row['budget_year']} ${row['simulated'] === true ? 'simulated' : 'reported'}`;
    const { lines, paid, refunded } = years.get(key) ?? { lines: 0, paid: 0n, refunded: 0n };
    years.set(key, {
      lines: lines + Number(row['lines']),
      paid: paid + BigInt(String(row['paid_fen'])),
      refunded: refunded + BigInt(String(row['refunded_fen'])),
    });
  }
  return [...years].map(([key, { lines, paid, refunded }]) => {
    const [year, provenance] = key.split(' ');
    return {
      budgetYear: Number(year),
      lines,
      paid: formatYuan(paid),
      refunded: formatYuan(refunded),
      provenance: provenance === 'simulated' ? ('simulated' as const) : ('reported' as const),
    };
  });
}
