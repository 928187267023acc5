import type { CivilDate } from '../../core/civil-date.ts';
import type { Provenance } from '../../core/goal.ts';
import type { Summary } from './summary.ts';
import type { Trouble } from './trouble.ts';

export const UPLOAD_STATES = [
  'receiving',
  'queued',
  'running',
  'previewed',
  'loaded',
  'failed',
] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];
export type Work = 'preview' | 'load';

/** A file as it was received, in a folder of its own. Its name was made safe. */
export interface ReceivedFile {
  readonly folder: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files of one source on their way in: what is kept of them in the data folder. */
export interface UploadRecord {
  readonly id: string;
  readonly source: string;
  readonly provenance: Provenance;
  readonly knownAt: CivilDate | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly files: readonly ReceivedFile[];
  readonly state: UploadState;
  /** What is waiting, running, or failed. */
  readonly work: Work | null;
  /** When the work that runs began. */
  readonly since: number;
  /** The process that does the work. */
  readonly server: number;
  readonly preview: Summary | null;
  /** The snapshot that the preview was made on; null where there was none. */
  readonly previewOn: string | null;
  readonly result: Summary | null;
  readonly trouble: Trouble | null;
}
