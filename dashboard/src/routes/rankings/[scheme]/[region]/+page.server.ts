import { periodHolding } from '../../../../../../ranking/period.ts';
import { asked, rankView } from '../../../../ranking/address.ts';
import type {
  CellsAnswer,
  HistoryAnswer,
  Placed,
  RankingAnswer,
  SchemesAnswer,
  WorkingAnswer,
} from '../../../../ranking/answer.ts';
import { countedParts } from '../../../../ranking/counted-parts.ts';
import { periodsLooked } from '../../../../ranking/periods-looked.ts';
import { ask } from '../../../../server/ask.ts';
import type { PageServerLoad } from './$types';

/** Rows of a page; the working brings the first of them. */
const SIZE = 20;

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { asOf, knownAt, language } = await parent();
  const days = { asOf, knownAt };
  const { scheme, region } = params;
  const view = { ...rankView(url), scheme };
  const path = `/api/rankings/${encodeURIComponent(scheme)}`;
  const unit = `${path}/units/${encodeURIComponent(region)}`;
  const question = asked(view, days);
  const [working, { schemes }] = await Promise.all([
    ask<WorkingAnswer>(unit, question),
    ask<SchemesAnswer>('/api/schemes', days),
  ]);
  const part = url.searchParams.get('part');
  const page = Math.max(1, Math.floor(Number(url.searchParams.get('page')) || 1));
  const { kind } = working.period;
  const plain = { ...view, version: null, draws: null, seed: null };
  const [cells, history] = await Promise.all([
    part !== null && page > 1
      ? ask<CellsAnswer>(`${unit}/cells`, {
          ...asked({ ...view, draws: null, seed: null }, days),
          part,
          limit: String(SIZE),
          offset: String((page - 1) * SIZE),
        })
      : null,
    ask<HistoryAnswer>(`${path}/history`, {
      ...asked({ ...plain, facts: working.facts.world }, days),
      period: periodHolding(kind, asOf).label,
      before: String(periodsLooked(kind)),
    }),
  ]);
  const version = schemes.find(
    (one) => one.id === scheme && one.version === working.scheme.version,
  );
  const period = history.periods.find(({ label }) => label === working.period.label);
  const ranks: readonly Placed[] =
    period?.version === working.scheme.version
      ? inOrder(period.rows)
      : (await ask<RankingAnswer>(path, question)).rows;
  return {
    view,
    question,
    working: { ...working, counted: {} },
    parts: countedParts(working, cells, language),
    part,
    size: SIZE,
    ranks: ranks.map(({ region: id, rank, regionName, regionNameEn }) => ({
      region: id,
      rank,
      regionName,
      regionNameEn,
    })),
    history,
    tiers: version?.tiers.steps.map(({ id }) => id) ?? [],
    places: version?.ties.places ?? 2,
  };
};

/** By rank; those without one last. */
function inOrder<T extends Placed>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
}
