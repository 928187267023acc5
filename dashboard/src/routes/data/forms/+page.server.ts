import type { SourceAnswer } from '../../../data/answers.ts';
import { ask } from '../../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({
  forms: await ask<SourceAnswer[]>('/api/sources', {}),
});
