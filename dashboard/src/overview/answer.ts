import type { Overview } from '../../../targets/overview.ts';
import type { PresentedEvaluation } from '../../../targets/present.ts';

/** What `/api/overview` answers. */
export interface OverviewAnswer extends Overview {
  readonly bundle: string;
  readonly since: string;
}

/** A goal as the overview lists it; what only its own page shows does not travel with it. */
export type ListedGoal = Omit<
  PresentedEvaluation,
  'methods' | 'statement' | 'conditions' | 'baseline'
>;

/** The answer with its goals as listed. */
export function listed({ results, attention, ...answer }: OverviewAnswer) {
  return { ...answer, results: results.map(goalOf), attention: attention.map(goalOf) };
}

function goalOf({
  methods: _methods,
  statement: _statement,
  conditions: _conditions,
  baseline: _baseline,
  ...goal
}: PresentedEvaluation): ListedGoal {
  return goal;
}
