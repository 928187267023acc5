import { yearOf } from '../../core/civil-date.ts';
import type { Entitlement } from '../entitlement.ts';

/** What a rule owes one beneficiary for the events of a year, on simulated or on reported facts. */
export type Entitled = (
  rule: string,
  code: string,
  eventYear: number,
  simulated: boolean,
) => readonly Entitlement[];

export function entitled(entitlements: readonly Entitlement[]): Entitled {
  const byRule = new Map<string, Map<string, Entitlement[]>>();
  for (const each of entitlements) {
    const units = byRule.get(each.rule) ?? new Map<string, Entitlement[]>();
    byRule.set(each.rule, units);
    const known = units.get(each.beneficiary);
    if (known) known.push(each);
    else units.set(each.beneficiary, [each]);
  }
  return (rule, code, eventYear, simulated) =>
    (byRule.get(rule)?.get(code) ?? []).filter(
      (each) => each.simulated === simulated && yearOf(each.eventDate) === eventYear,
    );
}
