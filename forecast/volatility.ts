import { changes, meanChange, type Scaled } from './series.ts';

/** How unsteadily a series grows, relative to its unit, and from how many changes that is known. */
export interface Volatility {
  readonly variance: number;
  readonly changes: number;
}

/** A pool's variance counts like this many changes of the series' own. */
const PRIOR_CHANGES = 3;

/** The mean square of the yearly changes around their mean; a change across a gap counts by its years. */
export function volatility({ points, unit }: Scaled): Volatility {
  const steps = changes(points);
  if (unit === 0 || steps.length === 0) return { variance: 0, changes: steps.length };
  const mean = meanChange(points);
  const squares = steps.map(({ years, size }) => ((size - mean * years) / unit) ** 2 / years);
  const sum = squares.reduce((total, square) => total + square, 0);
  return { variance: sum / Math.max(1, steps.length - 1), changes: steps.length };
}

/**
 * The spread that errors of a series are measured in, relative to its unit: its own volatility, shrunk
 * to that of its pool, since four points cannot tell a calm series from a lucky one.
 */
export function spread(own: Volatility, pool: number): number {
  const weight = own.changes + PRIOR_CHANGES;
  return Math.sqrt((own.changes * own.variance + PRIOR_CHANGES * pool) / weight);
}
