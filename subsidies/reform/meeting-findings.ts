import { inWords } from '../conflicts.ts';
import { overlapsOf, type Finding } from '../overlaps.ts';
import type { ReformFinding } from './reform-error.ts';
import type { Law } from './carried.ts';

/**
 * What a reform does to how rules meet, as the loader finds it: tiers of one rule that overlap and
 * conditions that no fact can meet are faults; rules that both pay a fact and values that nobody pays
 * can be meant, and are warnings with the smallest row that shows them. Drafts pay in trials only.
 */
export function meetingFindings({ first, last, reference, carried }: Law): {
  faults: ReformFinding[];
  warnings: ReformFinding[];
} {
  if (first.rules === last.rules && first.documents === last.documents) {
    return { faults: [], warnings: [] };
  }
  const rulesOf = (state: Law['first']) => [...state.rules.values()];
  const before = overlapsOf(rulesOf(first), { ...reference, documents: first.documents });
  const after = overlapsOf(rulesOf(last), { ...reference, documents: last.documents });
  const known = new Set(before.findings.map(keyOf));
  const isAside = (id: string) =>
    last.ended.has(id) || last.documents.get(last.rules.get(id)?.document ?? '')?.draft === true;
  const fresh = after.findings.filter(
    (each) => !known.has(keyOf(each)) && !each.rules.some(isAside),
  );
  const place = (rules: readonly string[]): PropertyKey[] => {
    const touching =
      carried.findLast(({ patch }) => 'rule' in patch && rules.includes(patch.rule)) ??
      carried.findLast(({ before: was, after: is }) =>
        rules.some((id) => was.rules.get(id) !== is.rules.get(id)),
      );
    return touching ? ['patches', touching.at] : [];
  };
  const idle = after.idle.filter((id) => !before.idle.includes(id) && !last.ended.has(id));
  const isAmbiguous = ({ kind, rules }: Finding) => kind === 'overlap' && rules.length === 1;
  return {
    faults: [
      ...idle.map((id): ReformFinding => ({
        kind: 'unsoundRule',
        key: place([id]),
        found: '',
        rules: [id],
        message: `no fact can meet all conditions of ${id}`,
        mend: 'Look for two that exclude each other.',
        zh: { message: `没有事项能同时满足 ${id} 的全部条件。`, mend: '请找出互相排斥的两项。' },
      })),
      ...fresh.filter(isAmbiguous).map(({ rules, example }): ReformFinding => ({
        kind: 'unsoundRule',
        key: place(rules),
        found: '',
        rules,
        message: `two tiers of ${rules.join()} hold ${inWords(example)}`,
        mend: 'Let each tier begin where the one before ends.',
        zh: {
          message: `${rules.join()} 的两档都含有：${inWords(example)}。`,
          mend: '请让后一档从前一档的止点起。',
        },
      })),
    ],
    warnings: fresh
      .filter((each) => !isAmbiguous(each))
      .map(({ kind, rules, example }): ReformFinding => ({
        kind,
        key: place(rules),
        found: '',
        rules,
        message:
          kind === 'overlap'
            ? `${rules.join(' and ')} both pay the same fact: ${inWords(example)}`
            : `${rules.join(' and ')} pass over ${inWords(example)}`,
        mend:
          kind === 'overlap'
            ? 'Give both a group under stacking if only one is to be paid.'
            : 'Close the gap if it is not meant.',
        zh:
          kind === 'overlap'
            ? {
                message: `${rules.join(' 与 ')} 同付一个事项：${inWords(example)}。`,
                mend: '如只应付一项，请在 stacking 给同一个互斥组。',
              }
            : {
                message: `${rules.join(' 与 ')} 都不及：${inWords(example)}。`,
                mend: '如非本意，请补上。',
              },
      })),
  };
}

function keyOf({ kind, rules }: Finding): string {
  return [kind, ...rules.toSorted()].join(' ');
}
