import type { DraftAnswer, NoticesAnswer } from '../../notices/answer.ts';
import { noticeChoice, noticeQuery } from '../../notices/choice.ts';
import { likelyScheme } from '../../notices/likely-scheme.ts';
import { ask } from '../../server/ask.ts';
import { soon, told } from '../../server/told.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, city } = await parent();
  const notices = await ask<NoticesAnswer>('/api/notices', {});
  const choice = noticeChoice(url, asOf, likelyScheme(notices.schemes, city));
  const query = noticeQuery(choice, { asOf, knownAt });
  const draft = await soon(told(ask<DraftAnswer>('/api/notices/draft', query)));
  return { notices, choice, draft: draft.now };
};
