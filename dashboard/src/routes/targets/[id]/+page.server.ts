import { ask } from '../../../server/ask.ts';
import type { HistoryAnswer, TargetAnswer } from '../../../target/answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt } = await parent();
  const region = url.searchParams.get('region');
  const path = `/api/targets/${encodeURIComponent(params.id)}`;
  const asked = { asOf, knownAt, region };
  const [page, { history }] = await Promise.all([
    ask<TargetAnswer>(path, asked),
    ask<HistoryAnswer>(`${path}/history`, asked),
  ]);
  return { page, history };
};
