import type { CivilDate } from '../core/civil-date.ts';
import type { Fen } from '../core/money.ts';
import type { Row } from '../warehouse/connect.ts';
import type { AppliedRule } from './applied-rule.ts';
import { inputsOf, type Input } from './inputs.ts';
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

export interface Shares {
  readonly province: Fen;
  readonly city: Fen;
  readonly district: Fen;
}

/** Reads rows of `settle/rows.sql`. */
export function entitlementsOf(
  rows: readonly Row[],
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
): Entitlement[] {
  const inputs = new Map<number, Input[]>();
  return rows.flatMap((row) => {
    const number = Number(row['rule']);
    const applied = rules[number];
    if (!applied) return [];
    const known = inputs.get(number) ?? inputsOf(applied);
    inputs.set(number, known);
    return [entitlementOf(row, applied, known, rules, groups)];
  });
}

function entitlementOf(
  row: Row,
  applied: AppliedRule,
  inputs: readonly Input[],
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
): Entitlement {
  const { rule, draft, gates } = applied;
  const own = inputs.filter(({ register }) => !register);
  const ofRegister = inputs.filter(({ register }) => register);
  const missing = atBits(own, row['missing']);
  const barring = [
    ...atBits(gates, row['gates']).map(({ name }) => name),
    ...(row['often'] === null ? [] : [String(row['often'])]),
  ];
  const ceiling = fen(row['ceiling']);
  const afterStacking = fen(row['remaining']);
  const known = missing.length === 0;
  return {
    rule: rule.id,
    document: rule.document,
    beneficiary: String(row['beneficiary']),
    region: row['region'] === null ? null : String(row['region']),
    simulated: row['simulated'] === true,
    draft,
    fact: String(row['fact_id']),
    eventDate: String(row['event_date']),
    facts: Number(row['facts']),
    factsBarred: Number(row['facts_barred']),
    basis: fen(row['basis']),
    uncapped: fen(row['uncapped']),
    ceiling: known ? ceiling : null,
    atLeast: known || rule.row !== 'year' ? null : ceiling,
    afterStacking,
    shares:
      afterStacking === null
        ? null
        : {
            province: fen(row['province']) ?? 0n,
            city: fen(row['city']) ?? 0n,
            district: fen(row['district']) ?? 0n,
          },
    payableYear: Number(row['payable_year']),
    payableBasis: rule.payable.lag === 'notPrinted' ? 'assumed' : 'printed',
    lostTo: lost(row['lost'], rules, groups),
    gate: barring[0] ?? null,
    gates: barring,
    missingInputs:
      rule.mechanism.kind === 'caseByCase' && ceiling === null
        ? [...missing.map(named), { name: 'amount', zh: '金额（文中未印，一事一议）' }]
        : missing.map(named),
    presumed: atBits(ofRegister, row['presumed']).map(named),
    instalment:
      row['part'] === null ? null : { part: Number(row['part']), of: Number(row['parts']) },
  };
}

function named({ name, zh }: Named): Named {
  return { name, zh };
}

function atBits<T>(all: readonly T[], bits: unknown): T[] {
  const mask = BigInt(String(bits ?? 0));
  if (mask === 0n) return [];
  return all.filter((_, at) => (mask >> BigInt(at)) & 1n);
}

function fen(value: unknown): Fen | null {
  return value === null || value === undefined ? null : BigInt(String(value));
}

interface Loss {
  readonly group: number;
  readonly winners: readonly number[];
  readonly amount: string;
}

function lost(
  value: unknown,
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
): Entitlement['lostTo'] {
  if (value === null || value === undefined) return [];
  const losses = JSON.parse(String(value)) as Loss[];
  return losses.flatMap(({ group, winners, amount }) =>
    winners.flatMap((winner) => {
      const id = rules[winner]?.rule.id;
      return id === undefined
        ? []
        : [{ rule: id, amount: BigInt(amount), group: groups[group]?.id ?? '' }];
    }),
  );
}
