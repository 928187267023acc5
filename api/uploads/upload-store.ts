import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../../warehouse/home.ts';
import type { ReceivedFile, UploadRecord } from './record.ts';

const ID = /^[0-9a-f]{24}$/;
const WEEK = 7 * 24 * 3600 * 1000;

/** Uploads below the scratch folder: a folder each, with a record and, each in its own, the files. */
export class UploadStore {
  readonly #folder: string;

  constructor(home: Home) {
    this.#folder = join(home.scratch, 'uploads');
  }

  folder(id: string): string {
    return join(this.#folder, id);
  }

  path(id: string, { folder, name }: Pick<ReceivedFile, 'folder' | 'name'>): string {
    return join(this.#folder, id, folder, name);
  }

  read(id: string): UploadRecord | undefined {
    if (!ID.test(id)) return undefined;
    try {
      return JSON.parse(readFileSync(join(this.folder(id), 'upload.json'), 'utf8')) as UploadRecord;
    } catch {
      return undefined;
    }
  }

  /** Writes a record whole. One whose folder is gone was discarded, and stays so. */
  save(record: UploadRecord): UploadRecord {
    const path = join(this.folder(record.id), 'upload.json');
    if (!existsSync(this.folder(record.id))) return record;
    writeFileSync(`${path}.tmp`, JSON.stringify(record));
    renameSync(`${path}.tmp`, path);
    return record;
  }

  create(record: UploadRecord): UploadRecord {
    mkdirSync(this.folder(record.id), { recursive: true });
    return this.save(record);
  }

  /** The newest first. */
  list(): UploadRecord[] {
    return this.#ids()
      .flatMap((id) => this.read(id) ?? [])
      .toSorted((a, b) => b.createdAt - a.createdAt);
  }

  remove(id: string): void {
    rmSync(this.folder(id), { recursive: true, force: true });
  }

  /** Lets go of a loaded upload's files; the archive has them. */
  removeFiles({ id, files }: UploadRecord): void {
    for (const { folder } of files) {
      rmSync(join(this.folder(id), folder), { recursive: true, force: true });
    }
  }

  /** Removes what nobody has touched for a week. */
  sweep(now: number): void {
    for (const id of this.#ids()) {
      if (now - statSync(this.folder(id)).mtimeMs > WEEK) this.remove(id);
    }
  }

  #ids(): string[] {
    if (!existsSync(this.#folder)) return [];
    return readdirSync(this.#folder).filter((name) => ID.test(name));
  }
}
