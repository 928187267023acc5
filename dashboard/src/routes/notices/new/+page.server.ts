import type { DraftAnswer, NoticesAnswer } from '../../../notices/answer.ts';
import { notBegun, noticeChoice, noticeQuery, periodOf } from '../../../notices/choice.ts';
import { likelyScheme } from '../../../notices/likely-scheme.ts';
import { periodName } from '../../../notices/period-name.ts';
import { text } from '../../../notices/text.ts';
import { ask } from '../../../server/ask.ts';
import { told } from '../../../server/told.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, city, language } = await parent();
  const { schemes } = await ask<NoticesAnswer>('/api/notices', {});
  const choice = noticeChoice(url, asOf, likelyScheme(schemes, city));
  const query = noticeQuery(choice, { asOf, knownAt });
  const early = notBegun(choice, asOf)
    ? text[language].notBegun(periodName(periodOf(choice), language), asOf)
    : null;
  const draft =
    early === null
      ? await told(ask<DraftAnswer>('/api/notices/draft', query))
      : { answer: null, problem: early };
  return { schemes, choice, query, draft };
};
