import { divide } from './divide.ts';

/**
 * What is met of claims that are cut alike where together they are more than there is: by draw, in whole
 * fen, to the fen of what there is; what is left by rounding goes to the largest remainders, of equals to the
 * first claim. `available` is by draw.
 */
export function shareOut(claims: readonly Float64Array[], available: Float64Array): Float64Array[] {
  const met = claims.map((drawn) => drawn.slice());
  for (const [draw, there] of available.entries()) {
    const claimed = claims.reduce((sum, drawn) => sum + (drawn[draw] ?? 0), 0);
    if (claimed <= there) continue;
    const parts = divide(
      BigInt(there),
      claims.map((drawn) => BigInt(drawn[draw] ?? 0)),
    );
    for (const [at, part] of parts.entries()) {
      const own = met[at];
      if (own) own[draw] = Number(part);
    }
  }
  return met;
}
