import { ask } from '../../../server/ask.ts';
import type { TargetAnswer } from '../../../target/answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt } = await parent();
  const region = url.searchParams.get('region');
  const path = `/api/targets/${encodeURIComponent(params.id)}`;
  return { page: await ask<TargetAnswer>(path, { asOf, knownAt, region }) };
};
