import type { ReconciliationAnswer } from '../../../data/answers.ts';
import { askData } from '../../../data/ask-data.ts';
import { chooseLines, countFindings } from '../../../data/reconciliation/choice.ts';
import type { PageServerLoad } from './$types';

const SIZE = 50;

export const load: PageServerLoad = async ({ url, parent }) => {
  const { city, asOf, knownAt } = await parent();
  const value = (name: string) => url.searchParams.get(name) || null;
  const view = { city, year: value('year'), finding: value('finding'), page: value('page') };
  const asked = { city, asOf, knownAt };
  const all = await askData<ReconciliationAnswer>('/api/reconciliation', asked);
  const results = all?.results ?? [];
  const ofYear = results.filter(({ year }) => view.year === null || String(year) === view.year);
  const chosen = chooseLines(ofYear, view.finding);
  const page = Math.max(1, Number(view.page) || 1);
  return {
    /** Here both clocks decide what is held against what. */
    clocks: true,
    view,
    answer: all && {
      bundle: all.bundle,
      years: [...new Set(results.map(({ year }) => year))].toSorted((a, b) => b - a),
      counts: countFindings(ofYear),
      total: chosen.length,
      page,
      size: SIZE,
      lines: chosen.slice((page - 1) * SIZE, page * SIZE),
    },
  };
};
