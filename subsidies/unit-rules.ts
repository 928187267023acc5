import type { AppliedRule } from './applied-rule.ts';
import type { UnitFacts } from './unit-facts.ts';

/**
 * The rules that bear on what one unit gets: those for whose facts it ever had any, with those that
 * fill a cap together with them, be it for other units.
 */
export function rulesOfUnit(rules: readonly AppliedRule[], facts: UnitFacts): AppliedRule[] {
  const own = new Set(rules.filter((applied) => facts.everBearOn(applied)));
  const shared = new Set([...own].filter(spansUnits).flatMap(sharedCaps));
  return rules.filter(
    (applied) => own.has(applied) || sharedCaps(applied).some((name) => shared.has(name)),
  );
}

/** True where one sum is for several units together, so that none of them can be settled alone. */
export function spansUnits({ rule }: AppliedRule): boolean {
  const { mechanism, caps } = rule;
  const units = [...('per' in mechanism ? [mechanism.per] : []), ...caps.map(({ per }) => per)];
  return units.some((per) => !per.includes('beneficiary') && !per.includes('event'));
}

function sharedCaps({ rule }: AppliedRule): string[] {
  return rule.caps.flatMap(({ shared }) => (shared === undefined ? [] : [shared]));
}
