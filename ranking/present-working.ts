import type { Reference } from '../reference/catalogue.ts';
import { named } from './present-names.ts';
import { presentRanking } from './present.ts';
import type { Working } from './service.ts';
import { NO_MOVE_WORDS } from './wording.ts';

/** The working of one unit: its row, the rows behind each figure, and what would move it up. */
export function presentWorking(working: Working, bundle: string, reference: Reference) {
  const { ranking, region, moves, counted } = working;
  const { rows, ...head } = presentRanking(ranking, bundle, reference);
  const { scheme } = ranking.standing;
  return {
    ...head,
    region: named(region, reference),
    row: rows.find((row) => row.region === region) ?? null,
    moves: moves.map((move) => ({
      ...move,
      title: scheme.items.find(({ id }) => id === move.item)?.title ?? move.item,
      titleEn: scheme.items.find(({ id }) => id === move.item)?.titleEn ?? move.item,
      from: move.from?.toFixed() ?? null,
      to: move.to?.toFixed() ?? null,
      change: move.change?.toFixed() ?? null,
      reasonWords: move.reason === null ? null : NO_MOVE_WORDS[move.reason],
    })),
    counted: Object.fromEntries(counted),
  };
}
