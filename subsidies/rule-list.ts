import type { CivilDate } from '../core/civil-date.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from './catalogue.ts';
import type { MechanismEntry } from './mechanisms.ts';
import { presentRule } from './present.ts';

/** Which rules: all where nothing is chosen. */
export interface RuleChoice {
  readonly city?: 'jinan' | 'qingdao' | undefined;
  readonly document?: string | undefined;
  readonly mechanism?: MechanismEntry['kind'] | undefined;
  readonly computable?: boolean | undefined;
  /** Words that title, clause, document or wording hold; brackets and spaces do not matter. */
  readonly text?: string | undefined;
}

/** The chosen rules, and how many there are of each sort. */
export function ruleList(
  { rules }: Subsidies,
  reference: Reference,
  asOf: CivilDate,
  choice: RuleChoice = {},
) {
  const wanted = plain(choice.text ?? '');
  const chosen = rules
    .filter(
      (rule) =>
        (choice.city === undefined ||
          reference.documents.get(rule.document)?.city === choice.city) &&
        (choice.document === undefined || rule.document === choice.document) &&
        (choice.mechanism === undefined || rule.mechanism.kind === choice.mechanism) &&
        (wanted === '' || words(rule, reference).includes(wanted)),
    )
    .map((rule) => presentRule(rule, reference, asOf))
    .filter(
      ({ computable }) => choice.computable === undefined || computable === choice.computable,
    );
  const law = chosen.filter(({ draft }) => !draft);
  const kind = (name: MechanismEntry['kind']) =>
    law.filter(({ mechanism }) => mechanism.kind === name).length;
  return {
    rules: chosen,
    /** Drafts count as drafts and nowhere else. */
    totals: {
      rules: law.length,
      computable: law.filter(({ computable }) => computable).length,
      caseByCase: kind('caseByCase'),
      gates: kind('gate'),
      drafts: chosen.length - law.length,
      documents: new Set(law.map(({ document }) => document)).size,
    },
  };
}

export type RuleList = ReturnType<typeof ruleList>;

function words(rule: MoneyRule, { documents }: Reference): string {
  const document = documents.get(rule.document);
  const { id, title, titleEn, clause, evidence, note } = rule;
  return plain(
    [id, title, titleEn, clause, evidence, note, document?.number, document?.title].join(' '),
  );
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s〔〕[\]()【】「」《》“”"']+/g, '');
}
