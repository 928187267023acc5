import { bundleId } from '../core/bundle.ts';
import type { CivilDate } from '../core/civil-date.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import type { Home } from '../warehouse/home.ts';
import { readPointer } from '../warehouse/pointer.ts';
import type { SnapshotReader } from '../warehouse/snapshot.ts';
import type { Memo } from './memo.ts';
import type { Uploads } from './uploads/uploads.ts';
import type { WorkQueue } from './uploads/work-queue.ts';

/** What the routes of the data steward work with. */
export interface Steward {
  readonly home: Home;
  readonly reader: SnapshotReader;
  readonly memo: Memo;
  readonly uploads: Uploads;
  readonly queue: WorkQueue;
  now(): number;
  today(): CivilDate;
}

const code = codeVersion();
const catalogue = catalogueVersion();

/**
 * The id of an answer about runs and what they left. It goes by the snapshot's file, not by its
 * content: a run that brought no figure is a run all the same. Throws `warehouseEmpty`.
 */
export function tagOf(
  { home, reader }: Steward,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  const snapshot = readPointer(home)?.file ?? reader.content();
  return bundleId({ code, catalogue, snapshot, parameters });
}

/** The id of an answer that rests on the code alone. */
export function codeTag(name: string): string {
  return bundleId({ code, catalogue, snapshot: '', parameters: { name } });
}
