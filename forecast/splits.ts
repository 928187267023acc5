import type { Trial } from './backtest.ts';
import { calibrate } from './calibration.ts';
import { judge, measure, type Measured } from './measure.ts';

/** How many random halves are tried, how far ahead, and where the draws start. */
export interface Splitting {
  readonly count: number;
  readonly seed: number;
  readonly maxHorizon: number;
}

/** Draws half of the regions to learn the errors from and tries them on the other half, again and again. */
export function randomSplits(
  trials: readonly Trial[],
  { count, seed, maxHorizon }: Splitting,
): Measured[] {
  const regions = [...new Set(trials.map(({ region }) => region))].toSorted();
  const draw = draws(seed);
  return Array.from({ length: count }, () => {
    const learnt = new Set(shuffled(regions, draw).slice(0, Math.floor(regions.length / 2)));
    const calibration = calibrate(
      trials.filter(({ region }) => learnt.has(region)),
      maxHorizon,
    );
    const rest = trials.filter(
      ({ region, horizon }) => !learnt.has(region) && horizon <= maxHorizon,
    );
    return measure(judge(rest, calibration));
  });
}

/** The Fisher–Yates shuffle. */
function shuffled(regions: readonly string[], draw: () => number): string[] {
  const left = [...regions];
  return regions.flatMap(() => left.splice(Math.floor(draw() * left.length), 1));
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
