/**
 * Numbers that depend on seed, draw and key alone, never on order: two questions that share them share
 * their draws. FNV-1a over the text, then the finaliser of MurmurHash3.
 */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

/** Between 0 and 1, both left out. */
export function uniform(seed: number, draw: number, key: number): number {
  let hash = Math.imul(seed ^ Math.imul(draw + 1, 0x9e3779b1), 0x85ebca6b) ^ key;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) + 0.5) / 4294967296;
}

/** How often a beneficiary is drawn where the mean is `mean`: the Poisson distribution's quantile. */
export function times(mean: number, u: number): number {
  let chance = Math.exp(-mean);
  let sum = chance;
  let count = 0;
  while (u > sum && count < 1000) {
    count++;
    chance *= mean / count;
    sum += chance;
  }
  return count;
}
