/** A share that is learned from cases, with the variance of its error by whom it is shared with. */
export interface Estimate {
  readonly mean: number;
  /** Common to all rules, to those of one document, and the rule's own. */
  readonly variance: Readonly<Record<Circle, number>>;
}

export type Circle = 'all' | 'document' | 'rule';

/** What is taken for sure, whoever it concerns. */
export function given(mean: number): Estimate {
  return { mean, variance: { all: 0, document: 0, rule: 0 } };
}

/**
 * The mean of so many cases (`cases`, `did` of them) that lean with `weight` on a wider circle's, and the
 * variance of the Beta distribution about it (Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, ch. 5).
 * `telling` is the number of cases as far as each says something of its own: those of one year share it.
 */
export function leaning(
  { cases, did, telling }: { cases: number; did: number; telling: number },
  wider: Estimate,
  weight: number,
  circle: Circle,
): Estimate {
  const mean = (did + weight * wider.mean) / (cases + weight);
  const lean = weight / (cases + weight);
  const own = (mean * (1 - mean)) / (telling + weight + 1);
  const part = (each: Circle) => lean * lean * wider.variance[each] + (each === circle ? own : 0);
  return { mean, variance: { all: part('all'), document: part('document'), rule: part('rule') } };
}
