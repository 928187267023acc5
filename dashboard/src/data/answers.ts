import type { uploadView } from '../../../api/uploads/view.ts';
import type { Entry } from '../../../etl/quarantine.ts';
import type { DescribedSource } from '../../../etl/describe.ts';
import type { Tally } from '../../../api/quarantine-list.ts';
import type { Revision } from '../../../api/revisions.ts';
import type { Provenance } from '../../../core/goal.ts';
import type { Reconciled } from '../../../reconcile/reconcile.ts';

export type UploadAnswer = ReturnType<typeof uploadView>;
export type SummaryAnswer = NonNullable<UploadAnswer['result']>;

export interface SourceAnswer extends DescribedSource {
  readonly provenance: Provenance;
  readonly template: string;
}

export interface SourceState {
  readonly source: string;
  readonly run_id: string | null;
  readonly started_on: string | null;
  readonly runs: number;
  readonly simulated: boolean;
  readonly published: boolean;
  readonly entries_open: number;
}

export interface QuarantineAnswer extends Tally {
  readonly page: number;
  readonly size: number;
  readonly entries: readonly Entry[];
}

export interface RunAnswer {
  readonly run_id: string;
  readonly source: string;
  readonly started_on: string;
  readonly known_at: string | null;
  readonly provenance: Provenance;
  readonly rows_read: number;
  readonly rows_loaded: number;
  readonly rows_unchanged: number;
  readonly rows_revised: number;
  readonly rows_refused: number;
  readonly rows_left_out: number;
  readonly undoes: string | null;
  readonly undone_by: string | null;
  readonly entries_open: number;
  readonly files: readonly {
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
  }[];
}

export interface RevisionsAnswer {
  readonly runs: readonly Pick<
    RunAnswer,
    'run_id' | 'source' | 'started_on' | 'known_at' | 'provenance' | 'rows_revised' | 'undoes'
  >[];
  readonly run: string | null;
  readonly source: string | null;
  readonly total: number;
  readonly page: number;
  readonly size: number;
  readonly revisions: readonly Revision[];
}

export interface ReconciliationAnswer {
  readonly bundle: string;
  readonly results: readonly Reconciled[];
}
