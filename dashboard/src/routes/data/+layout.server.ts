import type { SourceAnswer, SourceState } from '../../data/answers.ts';
import { askData } from '../../data/ask-data.ts';
import { ask } from '../../server/ask.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async () => ({
  /** The shell’s clocks say nothing about files and runs. */
  clocks: false,
  sources: (await ask<SourceAnswer[]>('/api/sources', {})).map(
    ({ name, title, titleEn, provenance }) => ({ name, title, titleEn, provenance }),
  ),
  states: await askData<SourceState[]>('/api/sources/states'),
});
