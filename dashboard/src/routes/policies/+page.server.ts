import type { LibraryAnswer } from '../../policies/answer.ts';
import { asked, libraryView } from '../../policies/choice.ts';
import { ask } from '../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt } = await parent();
  const view = libraryView(url);
  const query = { ...asked(view), asOf, knownAt };
  return { view, library: await ask<LibraryAnswer>('/api/policies', query) };
};
