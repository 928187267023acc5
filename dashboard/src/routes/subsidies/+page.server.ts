import type { LibraryAnswer } from '../../policies/answer.ts';
import { ask } from '../../server/ask.ts';
import { wordingAmong } from '../../server/wording.ts';
import type { RulesAnswer } from '../../subsidies/answer.ts';
import { asked, rulesView } from '../../subsidies/choice.ts';
import { byDocument, listed } from '../../subsidies/list/listed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const view = rulesView(url);
  const days = { asOf, knownAt };
  const narrowed = Object.values(view).some((value) => value !== null);
  const [all, chosen, library] = await Promise.all([
    ask<RulesAnswer>('/api/subsidies', days),
    narrowed ? ask<RulesAnswer>('/api/subsidies', { ...asked(view), ...days }) : null,
    language === 'en' ? ask<LibraryAnswer>('/api/policies', days) : null,
  ]);
  const titles = new Map(library?.documents.map(({ id, titleEn }) => [id, titleEn]));
  const { bundle, rules, totals } = chosen ?? all;
  const others = new Map(all.rules.map((rule) => [rule.id, rule]));
  const told = { language, ...days };
  return {
    view,
    bundle,
    totals,
    documents: byDocument(all.rules, titles).map(({ id, name }) => ({ id, name })),
    groups: byDocument(rules, titles).map(({ rules: own, ...document }) => ({
      ...document,
      rules: own.map((rule) => listed(wordingAmong(rule, told, others))),
    })),
  };
};
