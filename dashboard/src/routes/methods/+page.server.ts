import { whereMethodsDiffer, type EvaluationsAnswer } from '../../methods/answer.ts';
import { ask } from '../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent }) => {
  const { asOf, knownAt } = await parent();
  return whereMethodsDiffer(await ask<EvaluationsAnswer>('/api/evaluations', { asOf, knownAt }));
};
