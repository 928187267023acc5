import type { CivilDate } from '../core/civil-date.ts';
import { rate, type Fen, type Rate } from '../core/money.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { MoneyRule } from './catalogue.ts';
import { commonMultiple, readFraction } from './fraction.ts';
import type { Parameter } from './parameter.ts';
import { parameter } from './terms.ts';

/** Whole numbers of one denominator, from a day on. */
interface Dated {
  readonly from: CivilDate;
  readonly parts: readonly bigint[];
  readonly denominator: bigint;
}

/** What a rule's text says of a sum once it is settled. */
export interface RuleTerms {
  /** The parts of province, city and district. */
  readonly shares: readonly Dated[];
  /** The instalments; none where it is paid at once. */
  readonly instalments: readonly Dated[];
  /** The years of the instalments, after the first payable one. */
  readonly years: readonly number[];
}

export function ruleTerms(applied: AppliedRule): RuleTerms {
  const { mechanism, shares } = applied.rule;
  return {
    shares: (shares ?? []).map(({ from, province = '0', city = '0', district = '0' }) =>
      dated(from ?? EVER, [province, city, district].map(rate)),
    ),
    ...(mechanism.kind === 'instalments'
      ? {
          instalments: instalmentsOf(applied, mechanism.parts),
          years: mechanism.parts.map(({ year }) => year),
        }
      : { instalments: [], years: [] }),
  };
}

const EVER = '0001-01-01';

function dated(from: CivilDate, rates: readonly Rate[]): Dated {
  const denominator = rates.map((each) => each.denominator).reduce(commonMultiple, 1n);
  return {
    from,
    parts: rates.map((each) => (each.numerator * denominator) / each.denominator),
    denominator,
  };
}

type Instalments = Extract<MoneyRule['mechanism'], { kind: 'instalments' }>['parts'];

function instalmentsOf({ rule, parametersOf }: AppliedRule, of: Instalments): Dated[] {
  const { parameters } = rule;
  const amounts = of.map((part) =>
    'amount' in part ? parameter({ parameters, parametersOf }, part.amount).values : undefined,
  );
  const days = amounts.flatMap((values) => (values ?? []).slice(1).map(({ from }) => from));
  return [EVER, ...new Set(days.toSorted())].map((from) => {
    const whole = dated(
      from,
      of.map((part, index) =>
        'share' in part ? readFraction(part.share) : rate(heldOn(amounts[index] ?? [], from)),
      ),
    );
    return { ...whole, denominator: whole.parts.reduce((total, each) => total + each, 0n) };
  });
}

function heldOn(values: Parameter['values'], day: CivilDate): string {
  return (values.findLast(({ from }) => from <= day) ?? values[0])?.value ?? '0';
}

/** One of several payments of a sum. */
export interface Instalment {
  readonly part: number;
  readonly of: number;
  /** Years after the first payable one. */
  readonly later: number;
  /** Its part of a sum. */
  readonly ofSum: (sum: Fen) => Fen;
}

/**
 * The instalments of a sum, differences of running totals that are each rounded down to the fen, so that
 * they sum to the whole; null where it is paid at once.
 */
export function instalments(
  { instalments: of, years }: RuleTerms,
  on: CivilDate,
): Instalment[] | null {
  const held = of.findLast(({ from }) => from <= on);
  if (!held) return null;
  const { parts, denominator } = held;
  const upto = (part: number) => parts.slice(0, part).reduce((total, each) => total + each, 0n);
  return parts.map((_, at) => ({
    part: at + 1,
    of: parts.length,
    later: years[at] ?? 0,
    ofSum: (sum) => (sum * upto(at + 1)) / denominator - (sum * upto(at)) / denominator,
  }));
}

export interface Shares {
  readonly province: Fen;
  readonly city: Fen;
  readonly district: Fen;
}

/**
 * A sum parted among the levels of government to the fen: each its whole part, the fen that are left one
 * each to the largest remainders.
 */
export function parted({ shares }: RuleTerms, on: CivilDate, sum: Fen): Shares {
  const { parts = [], denominator = 1n } = shares.findLast(({ from }) => from <= on) ?? {};
  const whole = parts.map((part) => (sum * part) / denominator);
  const left = whole.reduce((rest, each) => rest - each, sum);
  if (parts.length > 0 && left > 0n) {
    const rest = (level: number) => (sum * (parts[level] ?? 0n)) % denominator;
    const largest = [...whole.keys()].toSorted((a, b) => Number(rest(b) - rest(a)));
    for (const level of largest.slice(0, Number(left))) whole[level] = (whole[level] ?? 0n) + 1n;
  }
  const [province = 0n, city = 0n, district = 0n] = whole;
  return { province, city, district };
}

/** The year in which a sum falls due, where it is counted from a year. */
export function payableYear({ payable }: MoneyRule, on: CivilDate, from: number): number {
  const late = payable.lag === 'quarterly' && on.slice(5) > (payable.lastDay ?? '12-31');
  return from + (late ? 1 : YEARS_LATER[payable.lag]);
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
