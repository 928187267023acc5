import type { CivilDate } from '../../core/civil-date.ts';

/** Where a claim stands in a queue: by the day of its event, and of one day by its key. */
export interface Turn {
  readonly date: CivilDate;
  readonly key: string;
}

export function inTurn(a: Turn, b: Turn): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

/**
 * What is met of the parts of the next claim: by draw, in whole fen, as far as there is something left, one
 * part after the other. It is taken from `left`.
 */
export function serve(parts: readonly Float64Array[], left: Float64Array): Float64Array[] {
  return parts.map((drawn) =>
    drawn.map((fen, draw) => {
      const there = left[draw] ?? 0;
      const met = Math.min(fen, there);
      left[draw] = there - met;
      return met;
    }),
  );
}
