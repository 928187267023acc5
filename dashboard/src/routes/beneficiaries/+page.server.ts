import { unitInWords } from '../../beneficiaries/unit-words.ts';
import { ask } from '../../server/ask.ts';
import type { FoundAnswer } from '../../subsidies/answer.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const q = url.searchParams.get('q')?.trim() ?? '';
  if (q === '') return { q, found: null };
  const { found } = await ask<FoundAnswer>('/api/beneficiaries', { text: q, asOf, knownAt });
  return { q, found: found.map((unit) => unitInWords(unit, language)) };
};
