import type { Session } from '../warehouse/snapshot.ts';
import type { AppliedRule } from './applied-rule.ts';
import { entitledRows } from './entitled-rows.ts';
import { entitlementsOf, type Entitlement } from './entitlement.ts';
import type { Question } from './service.ts';
import { settle } from './settle.ts';
import type { StackingGroup } from './stacking-schema.ts';
import { spansUnits } from './unit-rules.ts';

/** What the rules owe for the year, to all or to one, by rule, day and beneficiary. */
export async function settledRows(
  session: Session,
  rules: readonly AppliedRule[],
  groups: readonly StackingGroup[],
  { year, asOf, knownAt, beneficiary }: Question,
): Promise<Entitlement[]> {
  const alone = rules.some(spansUnits) ? null : (beneficiary ?? null);
  const keepsFacts = beneficiary !== undefined;
  await settle(session, rules, groups, { year, asOf, knownAt, beneficiary: alone, keepsFacts });
  const found = await entitledRows(session, year);
  const own = found.filter((row) => beneficiary === undefined || row.beneficiary === beneficiary);
  return entitlementsOf(own, rules, groups);
}
