import type { Overview } from '../../../targets/overview.ts';

/** What `/api/overview` answers. */
export interface OverviewAnswer extends Overview {
  readonly bundle: string;
  readonly since: string;
}
