import { earlier, type CivilDate } from '../core/civil-date.ts';
import type { Reference } from '../reference/catalogue.ts';
import { applyReadings, type AppliedRule } from './applied-rule.ts';
import type { Subsidies } from './catalogue.ts';
import { amountIsKnown } from './computable.ts';
import type { Choices } from './readings.ts';

/** Which rules are asked for: drafts are never law, and are worked out only where asked for. */
export interface Wanted {
  readonly drafts?: boolean | undefined;
  readonly city?: 'jinan' | 'qingdao' | undefined;
  readonly readings?: Choices | undefined;
}

/** Every rule that can pay in some year. */
export function computableRules(
  subsidies: Subsidies,
  reference: Reference,
  { drafts, city, readings }: Wanted,
): AppliedRule[] {
  return applyReadings(subsidies, reference, readings).filter(
    (applied) =>
      amountIsKnown(applied.rule) &&
      (drafts === true || !applied.draft) &&
      (city === undefined || applied.city === city),
  );
}

/**
 * The rules that can pay for events of the year up to a day, and those that have ended but whose payments
 * count against them: a cap for good that they share, a number of times.
 */
export function payingIn(
  rules: readonly AppliedRule[],
  year: number,
  asOf: CivilDate,
): AppliedRule[] {
  const first = `${year}-01-01`;
  const last = earlier(`${year}-12-31`, asOf);
  const begun = rules.filter(({ from }) => from <= last);
  const paying = begun.filter(({ to }) => to === null || to >= first);
  const counted = new Set(paying.flatMap(countedForGood));
  return begun.filter(
    (applied) =>
      paying.includes(applied) || countedForGood(applied).some((name) => counted.has(name)),
  );
}

/** What of a rule's payments outlasts the year: caps for good that it shares, payments that a gate counts. */
function countedForGood({ rule, gates }: AppliedRule): string[] {
  return [
    ...rule.caps.flatMap(({ shared, per }) =>
      shared === undefined || per.includes('year') || per.includes('event')
        ? []
        : [`cap ${shared}`],
    ),
    ...gates.flatMap(({ check }) =>
      check.by === 'times' ? [rule.id, ...check.of].map((id) => `rule ${id}`) : [],
    ),
    `rule ${rule.id}`,
  ];
}

/** Rules with all those whose payments bear on theirs: rivals, shared caps, counted payments. */
export function concerned(rules: readonly AppliedRule[], ids: readonly string[]): AppliedRule[] {
  const wanted = new Set(ids);
  const links = ({ rule, gates }: AppliedRule) => [
    ...rule.stacking.map(({ group }) => `group ${group}`),
    ...rule.caps.flatMap(({ shared }) => (shared === undefined ? [] : [`cap ${shared}`])),
    ...gates.flatMap(({ check }) =>
      check.by === 'times' ? check.of.map((each) => `rule ${each}`) : [],
    ),
    `rule ${rule.id}`,
  ];
  for (let before = 0; before < wanted.size;) {
    before = wanted.size;
    const linked = new Set(rules.filter(({ rule }) => wanted.has(rule.id)).flatMap(links));
    for (const applied of rules) {
      if (links(applied).some((link) => linked.has(link))) wanted.add(applied.rule.id);
    }
  }
  return rules.filter(({ rule }) => wanted.has(rule.id));
}
