import type { Reference } from '../reference/catalogue.ts';
import { named } from './present-names.ts';
import type { Ranking } from './ranking.ts';
import { WORLD_WORDS, type UnrankedReason, UNRANKED_WORDS } from './wording.ts';

export type PresentedHistory = ReturnType<typeof presentHistory>;

/**
 * Ranks by period, the earliest first, as API and pages show them; the last is the period that was asked
 * about. A period without any figure of the world has no ranks.
 */
export function presentHistory(past: readonly Ranking[], bundle: string, reference: Reference) {
  const now = past.at(-1);
  if (!now) throw new RangeError('a history has at least the period asked about');
  const { question, standing } = now;
  const { scheme, world } = standing;
  return {
    bundle,
    scheme: { id: scheme.id, title: scheme.title, titleEn: scheme.titleEn },
    city: scheme.city,
    asOf: question.asOf,
    knownAt: question.knownAt,
    facts: { world, ...WORLD_WORDS[world] },
    simulated: world === 'simulated',
    periods: past.map(({ standing: own, withFigures }) => ({
      ...own.period,
      over: own.period.to <= question.asOf,
      version: own.scheme.version,
      unitsWithFigures: withFigures,
      rows: [
        ...own.scored.map(({ region, rank, score }, at) => ({
          ...named(region, reference),
          rank,
          score: score?.toFixed(own.scheme.ties.places) ?? null,
          tier: own.tiers[at] ?? null,
          ...unranked(rank === null ? 'nothingScored' : null),
        })),
        ...own.members.flatMap(({ region, outside }) =>
          outside === null
            ? []
            : [
                {
                  ...named(region, reference),
                  rank: null,
                  score: null,
                  tier: null,
                  ...unranked(outside),
                },
              ],
        ),
      ],
    })),
  };
}

function unranked(reason: UnrankedReason | null) {
  return { reason, reasonWords: reason === null ? null : UNRANKED_WORDS[reason] };
}
