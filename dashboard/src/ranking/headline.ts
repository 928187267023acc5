import type { Language } from '../language/language.ts';
import { unitName, titleOf, type Quotas, type RankingAnswer, type Row } from './answer.ts';
import { periodName } from './period-name.ts';
import { text } from './text.ts';

/** The answer in sentences: who leads, who met the quota, who rose and fell. */
export interface Headline {
  readonly lead: string;
  readonly quotas: readonly string[];
  /** Null where no unit has a rank in the period before. */
  readonly moves: string | null;
}

/** Names listed in a sentence; more are a number. */
const NAMED = 6;

export function headline(ranking: RankingAnswer, language: Language): Headline {
  const { rows, period, asOf } = ranking;
  const words = text[language];
  const ranked = rows.filter(({ rank }) => rank !== null);
  const name = periodName(period, language);
  const when = period.over ? name : words.upTo(name, asOf);
  const leaders = ranked.filter(({ rank }) => rank === 1);
  const names = leaders.map((row) => unitName(row, language));
  const score = leaders[0]?.score ?? '—';
  return {
    lead:
      leaders.length === 0
        ? words.nobody(when)
        : words.leads(when, words.list(names), score, names.length > 1, ranked.length),
    quotas: ranking.quotas.flatMap((table) => quotaSentence(table, ranking, language)),
    moves: movesSentence(ranking, ranked, language),
  };
}

function quotaSentence(table: Quotas, { rows }: RankingAnswer, language: Language): string[] {
  const words = text[language];
  const withQuota = table.rows.filter(({ governing }) => governing !== null);
  if (withQuota.length === 0) return [];
  const part = rows[0]?.parts.find(({ item }) => item === table.item);
  const title = part ? titleOf(part, language) : table.item;
  const met = withQuota.filter((row) => row.met === 'yes');
  const names = met.map((row) => unitName(row, language));
  return [
    words.metQuota({
      title,
      met: met.length,
      names: names.length > 0 && names.length <= NAMED ? words.list(names) : null,
      not: withQuota.filter((row) => row.met === 'no').length,
      unknown: withQuota.filter((row) => row.met === null || row.met === 'undecided').length,
    }),
  ];
}

function movesSentence(
  { previousPeriod }: RankingAnswer,
  ranked: readonly Row[],
  language: Language,
): string | null {
  const moved = ranked.filter(({ movement }) => movement !== null);
  if (!previousPeriod || moved.length === 0) return null;
  const words = text[language];
  const up = moved.filter(({ movement }) => (movement ?? 0) > 0);
  const down = moved.filter(({ movement }) => (movement ?? 0) < 0);
  const most = (some: readonly Row[]) => {
    const places = Math.max(...some.map(({ movement }) => Math.abs(movement ?? 0)));
    const who = some.filter(({ movement }) => Math.abs(movement ?? 0) === places);
    return { places, names: words.list(who.map((row) => unitName(row, language))) };
  };
  return words.moved({
    before: periodName(previousPeriod, language),
    up: up.length,
    down: down.length,
    rose: up.length > 0 ? most(up) : null,
    fell: down.length > 0 ? most(down) : null,
  });
}
