import { rate } from '../core/money.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { MoneyRule } from './catalogue.ts';
import { text } from './condition-sql.ts';
import { dated, parameter } from './terms.ts';

const FOREVER = '9999-12-31';

/** The SQL that writes down shares, days of payment and instalments of the rules of a run. */
export function ruleTermsSql(rules: readonly AppliedRule[]): string {
  return [
    values('share_of', rules.flatMap(shareRows)),
    values(
      'payable_of',
      rules.map(({ rule }, at) => `(${at}, ${payableRow(rule)})`),
    ),
    values('part_of', rules.flatMap(partRows)),
    values(
      'not_computed',
      rules.flatMap(({ rule }, at) => (rule.mechanism.kind === 'caseByCase' ? [`(${at})`] : [])),
    ),
  ].join('\n');
}

export function values(table: string, rows: readonly string[]): string {
  return rows.length === 0 ? '' : `INSERT INTO ${table} VALUES ${rows.join(',\n')};`;
}

/** The parts of the levels as whole numbers of one denominator, each while it holds. */
function shareRows({ rule }: AppliedRule, at: number): string[] {
  const all = rule.shares ?? [];
  return all.map(({ from, province = '0', city = '0', district = '0' }, index) => {
    const parts = [rate(province), rate(city), rate(district)];
    const denominator = parts.reduce(
      (most, each) => (each.denominator > most ? each.denominator : most),
      1n,
    );
    const whole = parts.map((each) => (each.numerator * denominator) / each.denominator);
    const next = all[index + 1]?.from;
    const until = next === undefined ? `DATE '${FOREVER}'` : `DATE '${next}' - 1`;
    return `(${at}, DATE '${from ?? '0001-01-01'}', ${until}, ${whole.join(', ')}, ${denominator})`;
  });
}

/** Years after that of the event, or the last day of the year that still falls into it. */
function payableRow({ payable }: MoneyRule): string {
  if (payable.lag === 'quarterly') return `0, ${text(payable.lastDay ?? '12-31')}`;
  return `${YEARS_LATER[payable.lag]}, NULL`;
}

/** What no text prints is taken to be paid in the year after, and said to be assumed. */
export const YEARS_LATER = {
  sameYear: 0,
  quarterly: 0,
  afterPayment: 0,
  nextYear: 1,
  nextJune: 1,
  notPrinted: 1,
} as const;

function partRows({ rule, parametersOf }: AppliedRule, at: number): string[] {
  const { mechanism, parameters } = rule;
  if (mechanism.kind !== 'instalments') return [];
  const of = { parameters, parametersOf };
  const parts = mechanism.parts.map((part) => {
    const share = 'amount' in part ? dated(parameter(of, part.amount), '', 2) : shareOf(part.share);
    return { years: part.year, numerator: BigInt(share.numerator), denominator: share.denominator };
  });
  const total = parts.reduce((sum, { numerator }) => sum + numerator, 0n);
  const last = parts.reduce(
    (most, { denominator }) => (denominator > most ? denominator : most),
    1n,
  );
  let upto = 0n;
  return parts.map(({ years, numerator, denominator }, index) => {
    const before = upto;
    const amounts = 'amount' in (mechanism.parts[0] ?? {});
    upto += amounts ? numerator : (numerator * last) / denominator;
    return `(${at}, ${index + 1}, ${parts.length}, ${years}, ${before}, ${upto}, ${amounts ? total : last})`;
  });
}

function shareOf(share: string): { numerator: string; denominator: bigint } {
  const { numerator, denominator } = rate(share);
  return { numerator: String(numerator), denominator };
}
