import type { TargetPage } from '../../../targets/page.ts';
import type { PresentedPast } from '../../../targets/present.ts';

/** What `/api/targets/{id}` answers. */
export interface TargetAnswer extends TargetPage {
  readonly bundle: string;
}

/** What `/api/targets/{id}/history` answers, the earliest day first. */
export interface HistoryAnswer {
  readonly history: readonly PresentedPast[];
}
