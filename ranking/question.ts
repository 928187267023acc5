import type { CivilDate } from '../core/civil-date.ts';
import type { World } from './fact-book.ts';

/** What is asked of a scheme. */
export interface RankQuestion {
  readonly scheme: string;
  /** As sources print it: `2022`, `2022Q3`, `2022-05`. */
  readonly period: string;
  /** A version of the scheme; by default the one in force at the end of the period. */
  readonly version?: number | undefined;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  /** Which figures; by default those on which more units stand, the real ones where as many do. */
  readonly facts?: World | undefined;
  readonly draws?: number | undefined;
  readonly seed?: number | undefined;
}

export const DRAWS = 1000;
export const MOST_DRAWS = 10_000;
export const SEED = 1;

/** The question as the parameters of a bundle, with what is taken where nothing is said. */
export function rankParameters(
  question: RankQuestion,
): Readonly<Record<string, string | undefined>> {
  const { scheme, period, version, asOf, knownAt, facts, draws = DRAWS, seed = SEED } = question;
  return {
    command: 'rank',
    scheme,
    period,
    version: version?.toString(),
    asOf,
    knownAt,
    facts,
    draws: String(draws),
    seed: String(seed),
  };
}
