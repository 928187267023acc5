import { holdContest, unitsWithFigures, type Ground, type Standing } from './contest.ts';
import { WORLDS, type World } from './fact-book.ts';
import type { RankedPeriod } from './period.ts';
import { DRAWS, SEED, type RankQuestion } from './question.ts';
import { isCompletion, quotaTable, type QuotaTable } from './quotas.ts';
import type { Scheme } from './scheme-schema.ts';
import { sensitivity, type Draws, type RankRange } from './sensitivity.ts';

/** The ranking of one period with all that its pages, files and notices show. */
export interface Ranking {
  readonly question: RankQuestion;
  readonly standing: Standing;
  /** The period before, by its own version of the scheme; null where no version reaches back. */
  readonly previous: Standing | null;
  /** In the order of the standing's units; null where a unit is not ranked. */
  readonly ranges: readonly (RankRange | null)[];
  readonly sensitivity: Draws;
  /** Units with any figure, in each world. */
  readonly withFigures: Readonly<Record<World, number>>;
  /** One table for each item that is held against quotas. */
  readonly quotas: readonly QuotaTable[];
}

/** A question with the version and the periods that it comes to. */
export interface Settled {
  readonly question: RankQuestion;
  readonly scheme: Scheme;
  readonly period: RankedPeriod;
  /** The version for the period before, which is `before`. */
  readonly earlier: Scheme | undefined;
  readonly before: RankedPeriod;
}

/**
 * The one implementation of a ranking. Real and simulated figures are ranked apart; what is shown is
 * what was asked for, else the world in which more units have figures, the real one where as many have.
 */
export function rankOn(settled: Settled, ground: Ground): Ranking {
  const { question, scheme, period, earlier, before } = settled;
  const { draws = DRAWS, seed = SEED, facts } = question;
  const each = Object.fromEntries(
    WORLDS.map((world) => [world, holdContest(scheme, period, world, ground)]),
  ) as Record<World, Standing>;
  const withFigures = {
    real: unitsWithFigures(each.real),
    simulated: unitsWithFigures(each.simulated),
  };
  const world = facts ?? (withFigures.simulated > withFigures.real ? 'simulated' : 'real');
  const standing = each[world];
  const { rules, contestants, scored } = standing;
  return {
    question,
    standing,
    previous: earlier ? holdContest(earlier, before, world, ground) : null,
    ranges: sensitivity(rules, scheme.bands, contestants, scored, { draws, seed }),
    sensitivity: { draws, seed },
    withFigures,
    quotas: quotaTables(standing, ground),
  };
}

function quotaTables(
  { scheme, period, world, contestants, listed }: Standing,
  { books, targets, reference }: Ground,
): QuotaTable[] {
  return scheme.items.flatMap((item, at) => {
    if (!isCompletion(item)) return [];
    const rows = [...contestants, ...listed].flatMap(({ region, figures }) => {
      const quota = figures[at]?.unitQuota;
      return quota ? [{ region, quota }] : [];
    });
    return quotaTable(scheme, item, period, rows, books[world], targets, reference.regions);
  });
}
