/** What kind of promise a target makes. */
export const FORMS = [
  'level',
  'flow',
  'cumulative',
  'range',
  'multiple',
  'ratio',
  'growth',
  'relativeGrowth',
  'rank',
  'direction',
  'quotaPerUnit',
  'binary',
] as const;
export type Form = (typeof FORMS)[number];

/** `>` 超过, 突破; `>=` 达到, 以上; `approx` 约, 左右. */
export const COMPARATORS = ['>', '>=', '<', '<=', '=', 'approx'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** How strongly the text binds: a headline goal, a task, a commitment, a process goal, a label. */
export const STRENGTHS = ['headline', 'task', 'commitment', 'process', 'nominal'] as const;

export const PROVENANCES = ['published', 'reported', 'simulated'] as const;
export type Provenance = (typeof PROVENANCES)[number];

/** What two figures rest on together: one simulated figure makes their sum simulated. */
export function weaker(a: Provenance, b: Provenance): Provenance {
  return PROVENANCES.indexOf(a) > PROVENANCES.indexOf(b) ? a : b;
}

/** A: an official host; B: press or licensed transcription; C: a repost; D: a mirror. */
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof GRADES)[number];

/** What a figure known only roughly still says: 超过, 近, 约, 预计. */
export const BOUNDS = ['atLeast', 'atMost', 'about', 'expected'] as const;
export type Bound = (typeof BOUNDS)[number];

/** From where a figure's known date comes: its publication, the load's flag, the day of loading. */
export const KNOWN_BASES = ['published', 'declared', 'loaded'] as const;
export type KnownBasis = (typeof KNOWN_BASES)[number];
