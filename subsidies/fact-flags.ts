import type { AppliedRule } from './applied-rule.ts';
import { text } from './condition-sql.ts';
import { kindOfCode } from './credit-code.ts';
import { kindWord } from './fact-views.ts';
import { barsOnDay, flagName } from './gates.ts';
import type { Rule } from './rule-schema.ts';

/**
 * What many rules ask of the same facts, worked out once for each row of their table: SQL over the row
 * `f` by the name of its column.
 */
export function factFlags({ rule, gates, conditions }: AppliedRule): Map<string, string> {
  const flags = new Map([
    [placeFlag(rule), `f.b_region IN (${conditions.within(rule.scope).map(text).join(', ')})`],
  ]);
  const kinds = kindFlag(rule);
  if (kinds !== undefined) flags.set(kinds, ofKinds(rule.beneficiary.kinds ?? []));
  for (const gate of gates) {
    const sql = barsOnDay(gate);
    if (sql !== undefined) flags.set(flagName(gate), sql);
  }
  return flags;
}

/** The flag of a unit in a region that the rule binds; null where its region is not known. */
export function placeFlag({ scope }: Rule): string {
  return `in_${scope
    .toSorted()
    .join('_')
    .replaceAll(/[^A-Za-z0-9]/g, '_')}`;
}

/** The flag of a unit of a kind that the clause names; undefined where it names none. */
export function kindFlag({ beneficiary: { kinds }, facts }: Rule): string | undefined {
  if (kinds === undefined || facts === 'quota_result') return undefined;
  return `is_${kinds.toSorted().join('_')}`;
}

function ofKinds(kinds: readonly string[]): string {
  const words = kinds.map((kind) => text(kindWord(kind))).join(', ');
  return `coalesce(f.b_kind IN (${words}), ${kindOfCode('f.b_code', kinds)})`;
}
