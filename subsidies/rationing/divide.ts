/**
 * Divides a sum by weights, in whole units that come to it: each part rounded down, and one unit more to
 * each of the largest remainders, of equals to the first. Nothing where all weights are 0.
 */
export function divide(sum: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((total, weight) => total + weight, 0n);
  if (whole === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (sum * weight) / whole);
  const left = parts.reduce((rest, part) => rest - part, sum);
  const rest = (at: number) => (sum * (weights[at] ?? 0n)) % whole;
  const largest = [...parts.keys()].toSorted((a, b) =>
    rest(a) === rest(b) ? a - b : rest(a) > rest(b) ? -1 : 1,
  );
  for (const at of largest.slice(0, Number(left))) parts[at] = (parts[at] ?? 0n) + 1n;
  return parts;
}

/** The same, but no part above its limit; what is too much for one goes to the others as their weights are. */
export function divideWithin(
  sum: bigint,
  weights: readonly bigint[],
  limits: readonly bigint[],
): bigint[] {
  const parts = limits.map(() => 0n);
  const room = (at: number) => (limits[at] ?? 0n) - (parts[at] ?? 0n);
  let left = sum;
  while (left > 0n && limits.some((_, at) => room(at) > 0n)) {
    const open = weights.map((weight, at) => (room(at) > 0n ? weight : 0n));
    // Where only parts without a weight have room, the room is the weight.
    const by = open.some((weight) => weight > 0n) ? open : limits.map((_, at) => room(at));
    for (const [at, part] of divide(left, by).entries()) {
      const more = part < room(at) ? part : room(at);
      parts[at] = (parts[at] ?? 0n) + more;
      left -= more;
    }
  }
  return parts;
}
