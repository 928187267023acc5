import type { Carried, Law } from './carried.ts';
import type { ReformFinding } from './reform-error.ts';
import { endsBeforeItBegins, ruleDays } from './rule-days.ts';

/** Rules, documents and groups that a reform makes end before they begin, or change after their end. */
export function daysFaults(law: Law): ReformFinding[] {
  return law.carried.flatMap((step) => [...ends(step, law), ...late(step, law)]);
}

function ends({ at, patch, after }: Carried, { last }: Law): ReformFinding[] {
  const fault = (days: { from: string; to: string | null }, rules: string[]): ReformFinding[] =>
    endsBeforeItBegins(days)
      ? [
          {
            kind: 'endsBeforeItBegins',
            key: ['patches', at, 'valid' in patch ? 'valid' : 'from'],
            found: `${days.from} – ${days.to ?? ''}`,
            rules,
            message: `it ends on ${days.to ?? ''}, before it begins on ${days.from}`,
            mend: 'Check both dates.',
            zh: {
              message: `止于 ${days.to ?? ''}，早于起始的 ${days.from}。`,
              mend: '请核对两个日期。',
            },
          },
        ]
      : [];
  if ('rule' in patch) {
    const rule = after.rules.get(patch.rule);
    const moves = patch.valid !== undefined || patch.adopt === true;
    if (!rule || !moves || last.ended.has(rule.id)) return [];
    return fault(ruleDays(rule, after.documents), [rule.id]);
  }
  if ('document' in patch) {
    const validity = after.documents.get(patch.document)?.validity;
    return validity && patch.off !== true
      ? fault({ from: validity.from ?? '', to: validity.to }, [])
      : [];
  }
  if ('group' in patch) {
    const group = after.groups.find(({ id }) => id === patch.group);
    return group ? fault({ from: group.from ?? '', to: group.to ?? null }, []) : [];
  }
  return [];
}

/** Figures and shares from a day that lies after the rule's last. */
function late({ at, patch }: Carried, { last }: Law): ReformFinding[] {
  if (!('rule' in patch) || patch.from === undefined || patch.off === true) return [];
  const rule = last.rules.get(patch.rule);
  const to = rule && ruleDays(rule, last.documents).to;
  if (!to || to >= patch.from || patch.adopt === true) return [];
  return [
    {
      kind: 'changesNothing',
      key: ['patches', at, 'from'],
      found: patch.from,
      rules: [patch.rule],
      message: `the rule has ended on ${to}, before ${patch.from}`,
      mend: 'Give an earlier day, or a later end under valid.to.',
      zh: {
        message: `规则已于 ${to} 届满，早于 ${patch.from}。`,
        mend: '请给更早的起始日，或在 valid.to 给更晚的到期日。',
      },
    },
  ];
}
