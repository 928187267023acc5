import type { QuarantineAnswer } from '../../../data/answers.ts';
import { askData } from '../../../data/ask-data.ts';
import { entryView } from '../../../data/quarantine/choice.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const view = entryView(url);
  return {
    view,
    quarantine: await askData<QuarantineAnswer>('/api/quarantine', { ...view, size: '25' }),
  };
};
