import type { DocumentStatus } from '../../../../reference/documents.ts';
import { MECHANISM_NAMES } from '../../../../subsidies/mechanisms.ts';
import type { Rule } from '../answer.ts';
import { said, type Wording } from '../words/context.ts';
import { paysInWords } from '../words/pays.ts';

/** A rule as the list shows it. */
export interface Listed {
  readonly id: string;
  readonly clause: string;
  readonly title: string;
  readonly mechanism: string;
  readonly pays: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly computed: Computed;
  readonly readings: number;
}

/** Whether there is an amount: worked out, decided case by case, none by its nature, or not known. */
export type Computed = 'computed' | 'caseByCase' | 'gate' | 'penalty' | 'envelope' | 'notComputed';

export function computedOf({ mechanism, computable }: Rule): Computed {
  const { kind } = mechanism;
  if (kind === 'gate' || kind === 'penalty' || kind === 'envelope' || kind === 'caseByCase') {
    return kind;
  }
  return computable ? 'computed' : 'notComputed';
}

export function listed(wording: Wording): Listed {
  const { rule } = wording;
  const { zh, en } = MECHANISM_NAMES[rule.mechanism.kind];
  return {
    id: rule.id,
    clause: rule.clause,
    title: said(wording, rule.title, rule.titleEn),
    mechanism: said(wording, zh, en),
    pays: paysInWords(wording),
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    computed: computedOf(rule),
    readings: rule.readings.length,
  };
}

export interface OfDocument {
  readonly id: string;
  readonly name: string;
  readonly number: string | null;
  readonly status: DocumentStatus;
  readonly draft: boolean;
  readonly rules: readonly Rule[];
}

/** The rules by the document that prints them, in the order in which they came; titles by document. */
export function byDocument(
  rules: readonly Rule[],
  titles: ReadonlyMap<string, string>,
): OfDocument[] {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(rule.document, [...(groups.get(rule.document) ?? []), rule]);
  return [...groups].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const { documentTitle, documentNo, status, draft } = first;
    const name = titles.get(id) ?? documentTitle;
    return [{ id, name, number: documentNo, status, draft, rules: own }];
  });
}
