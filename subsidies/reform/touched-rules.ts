import type { Reference } from '../../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from '../catalogue.ts';
import type { Reformed } from './apply-reform.ts';

/** The law as it stands before a reform. */
interface Before {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
}

/**
 * Ids of the rules that a reform changes: in themselves, in the days of their document, in a group of
 * overlaps that they stand in, by how a text is read, or in whose place they stand. None under the
 * empty reform.
 */
export function touchedRules({ subsidies, reference }: Before, law: Reformed): ReadonlySet<string> {
  const before = new Map(subsidies.rules.map((rule) => [rule.id, rule]));
  const groups = changedGroups(subsidies, law.subsidies);
  const choices = Object.keys(law.readings);
  const touched = law.subsidies.rules.filter((rule) => {
    const was = before.get(rule.id);
    return (
      rule !== was ||
      law.reference.documents.get(rule.document) !== reference.documents.get(rule.document) ||
      groupsOf(rule).some((group) => groups.has(group)) ||
      choices.some((reading) => reading in rule.readings) ||
      law.inPlaceOf.has(rule.id)
    );
  });
  return new Set(touched.map(({ id }) => id));
}

function changedGroups(before: Subsidies, after: Subsidies): ReadonlySet<string> {
  if (before.groups === after.groups) return new Set();
  const now = new Map(after.groups.map((group) => [group.id, group]));
  return new Set(before.groups.flatMap((group) => (now.get(group.id) === group ? [] : [group.id])));
}

function groupsOf({ stacking }: MoneyRule): string[] {
  return stacking.map(({ group }) => group);
}
