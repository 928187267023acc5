import { divideWithin } from './divide.ts';

/** A claim before and after it is cut: by draw, and what was expected of it before; in fen. */
export interface Cut {
  readonly drawn: Float64Array;
  readonly met: Float64Array;
  readonly expected: bigint;
}

/**
 * What is expected of claims that share what there is, in fen: in sum the mean of the draws' smaller of
 * claims and money, each draw moved by so much that their mean is what was expected before. It is never
 * more than that nor than there is, and exactly that where nothing is cut. What is lost is divided as the
 * claims are cut.
 */
export function expectedOf(claims: readonly Cut[], available: bigint): bigint[] {
  const before = claims.map(({ expected }) => expected);
  const whole = sumOf(before);
  const lost = whole - least(whole, metOf(claims, whole, available));
  const weights = claims.map(({ drawn, met, expected }) => {
    const claimed = totalOf(drawn);
    return claimed === 0n ? 0n : (expected * (claimed - totalOf(met)) * FINE) / claimed;
  });
  const cuts = divideWithin(lost, weights, before);
  return before.map((expected, at) => expected - (cuts[at] ?? 0n));
}

/** Parts of a fen to which weights are told apart. */
const FINE = 1_000_000n;

/** The mean of what is met, rounded down, in draws that are moved to the mean that is expected. */
function metOf(claims: readonly Cut[], whole: bigint, available: bigint): bigint {
  const [first] = claims;
  if (!first || first.drawn.length === 0) return whole;
  const draws = first.drawn.map((_, draw) =>
    claims.reduce((sum, { drawn }) => sum + (drawn[draw] ?? 0), 0),
  );
  const count = BigInt(draws.length);
  const move = whole * count - totalOf(draws);
  let met = 0n;
  for (const fen of draws) {
    const moved = BigInt(fen) * count + move;
    if (moved > 0n) met += least(moved, available * count);
  }
  return met / (count * count);
}

function totalOf(drawn: Float64Array): bigint {
  let total = 0n;
  for (const fen of drawn) total += BigInt(fen);
  return total;
}

function sumOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, each) => sum + each, 0n);
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
