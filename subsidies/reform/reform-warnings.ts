import type { CivilDate } from '../../core/civil-date.ts';
import type { MoneyRule } from '../catalogue.ts';
import { computable } from '../computable.ts';
import type { FindingKind, ReformFinding, SaidInBoth } from './reform-error.ts';
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
    said: (names: string) => SaidInBoth,
  ): ReformFinding[] => {
    if (some.length === 0) return [];
    const ids = some.map(({ id }) => id);
    const first = ids.slice(0, 3);
    const more = ids.length - first.length;
    const key = ['patches', step.at];
    const en = said(`${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
    const { zh } = said(`${first.join('、')}${more > 0 ? `等 ${ids.length} 条` : ''}`);
    return [{ kind, key, found: '', rules: ids, ...en, zh }];
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
      (names) => {
        const one = expired.length === 1;
        const to = expired[0]?.to ?? '';
        return {
          message: `${names} ${one ? `ended on ${to}` : `had ended by ${on}`}; of later events the patch changes nothing`,
          mend: 'Give a later end under valid.to, or ask for an earlier year.',
          zh: {
            message: `${names} 已于 ${one ? to : `${on} 前`} 届满，此后的事项不受影响。`,
            mend: '可在 valid.to 给更晚的到期日，或看更早的年度。',
          },
        };
      },
    ),
    ...warn(
      'draft',
      paying.filter(({ document }) => last.documents.get(document)?.draft === true),
      (names) => ({
        message: `${names}: the document is a draft, and pays only where drafts are asked for`,
        mend: 'Adopt it to treat it as law.',
        zh: {
          message: `${names}：文件是征求意见稿，只在要求计入时才付。`,
          mend: '要当作已施行，请写 adopt: true。',
        },
      }),
    ),
    ...warn(
      'notComputed',
      paying.filter((rule) => pays(rule) && !isComputed(rule)),
      (names) => ({
        message: `${names}: no amount can be worked out from the forms`,
        mend: 'The figures will not show what the patch does there.',
        zh: {
          message: `${names}：现有表单算不出金额。`,
          mend: '试算看不出这一部分的影响。',
        },
      }),
    ),
    ...warn(
      'noTakeUp',
      paying.filter(
        (rule) =>
          pays(rule) && isNew(rule, step) && isComputed(rule) && !last.inPlaceOf.has(rule.id),
      ),
      (names) => ({
        message: `${names}: new, so that nothing was ever approved; expected to be taken up as all rules are on average`,
        mend: 'Name under inPlaceOf the rules whose place it takes.',
        zh: {
          message: `${names}：从未批复过，兑现率按全部规则的平均估。`,
          mend: '请在 inPlaceOf 写它代替哪几条。',
        },
      }),
    ),
  ];
}

function isComputed(rule: MoneyRule): boolean {
  return computable(rule) && rule.mechanism.kind !== 'envelope';
}

/** True where the patch makes law of a draft's rule. */
function isNew({ id }: MoneyRule, { before, after }: Carried): boolean {
  const isDraft = ({ rules, documents }: Carried['before']) =>
    documents.get(rules.get(id)?.document ?? '')?.draft === true;
  return isDraft(before) && !isDraft(after);
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
        zh: {
          message: `${rules.join('、')} 也用这个数，会一起变。`,
          mend: '如要保持不变，请给它们自己的数。',
        },
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
        zh: {
          message: `互斥组 ${id} 仍止于 ${to}，此后组内条款会叠加付款。`,
          mend: `如要一并延续，请加 {group: ${id}, valid: {to: …}}。`,
        },
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
