import type { Conditions } from './condition.ts';
import type { Rule } from './rule-schema.ts';
import { PARAMETER_NAME } from './parameter.ts';

/** A parameter that a rule names: its own, or another rule's. */
export interface ParameterReference {
  readonly rule: string | undefined;
  readonly name: string;
}

export function readReference(text: string): ParameterReference | undefined {
  const [, rule, name] = PARAMETER_NAME.exec(text) ?? [];
  return name === undefined ? undefined : { rule, name };
}

/** Every parameter that a rule names anywhere, readings aside. */
export function referencesOf(rule: Rule): ParameterReference[] {
  const { mechanism, when, anyOf, having, caps } = rule;
  return strings({ mechanism, when, anyOf, having, caps }).flatMap((text) => {
    const reference = text.startsWith('$') ? readReference(text) : undefined;
    return reference ? [reference] : [];
  });
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(strings);
}

/** Every set of conditions of a rule on its own facts. */
export function conditionsOf({ when, anyOf = [] }: Rule): Conditions[] {
  return [when, ...anyOf];
}

/** Every column that a rule names, with the key under which it does. */
export function columnsOf(rule: Rule): { key: string; column: string; money: boolean }[] {
  const { mechanism, basis, caps, payable } = rule;
  const ofBasis = Array.isArray(basis)
    ? basis.flatMap(({ is }) => columnsIn(is))
    : columnsIn(basis);
  const named = (key: string, column: string, money = false) => ({ key, column, money });
  return [
    ...conditionsOf(rule).flatMap((set) => Object.keys(set).map((column) => named('when', column))),
    ...ofBasis.map((column) => named('basis', column, true)),
    ...caps.flatMap(({ amount, per }) => [
      ...(typeof amount === 'string' ? [] : [named('caps', amount.column, true)]),
      ...units(per).map((column) => named('caps', column)),
    ]),
    ...('per' in mechanism ? units(mechanism.per).map((column) => named('mechanism', column)) : []),
    ...ofMechanism(rule).map((column) => named('mechanism', column)),
    ...(payable.yearOf === undefined ? [] : [named('payable', payable.yearOf)]),
  ];
}

function ofMechanism({ mechanism }: Pick<Rule, 'mechanism'>): string[] {
  switch (mechanism.kind) {
    case 'shareOfCost':
      return (mechanism.parts ?? []).map(({ column }) => column);
    case 'tiered':
      if (mechanism.by === undefined) return [];
      return typeof mechanism.by === 'string' ? [mechanism.by] : Object.values(mechanism.by);
    case 'graded':
      return [mechanism.by];
    case 'increment':
      return [mechanism.of, mechanism.over.column];
    case 'perUnit':
      return [mechanism.units];
    case 'perUnitBeyondQuota':
      return [mechanism.actual, mechanism.quota];
    default:
      return [];
  }
}

/** The columns that a rule's mechanism counts with; words in them must be numbers. */
export function numbersOf({ mechanism }: Pick<Rule, 'mechanism'>): string[] {
  switch (mechanism.kind) {
    case 'tiered':
    case 'perUnit':
    case 'perUnitBeyondQuota':
      return ofMechanism({ mechanism });
    default:
      return [];
  }
}

/** The columns of a sum. */
export function columnsIn(sum: Exclude<Rule['basis'], readonly unknown[]>): string[] {
  if (sum === null) return [];
  return typeof sum === 'string' ? [sum] : [...sum.plus, ...(sum.minus ?? [])];
}

const UNITS = new Set(['event', 'beneficiary', 'year']);

/** The columns in a unit of payment. */
export function units(per: readonly string[]): string[] {
  return per.filter((unit) => !UNITS.has(unit));
}
