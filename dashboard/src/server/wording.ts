import type { Language } from '../language/language.ts';
import type { Rule, RuleAnswer } from '../subsidies/answer.ts';
import { rulesNamed, type Wording } from '../subsidies/words/context.ts';
import { ask } from './ask.ts';
import { regionName } from './regions.ts';

export interface Told {
  readonly language: Language;
  readonly asOf: string;
  readonly knownAt: string;
}

/** What turns a rule into words; asks for the rules whose figures it borrows. */
export async function wordingOf(rule: Rule, told: Told): Promise<Wording> {
  const { asOf, knownAt } = told;
  const named = rulesNamed([rule.mechanism, rule.when, rule.anyOf, rule.having, rule.caps]);
  const borrowed = await Promise.all(
    named.map((id) => ask<RuleAnswer>(`/api/subsidies/${id}`, { asOf, knownAt })),
  );
  return wordingAmong(rule, told, new Map(borrowed.map((answer) => [answer.rule.id, answer.rule])));
}

/** The same where the other rules are at hand. */
export function wordingAmong(
  rule: Rule,
  { language, asOf }: Told,
  others: ReadonlyMap<string, Rule>,
): Wording {
  return { rule, language, asOf, others, regionName: (id) => regionName(id, language) };
}
