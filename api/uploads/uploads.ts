import { createHash, randomBytes } from 'node:crypto';
import type { ReadableStream } from 'node:stream/web';
import type { CivilDate } from '../../core/civil-date.ts';
import type { Provenance } from '../../core/goal.ts';
import type { Home } from '../../warehouse/home.ts';
import { readPointer } from '../../warehouse/pointer.ts';
import { Refused } from '../problem.ts';
import { safeFileName } from './file-name.ts';
import { perform } from './perform.ts';
import { MOST_BYTES, receive, tooLarge } from './receive.ts';
import type { UploadRecord, Work } from './record.ts';
import { trouble } from './trouble.ts';
import { UploadStore } from './upload-store.ts';
import type { WorkQueue } from './work-queue.ts';

const MOST_FILES = 20;

interface NewUpload {
  readonly source: string;
  readonly provenance: Provenance;
  readonly knownAt: CivilDate | null;
}

/** Files on their way in: received, previewed, then loaded or discarded. */
export class Uploads {
  readonly store: UploadStore;
  readonly #home: Home;
  readonly #queue: WorkQueue;
  readonly #now: () => number;
  readonly #stop = new Map<string, AbortController>();
  readonly #receiving = new Set<string>();

  constructor(home: Home, queue: WorkQueue, now: () => number) {
    this.store = new UploadStore(home);
    this.#home = home;
    this.#queue = queue;
    this.#now = now;
  }

  create(asked: NewUpload): UploadRecord {
    const now = this.#now();
    this.store.sweep(now);
    return this.store.create({
      id: randomBytes(12).toString('hex'),
      ...asked,
      createdAt: now,
      files: [],
      state: 'receiving',
      work: null,
      since: now,
      server: process.pid,
      preview: null,
      previewOn: null,
      result: null,
      trouble: null,
    });
  }

  /** Takes one more file in. What was previewed before is no longer what would be loaded. */
  async receive(id: string, name: string, body: ReadableStream | null, announced: number) {
    const before = this.#idle(id);
    const room = MOST_BYTES - before.files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (announced > room) throw tooLarge();
    if (before.files.length === MOST_FILES) {
      throw new Refused(
        409,
        'tooMany',
        `an upload takes ${MOST_FILES} files`,
        'Start another one.',
      );
    }
    const place = { folder: randomBytes(6).toString('hex'), name: safeFileName(name) };
    this.#receiving.add(id);
    try {
      const { bytes, sha256 } = await receive(body, this.store.path(id, place), room);
      return this.#save(id, {
        files: [...before.files, { ...place, bytes, sha256 }],
        state: 'receiving',
        preview: null,
        previewOn: null,
        trouble: null,
      });
    } finally {
      this.#receiving.delete(id);
    }
  }

  preview(id: string): UploadRecord {
    const { files } = this.#idle(id);
    if (files.length === 0) {
      throw new Refused(409, 'noFile', 'no file was received', 'Send a file first.');
    }
    return this.#start(id, 'preview');
  }

  /** Loads what was previewed, which `token` names. */
  load(id: string, token: string, despiteChange: boolean): UploadRecord {
    const record = this.#idle(id);
    if (record.preview === null || token !== previewToken(record)) {
      const mend = 'Preview again, and load what that shows.';
      throw new Refused(409, 'notPreviewed', 'other files than these were previewed', mend);
    }
    if (this.changedSince(record) && !despiteChange) {
      const { messageEn, mendEn } = trouble('warehouseChanged');
      throw new Refused(409, 'warehouseChanged', messageEn, mendEn);
    }
    return this.#start(id, 'load');
  }

  /** Removes an upload and ends its preview. A load that writes is left to end; its run can be undone. */
  discard(id: string): void {
    const { state, work } = this.read(id);
    if (state === 'running' && work === 'load') {
      const mend = 'Wait until it ends; then undo its run where it is not wanted.';
      throw new Refused(409, 'loading', 'the load is being written', mend);
    }
    this.#queue.drop(id);
    this.store.remove(id);
    this.#stop.get(id)?.abort();
    this.#stop.delete(id);
  }

  /** An upload as it stands; work that died with another server has failed. */
  read(id: string): UploadRecord {
    const record = this.store.read(id);
    if (!record) {
      const mend = 'It was discarded or is older than a week. Send the file again.';
      throw new Refused(404, 'notFound', 'no such upload', mend);
    }
    const working = record.state === 'queued' || record.state === 'running';
    if (!working || this.#queue.has(id) || isOther(record.server)) return record;
    return { ...record, state: 'failed', trouble: trouble('interrupted') };
  }

  list(): UploadRecord[] {
    return this.store.list().map(({ id }) => this.read(id));
  }

  /** Whether something was loaded since the preview. */
  changedSince({ preview, previewOn }: UploadRecord): boolean {
    return preview !== null && (readPointer(this.#home)?.file ?? null) !== previewOn;
  }

  #idle(id: string): UploadRecord {
    const record = this.read(id);
    if (record.state === 'loaded') {
      throw new Refused(409, 'loaded', 'this upload was loaded', 'Start another one.');
    }
    if (['queued', 'running'].includes(record.state) || this.#receiving.has(id)) {
      throw new Refused(409, 'working', 'it is being worked on', 'Wait until that ends.');
    }
    return record;
  }

  #start(id: string, work: Work): UploadRecord {
    const stop = new AbortController();
    this.#stop.set(id, stop);
    const record = this.#save(id, { state: 'queued', work, trouble: null, server: process.pid });
    void this.#queue
      .run(id, () =>
        perform(work, {
          home: this.#home,
          store: this.store,
          signal: stop.signal,
          read: () => this.store.read(id),
          save: (changes) => this.#save(id, changes),
          now: this.#now,
        }),
      )
      .finally(() => this.#stop.delete(id));
    return record;
  }

  #save(id: string, changes: Partial<UploadRecord>): UploadRecord {
    const record = this.store.read(id);
    if (!record) throw new Refused(404, 'notFound', 'no such upload', 'Send the file again.');
    return this.store.save({ ...record, ...changes });
  }
}

/** Names the bytes and the choices that a preview showed. */
export function previewToken({ source, provenance, knownAt, files }: UploadRecord): string {
  const seen = [source, provenance, knownAt, ...files.map(({ sha256 }) => sha256)];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32);
}

/** Whether a process is another server that still runs. */
function isOther(server: number): boolean {
  if (server === process.pid) return false;
  try {
    return process.kill(server, 0);
  } catch {
    return false;
  }
}
