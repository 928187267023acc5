/** A figure of one full year. */
export interface Point {
  readonly year: number;
  readonly value: number;
}

/**
 * A series on the scale that the models work on: natural logarithms where every figure is positive,
 * since such figures grow by rates, else the figures themselves. `unit` is the size of a typical
 * figure on that scale: 1 for logarithms, the mean magnitude else, so that spreads are relative on both.
 */
export interface Scaled {
  readonly points: readonly Point[];
  readonly unit: number;
  /** A figure on the scale; −∞ for one that has no logarithm. */
  on(value: number): number;
  /** Back to the unit of the figures. */
  back(value: number): number;
}

/** Points in order of year. Throws `RangeError` on a year given twice or a figure that is not finite. */
export function inOrder(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.year - b.year);
  for (const [index, { year, value }] of sorted.entries()) {
    if (!Number.isInteger(year) || !Number.isFinite(value)) {
      throw new RangeError(`not a yearly figure: ${value} of ${year}`);
    }
    if (sorted[index + 1]?.year === year) throw new RangeError(`two figures of ${year}`);
  }
  return sorted;
}

/** Past it a figure has no finite size. */
const LARGEST = 700;

/** Puts a series in order of year on its scale. Gaps stay gaps. */
export function scaled(points: readonly Point[]): Scaled {
  if (points.every(({ value }) => value > 0)) {
    return {
      points: points.map(({ year, value }) => ({ year, value: Math.log(value) })),
      unit: 1,
      on: (value) => Math.log(Math.max(value, 0)),
      back: (value) => Math.exp(Math.min(value, LARGEST)),
    };
  }
  const magnitude = points.reduce((sum, { value }) => sum + Math.abs(value), 0);
  const same = (value: number) => value;
  return { points, unit: magnitude / points.length, on: same, back: same };
}

/** A yearly change: its size and the years that it spans. */
export interface Change {
  readonly years: number;
  readonly size: number;
}

/** The changes from each point to the next; one across a gap spans several years. */
export function changes(points: readonly Point[]): Change[] {
  return points.slice(1).map(({ year, value }, index) => {
    const before = points[index];
    if (!before) throw new RangeError('no point before');
    return { years: year - before.year, size: value - before.value };
  });
}

/** The first and the last point. Throws `RangeError` on an empty series. */
export function ends(points: readonly Point[]): { first: Point; last: Point } {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) throw new RangeError('a series without points');
  return { first, last };
}

/** The mean change a year between the first and the last point; 0 for a single one. */
export function meanChange(points: readonly Point[]): number {
  const { first, last } = ends(points);
  return last.year === first.year ? 0 : (last.value - first.value) / (last.year - first.year);
}
