import { isDeepStrictEqual } from 'node:util';
import type { Reference } from '../../reference/catalogue.ts';
import type { AppliedRule } from '../applied-rule.ts';
import type { Gate } from '../gates.ts';
import type { StackingGroup } from '../stacking-schema.ts';

/**
 * The rules for events of a year as if policy went on: a rule that ended with its document goes on as
 * last printed, unless a successor has taken its place, that is, a rule of the same role which competes
 * with it, asks for nothing more, outlived it, and holds through the year or goes on itself. A rule whose
 * own clause prints an earlier end stays ended, and so does a document that another one has repealed.
 * `former` are the rules before a reform: a successor that the reform ends has taken its place all the same.
 */
export function continued(
  rules: readonly AppliedRule[],
  reference: Reference,
  year: number,
  former: readonly AppliedRule[] = [],
): AppliedRule[] {
  const repealed = new Set(
    [...reference.documents.values()].flatMap(({ repeals }) =>
      repeals.flatMap(({ document }) => document ?? []),
    ),
  );
  const printedEnd = ({ rule }: AppliedRule) =>
    rule.valid?.to !== undefined || repealed.has(rule.document);
  const lasting = [...rules, ...former].filter((applied) => {
    const { from, to, draft } = applied;
    const holds = to === null || to >= `${year}-12-31` || !printedEnd(applied);
    return !draft && from <= `${year}-01-01` && holds;
  });
  const byGroup = new Map<string, AppliedRule[]>();
  for (const rule of lasting) {
    for (const group of groupsOf(rule)) byGroup.set(group, [...(byGroup.get(group) ?? []), rule]);
  }
  return rules.map((applied) => {
    const { to } = applied;
    const gates = applied.gates.map((gate) => ({ ...gate, to: gateEnd(gate, repealed) }));
    const rivals = groupsOf(applied).flatMap((group) => byGroup.get(group) ?? []);
    const replaced = rivals.some((rival) => outlives(rival, applied) && succeeds(rival, applied));
    return { ...applied, gates, to: printedEnd(applied) || replaced ? to : null };
  });
}

function groupsOf({ rule }: AppliedRule): string[] {
  return rule.stacking.flatMap(({ group, rule: word }) => (word === 'additive' ? [] : [group]));
}

/** True where it was still printed when the other one no longer was, whether or not it has ended since. */
function outlives({ to: later }: AppliedRule, { to: former }: AppliedRule): boolean {
  return former !== null && (later === null || later > former);
}

/** True where whoever is paid under the former rule is paid under the later one. */
function succeeds({ rule: later }: AppliedRule, { rule: former }: AppliedRule): boolean {
  const { role, party, kinds } = later.beneficiary;
  return (
    role === former.beneficiary.role &&
    party === former.beneficiary.party &&
    later.facts === former.facts &&
    later.anyOf === undefined &&
    former.scope.every((region) => later.scope.includes(region)) &&
    (kinds === undefined ||
      (former.beneficiary.kinds?.every((kind) => kinds.includes(kind)) ?? false)) &&
    Object.entries(later.when).every(([name, test]) => isDeepStrictEqual(former.when[name], test))
  );
}

function gateEnd({ id, to }: Gate, repealed: ReadonlySet<string>): Gate['to'] {
  return repealed.has(id.split('.')[0] ?? '') ? to : null;
}

/** Exclusions that ended with the text that brought them go on with it. */
export function continuedGroups(groups: readonly StackingGroup[]): StackingGroup[] {
  return groups.map((group) => ({ ...group, to: undefined }));
}
