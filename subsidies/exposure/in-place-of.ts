import type { Grounds } from './grounds.ts';
import type { TakeUps } from './take-up.ts';

/** The rules in whose places others stand, by the ids of these. */
type Places = ReadonlyMap<string, readonly string[]>;

/**
 * Grounds where some rules stand in the places of others: they are expected to be taken up as the first of
 * those was, and what was granted under any of those for the events of a year is granted under them.
 */
export function withPlaces(grounds: Grounds, places: Places): Grounds {
  if (places.size === 0) return grounds;
  const { takeUp, granted } = grounds;
  return {
    ...grounds,
    takeUp: takeUp && likened(takeUp, places),
    granted: { ...granted, keys: grantedToo(granted.keys, places) },
  };
}

function likened(takeUp: TakeUps, places: Places): TakeUps {
  const as = (rule: string) => places.get(rule)?.[0] ?? rule;
  return {
    ...takeUp,
    of: (rule) => ({ ...takeUp.of(as(rule)), rule }),
    chance: (rule, ...when) => takeUp.chance(as(rule), ...when),
    inDueYear: (rule) => takeUp.inDueYear(as(rule)),
    drawn: (rule, ...when) => takeUp.drawn(as(rule), ...when),
    drawnInDueYear: (rule, ...when) => takeUp.drawnInDueYear(as(rule), ...when),
  };
}

/** Keys begin with the rule: `grantKey`. */
function grantedToo(keys: ReadonlySet<string>, places: Places): ReadonlySet<string> {
  const all = new Set(keys);
  for (const [rule, others] of places) {
    for (const other of others) {
      for (const key of keys) {
        if (key.startsWith(`${other} `)) all.add(`${rule}${key.slice(other.length)}`);
      }
    }
  }
  return all;
}
