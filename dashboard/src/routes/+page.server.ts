import { listed, type OverviewAnswer } from '../overview/answer.ts';
import { ask } from '../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { city, asOf, knownAt } = await parent();
  const since = url.searchParams.get('since');
  const answer = await ask<OverviewAnswer>('/api/overview', { city, asOf, knownAt, since });
  return { overview: listed(answer) };
};
