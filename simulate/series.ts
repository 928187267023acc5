import type { Published } from './published.ts';

/** On what a simulated total rests. */
export type Basis = 'published' | 'bounded' | 'interpolated' | 'extrapolated';

export interface Figure {
  readonly year: number;
  /** A whole number of the smallest unit: firms, or fen. */
  readonly value: number;
  readonly basis: Basis;
  readonly published: Published | null;
}

/** How much of the last known change remains with each year away from the known figures. */
const FADING = 0.85;

/**
 * A yearly series through the exact published figures: straight lines between them, and beyond them
 * the mean change of the last two steps, fading. A figure published as "more than" or "nearly" only
 * bounds the value. `scale` turns the printed value into whole units; made-up values are multiples
 * of `step`.
 */
export function seriesThrough(options: {
  readonly published: readonly Published[];
  readonly years: readonly number[];
  readonly scale: number;
  readonly step: number;
}): Figure[] {
  const { published, years, scale, step } = options;
  const units = (figure: Published) => Math.round(Number(figure.value) * scale);
  const exact = published.filter(({ bound }) => bound === null);
  const known = exact
    .map((figure): readonly [number, number] => [figure.year, units(figure)])
    .toSorted(([a], [b]) => a - b);
  return years.map((year): Figure => {
    const figure = published.find((each) => each.year === year) ?? null;
    if (figure !== null && figure.bound === null) {
      return { year, value: units(figure), basis: 'published', published: figure };
    }
    const [value, basis] = between(known, year);
    const rounded = Math.round(value / step) * step;
    if (figure === null) return { year, value: rounded, basis, published: null };
    const bounded = within(rounded, figure, units(figure), step);
    return { year, value: bounded, basis: 'bounded', published: figure };
  });
}

type Knot = readonly [number, number];

function between(known: readonly Knot[], year: number): [number, Basis] {
  const before = known.findLast(([at]) => at < year);
  const after = known.find(([at]) => at > year);
  if (before && after) {
    const share = (year - before[0]) / (after[0] - before[0]);
    return [before[1] + (after[1] - before[1]) * share, 'interpolated'];
  }
  const last = before ?? after;
  if (!last) throw new Error('a series needs at least one exact published figure');
  const side = before ? known.slice(-3) : known.slice(0, 3);
  const [first = last, end = last] = [side[0], side.at(-1)];
  const slope = end[0] === first[0] ? 0 : (end[1] - first[1]) / (end[0] - first[0]);
  let value = last[1];
  let change = slope;
  for (let at = last[0]; at !== year; at += before ? 1 : -1) {
    change *= FADING;
    value += before ? change : -change;
  }
  return [Math.max(value, last[1] / 4), 'extrapolated'];
}

function within(value: number, { bound }: Published, limit: number, step: number): number {
  if (bound === 'atLeast') return Math.max(value, limit + step);
  if (bound === 'atMost') return Math.min(value, limit - step);
  return limit;
}
