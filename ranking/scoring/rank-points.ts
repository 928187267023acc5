import { Decimal } from '../../core/decimal.ts';
import { notScored, type ItemFigure, type Scored } from '../item-figure.ts';
import { competitionRanks } from '../rank.ts';
import type { Scoring } from '../scheme-schema.ts';

type RankPoints = Extract<Scoring, { kind: 'rankPoints' }>;

/** Points by the place on this item alone: `first` for the first, `step` less for each place after. */
export function rankPoints(
  { first, step, floor }: RankPoints,
  direction: 'up' | 'down',
  figures: readonly ItemFigure[],
): Scored[] {
  const known = figures.map(({ value }) => value);
  const keys = known.map((value) => (value === null ? null : [up(value)]));
  const ranks = competitionRanks(keys);
  return figures.map(({ reason }, at) => {
    const value = known[at] ?? null;
    const rank = ranks[at] ?? null;
    if (value === null || rank === null) return notScored(reason ?? 'noFigure');
    const points = new Decimal(first).minus(new Decimal(step).times(rank - 1));
    return { measure: value, points: Decimal.max(points, floor), reason: null };
  });

  function up(value: Decimal): Decimal {
    return direction === 'up' ? value : value.neg();
  }
}
