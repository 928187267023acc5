import type { Reference } from '../../reference/catalogue.ts';
import type { AppliedRule } from '../applied-rule.ts';

/**
 * The rules that each one has followed: of another, earlier document, for the same role and kind of fact
 * and under conditions that one fact can meet both of, where the later document repeals the earlier one
 * or both rules stand in a group in which only one can be had. Their experience is the nearest that a
 * new rule has.
 */
export function predecessors(
  rules: readonly AppliedRule[],
  reference: Reference,
): ReadonlyMap<string, readonly string[]> {
  const byFacts = Map.groupBy(rules, ({ rule }) => `${rule.facts} ${rule.beneficiary.role}`);
  return new Map(
    rules.flatMap((later) => {
      const own = byFacts.get(`${later.rule.facts} ${later.rule.beneficiary.role}`) ?? [];
      const former = own.filter((each) => follows(later, each, reference));
      return former.length === 0 ? [] : [[later.rule.id, former.map(({ rule }) => rule.id)]];
    }),
  );
}

function follows(later: AppliedRule, former: AppliedRule, { documents }: Reference): boolean {
  if (later.rule.document === former.rule.document || former.from >= later.from) return false;
  const repealed = documents
    .get(later.rule.document)
    ?.repeals.some(({ document }) => document === former.rule.document);
  const groups = groupsOf(former);
  const rivals = groupsOf(later).some((group) => groups.includes(group));
  return (repealed === true || rivals) && meet(later, former);
}

function groupsOf({ rule }: AppliedRule): string[] {
  return rule.stacking.flatMap(({ group, rule: word }) => (word === 'additive' ? [] : [group]));
}

/** False where a list of values that one asks for and one of the other's have nothing in common. */
function meet({ rule: a }: AppliedRule, { rule: b }: AppliedRule): boolean {
  return Object.entries(a.when).every(([name, test]) => {
    const other = b.when[name];
    if (!isList(test) || !isList(other)) return true;
    const values: readonly unknown[] = [other].flat();
    return [test].flat().some((value) => values.includes(value));
  });
}

/** A value or a list of values; an interval is neither. */
function isList(test: unknown): test is string | number | boolean | readonly (string | number)[] {
  return test !== undefined && test !== null && (typeof test !== 'object' || Array.isArray(test));
}
