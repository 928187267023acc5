import { keyOf, uniform } from './hash.ts';
import { normalQuantile, normalShare } from './normal.ts';

/** A standard normal number for each draw. */
type Shock = Float64Array;

/** Shocks by name: the same seed, draw and name give the same number, whoever asks. */
export class Shocks {
  readonly #known = new Map<string, Shock>();
  readonly seed: number;
  readonly draws: number;

  constructor({ seed, draws }: { readonly seed: number; readonly draws: number }) {
    this.seed = seed;
    this.draws = draws;
  }

  of(name: string): Shock {
    const known = this.#known.get(name);
    if (known) return known;
    const key = keyOf(`shock ${name}`);
    const made = Float64Array.from({ length: this.draws }, (_, draw) =>
      normalQuantile(uniform(this.seed, draw, key)),
    );
    this.#known.set(name, made);
    return made;
  }
}

/** A part of what may be wrong with a share, and the shock that it is drawn by. */
export interface Part {
  readonly variance: number;
  readonly shock: Shock;
}

/**
 * Draws of a share about its mean, normal on the probit scale, so that several can have shocks in common
 * and the mean stays (Vasicek, The distribution of loan portfolio value, Risk 15, 2002).
 */
export function drawnShare(mean: number, parts: readonly Part[], draws: number): Float64Array {
  const sum = parts.reduce((total, { variance }) => total + variance, 0);
  if (mean <= 0 || mean >= 1 || sum <= 0) return new Float64Array(draws).fill(mean);
  const middle = normalQuantile(mean);
  const size = sizeOf(middle, Math.min(sum, MOST * mean * (1 - mean)));
  const centre = middle * Math.sqrt(1 + size * size);
  const drawn = new Float64Array(draws).fill(centre);
  for (const { variance, shock } of parts) {
    const by = size * Math.sqrt(variance / sum);
    for (let draw = 0; draw < draws; draw++)
      drawn[draw] = (drawn[draw] ?? 0) + by * (shock[draw] ?? 0);
  }
  return drawn.map(normalShare);
}

/** A share of a mean cannot vary by more than its whole `mean × (1 − mean)`. */
const MOST = 0.9;

const GRID = Array.from({ length: 41 }, (_, at) => (at - 20) / 4);
const HEIGHTS = GRID.map((at) => Math.exp((-at * at) / 2));
const AREA = HEIGHTS.reduce((sum, each) => sum + each, 0);

/** The standard deviation on the probit scale that gives the variance. */
function sizeOf(middle: number, wanted: number): number {
  const mean = normalShare(middle);
  let [low, high] = [0, 30];
  for (let step = 0; step < 40; step++) {
    const size = (low + high) / 2;
    const centre = middle * Math.sqrt(1 + size * size);
    const square = GRID.reduce(
      (sum, at, index) => sum + (HEIGHTS[index] ?? 0) * normalShare(centre + size * at) ** 2,
      0,
    );
    if (square / AREA - mean * mean < wanted) low = size;
    else high = size;
  }
  return (low + high) / 2;
}
