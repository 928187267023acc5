import type { PolicyAnswer } from '../../../policies/answer.ts';
import { ask } from '../../../server/ask.ts';
import { wordingAmong } from '../../../server/wording.ts';
import type { RulesAnswer } from '../../../subsidies/answer.ts';
import { listed } from '../../../subsidies/list/listed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent }) => {
  const { asOf, knownAt, language } = await parent();
  const days = { asOf, knownAt };
  const [policy, { rules }] = await Promise.all([
    ask<PolicyAnswer>(`/api/policies/${encodeURIComponent(params.id)}`, days),
    ask<RulesAnswer>('/api/subsidies', days),
  ]);
  const others = new Map(rules.map((rule) => [rule.id, rule]));
  const own = rules.filter(({ document }) => document === params.id);
  return {
    policy,
    rules: own.map((rule) => listed(wordingAmong(rule, { language, ...days }, others))),
  };
};
