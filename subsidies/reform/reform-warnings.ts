import type { CivilDate } from '../../core/civil-date.ts';
import type { MoneyRule } from '../catalogue.ts';
import { computable } from '../computable.ts';
import type { FindingKind, ReformFinding } from './reform-error.ts';
import type { Carried, Law } from './carried.ts';
import { ruleDays } from './rule-days.ts';

/** What the author of a sound reform should know, patch by patch. */
export function reformWarnings(law: Law, on: CivilDate): ReformFinding[] {
  return law.carried.flatMap((step) => [
    ...ofRules(step, law, on),
    ...sharedFigures(step, law),
    ...endingGroups(step, law),
  ]);
}

/** Rules that have ended, that are no law, or whose amounts no loaded fact gives. */
function ofRules(step: Carried, { last }: Law, on: CivilDate): ReformFinding[] {
  const rules = touched(step, last.rules);
  const warn = (
    kind: FindingKind,
    some: readonly MoneyRule[],
    message: (names: string) => string,
    mend: string,
  ): ReformFinding[] => {
    if (some.length === 0) return [];
    const ids = some.map(({ id }) => id);
    const names =
      ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', ');
    const key = ['patches', step.at];
    return [{ kind, key, found: '', rules: ids, message: message(names), mend }];
  };
  const ends = rules.map((rule) => {
    // Of a rule that the reform ends, the end that it had is meant.
    const state = last.ended.has(rule.id) ? step.before : last;
    return { rule, to: endOf(state.rules.get(rule.id), state) };
  });
  const expired = ends.filter(({ to }) => to !== null && to < on);
  const paying = rules.filter(({ id }) => !last.ended.has(id));
  return [
    ...warn(
      'expired',
      expired.map(({ rule }) => rule),
      (names) =>
        expired.length === 1
          ? `${names} ended on ${expired[0]?.to ?? ''}; of later events the patch changes nothing`
          : `${names} had ended by ${on}; of later events the patch changes nothing`,
      'Give a later end under valid.to, or ask for an earlier year.',
    ),
    ...warn(
      'draft',
      paying.filter(({ document }) => last.documents.get(document)?.draft === true),
      (names) => `${names}: the document is a draft, and pays only where drafts are asked for`,
      'Adopt it to treat it as law.',
    ),
    ...warn(
      'notComputed',
      paying.filter(
        (rule) => pays(rule) && (!computable(rule) || rule.mechanism.kind === 'envelope'),
      ),
      (names) => `${names}: no amount can be worked out from the forms`,
      'The figures will not show what the patch does there.',
    ),
  ];
}

/** The rules whose patch it is; of a document those that pay. */
function touched({ patch }: Carried, rules: ReadonlyMap<string, MoneyRule>): readonly MoneyRule[] {
  if ('rule' in patch) return [rules.get(patch.rule)].flatMap((rule) => rule ?? []);
  if (!('document' in patch)) return [];
  return [...rules.values()].filter((rule) => rule.document === patch.document && pays(rule));
}

function pays({ mechanism: { kind } }: MoneyRule): boolean {
  return kind !== 'gate' && kind !== 'penalty';
}

/** Rules that name a figure of the one that is patched, and change with it. */
function sharedFigures({ at, patch }: Carried, { last }: Law): ReformFinding[] {
  if (!('rule' in patch)) return [];
  return Object.keys(patch.parameters ?? {}).flatMap((name) => {
    const others = [...last.rules.values()].filter(
      (rule) =>
        rule.id !== patch.rule &&
        !last.ended.has(rule.id) &&
        JSON.stringify(rule).includes(`$${patch.rule}:${name}"`),
    );
    if (others.length === 0) return [];
    const rules = others.map(({ id }) => id);
    return [
      {
        kind: 'figureSharedWith' as const,
        key: ['patches', at, 'parameters', name],
        found: '',
        rules,
        message: `${rules.join(', ')} name this figure and change with it`,
        mend: 'Give those a figure of their own if they are to stay.',
      },
    ];
  });
}

/** Groups that end with the rules which now go on: their rules would pay beside each other. */
function endingGroups({ at, patch, before, after }: Carried, { last }: Law): ReformFinding[] {
  if (!('valid' in patch) || patch.valid === undefined || 'group' in patch) return [];
  const longer = [...after.rules.values()].filter((rule) => {
    const mine = 'rule' in patch ? rule.id === patch.rule : rule.document === patch.document;
    return mine && later(endOf(rule, after), endOf(before.rules.get(rule.id), before));
  });
  return last.groups.flatMap(({ id, to }) => {
    if (to === undefined) return [];
    const rules = longer
      .filter(
        (rule) =>
          rule.stacking.some(({ group }) => group === id) &&
          endOf(before.rules.get(rule.id), before) === to,
      )
      .map((rule) => rule.id);
    if (rules.length === 0) return [];
    return [
      {
        kind: 'groupEnds' as const,
        key: ['patches', at, 'valid'],
        found: to,
        rules,
        message: `the group ${id} still ends on ${to}; from then on its rules pay beside each other`,
        mend: `Add {group: ${id}, valid: {to: …}} if it is to go on with them.`,
      },
    ];
  });
}

function endOf(rule: MoneyRule | undefined, state: Law['last']): CivilDate | null {
  return rule ? ruleDays(rule, state.documents).to : null;
}

function later(now: CivilDate | null, before: CivilDate | null): boolean {
  return before !== null && (now === null || now > before);
}
