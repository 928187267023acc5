import { periodHolding, rankedPeriod } from '../../../../ranking/period.ts';
import { asked, rankView } from '../../ranking/address.ts';
import type { HistoryAnswer, RankingAnswer, SchemesAnswer } from '../../ranking/answer.ts';
import { choicesOf, latestVersions, schemeShown } from '../../ranking/choices.ts';
import { periodsLooked } from '../../ranking/periods-looked.ts';
import { ask } from '../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ parent, url }) => {
  const { asOf, knownAt, city } = await parent();
  const days = { asOf, knownAt };
  const { schemes } = await ask<SchemesAnswer>('/api/schemes', days);
  const latest = latestVersions(schemes);
  const view = rankView(url);
  const scheme = schemeShown(latest, view.scheme, city);
  if (scheme === null) return { found: null };
  const kind = latest.find(({ id }) => id === scheme)?.period ?? 'year';
  const badPeriod =
    view.period !== null && rankedPeriod(kind, view.period) === undefined ? view.period : null;
  const shown = { ...view, period: badPeriod === null ? view.period : null };
  const path = `/api/rankings/${encodeURIComponent(scheme)}`;
  const question = asked(shown, days);
  const running = periodHolding(kind, asOf).label;
  const [ranking, past] = await Promise.all([
    ask<RankingAnswer>(path, question),
    ask<HistoryAnswer>(`${path}/history`, {
      ...asked({ ...shown, version: null, draws: null, seed: null, period: running }, days),
      before: String(periodsLooked(kind)),
    }),
  ]);
  return {
    found: {
      view: { ...shown, scheme },
      question,
      badPeriod,
      ranking,
      versions: schemes.filter(({ id }) => id === scheme),
      choices: choicesOf(latest, past.periods, ranking.period),
      past: past.facts.world === ranking.facts.world ? past.periods : null,
    },
  };
};
