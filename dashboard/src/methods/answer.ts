import type { PresentedEvaluation } from '../../../targets/present.ts';

/** What `/api/evaluations` answers. */
export interface EvaluationsAnswer {
  readonly bundle: string;
  readonly results: readonly PresentedEvaluation[];
}

/** What the page on methods needs of it: the goals on which they differ, of how many. */
export function whereMethodsDiffer({ bundle, results }: EvaluationsAnswer) {
  return {
    bundle,
    all: results.length,
    goals: results.filter(({ methodsDiffer }) => methodsDiffer),
  };
}
