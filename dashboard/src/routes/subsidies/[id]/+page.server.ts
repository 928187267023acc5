import { ask } from '../../../server/ask.ts';
import { namesOf } from '../../../server/names.ts';
import { wordingOf } from '../../../server/wording.ts';
import { yearOf } from '../../../subsidies/address.ts';
import type { AmountsAnswer, RuleAnswer } from '../../../subsidies/answer.ts';
import { toldRows } from '../../../subsidies/rule/told-amounts.ts';
import { toldOf } from '../../../subsidies/rule/told.ts';
import type { PageServerLoad } from './$types';

/** Mechanisms that owe nobody a sum of their own. */
const OWES_NOBODY: ReadonlySet<string> = new Set(['gate', 'penalty', 'envelope']);

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const days = { asOf, knownAt };
  const path = `/api/subsidies/${encodeURIComponent(params.id)}`;
  const answer = await ask<RuleAnswer>(path, days);
  const { rule } = answer;
  const year = yearOf(url);
  const told = { language, ...days };
  const owes = rule.facts !== 'none' && !OWES_NOBODY.has(rule.mechanism.kind);
  const [amounts, wording, names] = await Promise.all([
    owes
      ? ask<AmountsAnswer>(`${path}/amounts`, { ...days, year: year === null ? null : `${year}` })
      : null,
    wordingOf(rule, told),
    namesOf(told),
  ]);
  const rows = amounts === null ? [] : toldRows(amounts.rows, names);
  return {
    answer,
    told: toldOf(wording),
    amounts: amounts && { ...amounts, rows: [] },
    rows,
  };
};
