import type { PolicyAnswer } from '../../../policies/answer.ts';
import { ask } from '../../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent }) => {
  const { asOf, knownAt } = await parent();
  const path = `/api/policies/${encodeURIComponent(params.id)}`;
  return { policy: await ask<PolicyAnswer>(path, { asOf, knownAt }) };
};
