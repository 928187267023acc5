import type { LibraryAnswer } from '../policies/answer.ts';
import type { EditableRule } from '../lab/editable.ts';
import { editableOf } from '../lab/editable-of.ts';
import type { Rule, RulesAnswer } from '../subsidies/answer.ts';
import { ask } from './ask.ts';
import { wordingAmong, type Told } from './wording.ts';

/** Rules that the lab can change, in the page's words. Which ones: a test of the rules as the API has them. */
export async function editableRules(
  told: Told,
  query: { readonly text?: string },
  wanted: (rules: readonly Rule[]) => readonly Rule[],
): Promise<{ readonly total: number; readonly rules: readonly EditableRule[] }> {
  const { asOf, knownAt, language } = told;
  const [every, matching, library] = await Promise.all([
    ask<RulesAnswer>('/api/subsidies', { asOf, knownAt }),
    query.text === undefined
      ? null
      : ask<RulesAnswer>('/api/subsidies', { ...query, asOf, knownAt }),
    language === 'en' ? ask<LibraryAnswer>('/api/policies', { asOf, knownAt }) : null,
  ]);
  const titles = new Map(library?.documents.map(({ id, titleEn }) => [id, titleEn]));
  const others = new Map(every.rules.map((rule) => [rule.id, rule]));
  const pays = ({ mechanism: { kind } }: Rule) => kind !== 'gate' && kind !== 'penalty';
  const all = every.rules.filter(pays);
  const paying = matching === null ? all : matching.rules.filter(pays);
  return {
    total: paying.length,
    rules: wanted(paying).map((rule) =>
      editableOf(
        wordingAmong(rule, told, others),
        titles.get(rule.document) ?? rule.documentTitle,
        all,
      ),
    ),
  };
}

/** The rules named, and one of each document named. */
export function named(
  rules: readonly Rule[],
  ids: readonly string[],
  documents: readonly string[],
): readonly Rule[] {
  const ofDocuments = documents.flatMap(
    (id) => rules.find(({ document }) => document === id) ?? [],
  );
  return [...rules.filter(({ id }) => ids.includes(id)), ...ofDocuments];
}
