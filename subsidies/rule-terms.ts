import type { CivilDate } from '../core/civil-date.ts';
import { rate } from '../core/money.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { MoneyRule } from './catalogue.ts';
import { text } from './condition-sql.ts';
import { commonMultiple, readFraction } from './fraction.ts';
import type { Parameter } from './parameter.ts';
import { parameter } from './terms.ts';

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

/** The instalments of the whole as running totals of one denominator, each while its figures hold. */
function partRows({ rule, parametersOf }: AppliedRule, at: number): string[] {
  const { mechanism, parameters } = rule;
  if (mechanism.kind !== 'instalments') return [];
  const amounts = mechanism.parts.map((part) =>
    'amount' in part ? parameter({ parameters, parametersOf }, part.amount).values : undefined,
  );
  const days = amounts.flatMap((dated) => (dated ?? []).slice(1).map(({ from }) => from));
  const begins = ['0001-01-01', ...new Set(days.toSorted())];
  return begins.flatMap((from, span) => {
    const next = begins[span + 1];
    const until = next === undefined ? `DATE '${FOREVER}'` : `DATE '${next}' - 1`;
    const parts = mechanism.parts.map((part, index) =>
      'share' in part ? readFraction(part.share) : rate(heldOn(amounts[index] ?? [], from)),
    );
    const denominator = parts.map((part) => part.denominator).reduce(commonMultiple);
    const whole = parts.map((part) => (part.numerator * denominator) / part.denominator);
    const sum = (upto: number) => whole.slice(0, upto).reduce((total, each) => total + each, 0n);
    return mechanism.parts.map(
      ({ year }, index) =>
        `(${at}, DATE '${from}', ${until}, ${index + 1}, ${parts.length}, ${year}, ${sum(index)}, ${sum(index + 1)}, ${sum(parts.length)})`,
    );
  });
}

function heldOn(dated: Parameter['values'], day: CivilDate): string {
  return (dated.findLast(({ from }) => from <= day) ?? dated[0])?.value ?? '0';
}
