/** From here a goal is likely to be met (IPCC, 2010: likely, 66–100 %). */
const LIKELY = 2 / 3;
/** Below this it is unlikely (IPCC, 2010: unlikely, 0–33 %). */
const UNLIKELY = 1 / 3;

/** What a probability of being met, 0 to 1, means for a goal. */
export function likelihood(chance: number): 'onTrack' | 'atRisk' | 'offTrack' {
  if (chance >= LIKELY) return 'onTrack';
  return chance >= UNLIKELY ? 'atRisk' : 'offTrack';
}
