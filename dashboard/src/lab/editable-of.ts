import { said, type Wording } from '../subsidies/words/context.ts';
import { parameterLabel } from '../subsidies/words/parameter-label.ts';
import type { Rule } from '../subsidies/answer.ts';
import type { EditableRule } from './editable.ts';

/** A rule with what it prints on the day, in the page's language. */
export function editableOf(
  wording: Wording,
  documentTitle: string,
  among: readonly Rule[] = [],
): EditableRule {
  const { rule, asOf } = wording;
  const parts = rule.shares?.findLast(({ from }) => from === undefined || from <= asOf);
  const shares = parts ?? rule.shares?.[0];
  return {
    id: rule.id,
    title: said(wording, rule.title, rule.titleEn),
    document: rule.document,
    documentTitle,
    documentNo: rule.documentNo,
    clause: rule.clause,
    from: rule.validFrom,
    to: rule.validTo,
    draft: rule.draft,
    computable: rule.computable,
    figures: Object.entries(rule.parameters).flatMap(([name, values]) => {
      const found = values.findLast(({ from }) => from <= asOf) ?? values[0];
      if (!found) return [];
      const { value, unit, evidence } = found;
      return [{ name, label: parameterLabel(wording, name), value, unit, evidence }];
    }),
    shares: shares
      ? {
          province: shares.province ?? '0',
          city: shares.city ?? '0',
          district: shares.district ?? '0',
        }
      : null,
    sharesPrinted: shares?.basis === 'printed',
    scope: rule.scope,
    rivals: among
      .filter((other) => competes(rule, other))
      .map((other) => ({
        id: other.id,
        label: `${other.documentNo ?? other.documentTitle} ${other.clause} ${said(wording, other.title, other.titleEn)}`,
      })),
  };
}

/** True of a rule of a text in force that is paid in the place of the other one, or the other of it. */
function competes(rule: Rule, other: Rule): boolean {
  if (other.id === rule.id || other.draft) return false;
  const groups = new Set(rule.stacking.map(({ group }) => group));
  return other.stacking.some(({ group }) => groups.has(group));
}
