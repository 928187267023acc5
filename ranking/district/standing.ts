import type { CivilDate } from '../../core/civil-date.ts';
import { QuanhengError } from '../../core/error.ts';
import { OPERATOR } from '../../core/viewer.ts';
import { periodBefore, rankedPeriod, PERIOD_EXAMPLES, type RankedPeriod } from '../period.ts';
import { presentRanking, type PresentedRanking } from '../present.ts';
import type { Scheme } from '../scheme-schema.ts';
import type { RankingService } from '../service.ts';
import type { Clocks } from './figures.ts';
import { CITIES, type City } from './units.ts';

/** Periods before the last one that a unit's ranks are shown of. */
const BEFORE = 5;

/** The latest version of each scheme of a city: readings of a document before samples. */
export function schemesOf({ schemes }: RankingService, city: City): Scheme[] {
  const latest = new Map(
    schemes.filter((scheme) => scheme.city === CITIES[city]).map((scheme) => [scheme.id, scheme]),
  );
  return [...latest.values()].toSorted(
    (a, b) => Number(a.nature === 'sample') - Number(b.nature === 'sample'),
  );
}

/** The latest period of a scheme's kind that is over by a day. */
export function lastPeriod({ period: kind }: Scheme, asOf: CivilDate): RankedPeriod {
  const [year = '', month = ''] = asOf.split('-');
  const nth = Number(month);
  const label = {
    year,
    half: `${year}H${nth <= 6 ? 1 : 2}`,
    quarter: `${year}Q${Math.ceil(nth / 3)}`,
    month: `${year}-${month}`,
  }[kind];
  const period = rankedPeriod(kind, label);
  if (!period) throw new RangeError(`no ${kind} like ${PERIOD_EXAMPLES[kind]} holds ${asOf}`);
  return period.to <= asOf ? period : periodBefore(period);
}

/** The ranking of the last period that is over; null where no version of the scheme reaches it. */
export async function lastRanking(
  rankings: RankingService,
  scheme: Scheme,
  { asOf, knownAt }: Clocks,
): Promise<PresentedRanking | null> {
  const period = lastPeriod(scheme, asOf).label;
  const question = { scheme: scheme.id, period, asOf, knownAt, draws: 0 };
  try {
    return presentRanking(await rankings.rank(question, OPERATOR), '', rankings.reference);
  } catch (error) {
    if (error instanceof QuanhengError && error.code === 'usage') return null;
    throw error;
  }
}

/** The same with the periods before it, the earliest first. */
export async function rankHistory(
  rankings: RankingService,
  scheme: Scheme,
  { asOf, knownAt }: Clocks,
): Promise<PresentedRanking[]> {
  const period = lastPeriod(scheme, asOf).label;
  const question = { scheme: scheme.id, period, asOf, knownAt };
  try {
    const past = await rankings.history(question, BEFORE, OPERATOR);
    return past.map((ranking) => presentRanking(ranking, '', rankings.reference));
  } catch (error) {
    if (error instanceof QuanhengError && error.code === 'usage') return [];
    throw error;
  }
}

/** The rank of one unit in a ranking. */
export function rankOfUnit(ranking: PresentedRanking, region: string) {
  const row = ranking.rows.find((one) => one.region === region);
  const { scheme, period, simulated, facts } = ranking;
  if (!row) return null;
  const { score, rank, tiedWith, tier, tierName, previousRank, movement, reason, reasonWords } =
    row;
  return {
    scheme: scheme.id,
    version: scheme.version,
    nature: scheme.nature,
    title: scheme.title,
    titleEn: scheme.titleEn,
    period: period.label,
    of: ranking.rows.filter((one) => one.rank !== null).length,
    ...{ score, rank, tiedWith, tier, tierName, previousRank, movement, reason, reasonWords },
    facts: facts.world,
    simulated,
  };
}
