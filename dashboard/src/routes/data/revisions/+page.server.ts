import type { RevisionsAnswer } from '../../../data/answers.ts';
import { askData } from '../../../data/ask-data.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const value = (name: string) => url.searchParams.get(name);
  const view = { source: value('source'), run: value('run'), page: value('page') };
  return { view, revisions: await askData<RevisionsAnswer>('/api/revisions', view) };
};
