import type { RulesAnswer } from '../subsidies/answer.ts';
import { said } from '../subsidies/words/context.ts';
import { ask } from './ask.ts';
import { regionName } from './regions.ts';
import type { Told } from './wording.ts';

/** Names of regions, and of rules and gates by their ids or the gates' own names. */
export async function namesOf(told: Told) {
  const { language, asOf, knownAt } = told;
  const { rules } = await ask<RulesAnswer>('/api/subsidies', { asOf, knownAt });
  const names = new Map(
    rules.flatMap((rule) => {
      const title = said(told, rule.title, rule.titleEn);
      const { mechanism } = rule;
      const place = [rule.documentNo, rule.clause].filter(Boolean).join(' ');
      const name = said(told, `“${title}”（${place}）`, `“${title}” (${place})`);
      return [[rule.id, name], ...(mechanism.kind === 'gate' ? [[mechanism.name, name]] : [])] as [
        string,
        string,
      ][];
    }),
  );
  return {
    language,
    regionName: (id: string) => regionName(id, language),
    ruleName: (id: string) => names.get(id) ?? id,
  };
}
