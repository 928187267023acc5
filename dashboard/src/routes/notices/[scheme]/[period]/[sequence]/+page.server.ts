import type { KeptAnswer, NoticesAnswer } from '../../../../../notices/answer.ts';
import { ask } from '../../../../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
  const { scheme, period, sequence } = params;
  const path = [scheme, period, sequence].map(encodeURIComponent).join('/');
  const [kept, { notices }] = await Promise.all([
    ask<KeptAnswer>(`/api/notices/${path}`, {}),
    ask<NoticesAnswer>('/api/notices', {}),
  ]);
  const others = notices
    .filter((one) => one.scheme.id === kept.scheme.id && one.period === kept.period)
    .toSorted((a, b) => a.sequence - b.sequence);
  // What went out does not change with the day on which it is looked at.
  return { kept, others, clocks: false };
};
