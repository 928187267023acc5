import { said, type Wording } from '../subsidies/words/context.ts';
import { parameterLabel } from '../subsidies/words/parameter-label.ts';
import type { EditableRule } from './editable.ts';

/** A rule with what it prints on the day, in the page's language. */
export function editableOf(wording: Wording, documentTitle: string): EditableRule {
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
  };
}
