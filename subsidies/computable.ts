import type { Rule } from './rule-schema.ts';

const PAYS_NOBODY: ReadonlySet<string> = new Set(['gate', 'penalty', 'envelope']);

/** True where the rule is worked out for beneficiaries, be it only to say that no amount is printed. */
export function amountIsKnown({ mechanism, facts }: Rule): boolean {
  return facts !== 'none' && !PAYS_NOBODY.has(mechanism.kind);
}

/** True where loaded facts are enough for an amount. */
export function computable(rule: Rule): boolean {
  const { mechanism } = rule;
  if (mechanism.kind === 'gate') return mechanism.check.by !== 'notLoaded';
  if (mechanism.kind === 'penalty') return false;
  if (mechanism.kind === 'envelope') return mechanism.amount !== null;
  return amountIsKnown(rule) && mechanism.kind !== 'caseByCase';
}
