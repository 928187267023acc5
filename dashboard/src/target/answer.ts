import type { TargetPage } from '../../../targets/page.ts';

/** What `/api/targets/{id}` answers. */
export interface TargetAnswer extends TargetPage {
  readonly bundle: string;
}
