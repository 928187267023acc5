import { yearOf, type CivilDate } from '../core/civil-date.ts';
import type { Fen } from '../core/money.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { EntitledRow, Loss } from './entitled-rows.ts';
import { inputsOf, type Input } from './inputs.ts';
import {
  instalments,
  parted,
  payableYear,
  ruleTerms,
  type Instalment,
  type RuleTerms,
  type Shares,
} from './rule-terms.ts';
import type { StackingGroup } from './stacking-schema.ts';

/** What one rule owes one beneficiary for one event, or for a year's events. */
export interface Entitlement {
  readonly rule: string;
  readonly document: string;
  readonly beneficiary: string;
  readonly region: string | null;
  readonly simulated: boolean;
  readonly draft: boolean;
  /** The key of the fact: event, certificate, voucher line; the year where a row is a year's facts. */
  readonly fact: string;
  readonly eventDate: CivilDate;
  readonly facts: number;
  /** Facts of the year that a gate bars while others of it are paid. */
  readonly factsBarred: number;
  readonly basis: Fen | null;
  /** What the rate or sum comes to before caps. */
  readonly uncapped: Fen | null;
  /** The most that the text allows; null where an input is missing or no amount is printed. */
  readonly ceiling: Fen | null;
  /** Where inputs are missing: what is due for the facts whose inputs are all known. */
  readonly atLeast: Fen | null;
  /** What is left once overlaps are settled; null where the ceiling is. */
  readonly afterStacking: Fen | null;
  readonly shares: Shares | null;
  readonly payableYear: number;
  /** `printed`, or `assumed` where no text says when it falls due. */
  readonly payableBasis: 'printed' | 'assumed';
  readonly lostTo: readonly {
    readonly rule: string;
    readonly amount: Fen;
    readonly group: string;
  }[];
  /** The first gate that bars it, and all of them. */
  readonly gate: string | null;
  readonly gates: readonly string[];
  /** Cells that the facts lack. */
  readonly missingInputs: readonly Named[];
  /** Conditions on the register of units, which has nothing on this one: taken to be met. */
  readonly presumed: readonly Named[];
  readonly instalment: { readonly part: number; readonly of: number } | null;
}

export interface Named {
  readonly name: string;
  readonly zh: string;
}

/** What the rows of a settled run come to: an entitlement a payment. */
export function entitlementsOf(
  rows: readonly EntitledRow[],
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
): Entitlement[] {
  const known = new Map<number, Known>();
  return rows.flatMap((row) => {
    const applied = rules[row.rule];
    if (!applied) return [];
    const of = known.get(row.rule) ?? knownOf(applied);
    known.set(row.rule, of);
    const lostTo = lost(row.lost, rules, groups);
    return (instalments(of.terms, row.eventDate) ?? [null]).map((part) =>
      entitlementOf(row, of, lostTo, part),
    );
  });
}

/** What is looked up once for all rows of a rule. */
interface Known {
  readonly applied: AppliedRule;
  readonly own: readonly Input[];
  readonly ofRegister: readonly Input[];
  readonly terms: RuleTerms;
}

function knownOf(applied: AppliedRule): Known {
  const inputs = inputsOf(applied);
  return {
    applied,
    own: inputs.filter(({ register }) => !register),
    ofRegister: inputs.filter(({ register }) => register),
    terms: ruleTerms(applied),
  };
}

function entitlementOf(
  row: EntitledRow,
  { applied, own, ofRegister, terms }: Known,
  lostTo: Entitlement['lostTo'],
  part: Instalment | null,
): Entitlement {
  const { rule, draft, gates } = applied;
  const { eventDate } = row;
  const missing = atBits(own, row.missing);
  const barring = atBits(gates, row.gates).map(({ name }) => name);
  if (row.often !== null) barring.push(row.often);
  const ceiling = partOf(row.ceiling, part);
  const afterStacking = partOf(row.remaining, part);
  const payable = payableYear(rule, eventDate, row.payableFrom ?? yearOf(eventDate));
  const known = missing.length === 0;
  return {
    rule: rule.id,
    document: rule.document,
    beneficiary: row.beneficiary,
    region: row.region,
    simulated: row.simulated,
    draft,
    fact: row.fact,
    eventDate,
    facts: row.facts,
    factsBarred: row.factsBarred,
    basis: row.basis,
    uncapped: row.uncapped,
    ceiling: known ? ceiling : null,
    atLeast: known || rule.row !== 'year' ? null : ceiling,
    afterStacking,
    shares: afterStacking === null ? null : parted(terms, eventDate, afterStacking),
    payableYear: payable + (part?.later ?? 0),
    payableBasis: rule.payable.lag === 'notPrinted' ? 'assumed' : 'printed',
    lostTo,
    gate: barring[0] ?? null,
    gates: barring,
    missingInputs:
      rule.mechanism.kind === 'caseByCase' && ceiling === null
        ? [...missing.map(named), { name: 'amount', zh: '金额（文中未印，一事一议）' }]
        : missing.map(named),
    presumed: atBits(ofRegister, row.presumed).map(named),
    instalment: part && { part: part.part, of: part.of },
  };
}

function partOf(sum: Fen | null, part: Instalment | null): Fen | null {
  return sum === null || part === null ? sum : part.ofSum(sum);
}

function named({ name, zh }: Named): Named {
  return { name, zh };
}

function atBits<T>(all: readonly T[], mask: bigint): T[] {
  if (mask === 0n) return [];
  return all.filter((_, at) => (mask >> BigInt(at)) & 1n);
}

function lost(
  losses: readonly Loss[],
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
): Entitlement['lostTo'] {
  return losses.flatMap(({ group, winners, amount }) =>
    winners.flatMap((winner) => {
      const id = rules[winner]?.rule.id;
      return id === undefined ? [] : [{ rule: id, amount, group: groups[group]?.id ?? '' }];
    }),
  );
}
