import { join } from 'node:path';
import type { Home } from '../../warehouse/home.ts';
import { readPointer } from '../../warehouse/pointer.ts';
import { command } from './command.ts';
import { condense } from './condense.ts';
import { sha256Of } from './receive.ts';
import type { UploadRecord, Work } from './record.ts';
import { trouble, troubleOf, type Trouble } from './trouble.ts';
import type { UploadStore } from './upload-store.ts';

interface Performing {
  readonly home: Home;
  readonly store: UploadStore;
  readonly signal: AbortSignal;
  /** The upload, or nothing where it was discarded. */
  read(): UploadRecord | undefined;
  save(changes: Partial<UploadRecord>): UploadRecord;
  now(): number;
}

/** Does the work of an upload whose turn has come, and keeps what it came to. Never throws. */
export async function perform(work: Work, performing: Performing): Promise<void> {
  const { home, store, signal, read, save, now } = performing;
  const record = read();
  if (!record) return;
  try {
    save({ state: 'running', since: now() });
    const on = readPointer(home)?.file ?? null;
    if (work === 'load' && !(await isAsReceived(store, record))) {
      return fail(save, trouble('bytesChanged'));
    }
    const folder = store.folder(record.id);
    const answer = join(folder, `${work}.json`);
    const ended = await command(argumentsOf(work, store, record), {
      home,
      to: answer,
      temporary: folder,
      signal,
    });
    if (!read()) return;
    // 3 is done with rows refused.
    if (ended.code !== 0 && ended.code !== 3) {
      const why = troubleOf(ended);
      if (why.code === 'failed') log(record, work, ended.said);
      return fail(save, why);
    }
    const summary = await condense(answer);
    if (work === 'preview')
      save({ state: 'previewed', work: null, preview: summary, previewOn: on });
    else store.removeFiles(save({ state: 'loaded', work: null, result: summary }));
  } catch (error) {
    if (!read()) return;
    log(record, work, error instanceof Error ? (error.stack ?? error.message) : String(error));
    fail(save, trouble('failed'));
  }
}

function fail(save: Performing['save'], why: Trouble): void {
  save({ state: 'failed', trouble: why });
}

async function isAsReceived(store: UploadStore, { id, files }: UploadRecord): Promise<boolean> {
  for (const file of files) {
    if ((await sha256Of(store.path(id, file))) !== file.sha256) return false;
  }
  return true;
}

function argumentsOf(work: Work, store: UploadStore, record: UploadRecord): string[] {
  const { id, source, files, provenance, knownAt } = record;
  return [
    'etl',
    work === 'preview' ? 'diff' : 'load',
    source,
    ...files.map((file) => store.path(id, file)),
    '--provenance',
    provenance,
    ...(knownAt === null ? [] : ['--known-at', knownAt]),
    '--json',
  ];
}

function log({ id, source }: UploadRecord, work: Work, said: string): void {
  process.stderr.write(`${work} of upload ${id} (${source}) did not end: ${said}\n`);
}
