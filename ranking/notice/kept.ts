import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { QuanhengError } from '../../core/error.ts';
import type { Home } from '../../warehouse/home.ts';
import type { EarlierNotice } from './changes.ts';
import { recordSchema, type NoticeRecord } from './record.ts';

/** The notices of a data folder: `notices/SCHEME/PERIOD/1.json`, 2.json, …; none is ever written over. */
export class KeptNotices {
  readonly #folder: string;

  constructor(home: Home) {
    this.#folder = join(home.folder, 'notices');
  }

  /** Those of a scheme and period, the first one first. Throws `invalidInput` where one is damaged. */
  list(scheme: string, period: string): EarlierNotice[] {
    const folder = join(this.#folder, scheme, period);
    return namesIn(folder)
      .flatMap((name) => Number(/^([1-9]\d*)\.json$/.exec(name)?.[1] ?? []))
      .toSorted((a, b) => a - b)
      .map((sequence) => ({ sequence, record: readRecord(join(folder, `${sequence}.json`)) }));
  }

  /**
   * Where a record stands: its own number if the very same was kept already, else the next, with the
   * notice before it.
   */
  placeOf(record: NoticeRecord): {
    sequence: number;
    earlier: EarlierNotice | null;
    kept: boolean;
  } {
    const all = this.list(record.scheme.id, record.period);
    const at = all.findIndex((one) => isDeepStrictEqual(saying(one.record), saying(record)));
    const kept = at >= 0;
    const earlier = (kept ? all[at - 1] : all.at(-1)) ?? null;
    const sequence = kept ? all[at]?.sequence : (all.at(-1)?.sequence ?? 0) + 1;
    return { sequence: sequence ?? 1, earlier, kept };
  }

  /** Keeps a record under its number; false where another notice took it meanwhile. */
  keep(sequence: number, record: NoticeRecord): boolean {
    const folder = join(this.#folder, record.scheme.id, record.period);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${sequence}.json`);
    const written = join(folder, `.${sequence}.${process.pid}.tmp`);
    writeFileSync(written, `${JSON.stringify(record, null, 2)}\n`, { flush: true });
    try {
      // Unlike a rename, a link fails where the name is taken.
      linkSync(written, path);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      rmSync(written, { force: true });
    }
  }
}

/** What a notice says; the bundle changes with every load, also with one that changes no figure here. */
function saying(record: NoticeRecord): NoticeRecord {
  return { ...record, bundle: '' };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function readRecord(path: string): NoticeRecord {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new QuanhengError('invalidInput', `the kept notice ${path} is damaged`, {
      mend: 'Restore it from a backup, or move it away: the next notice then compares with the one before it.',
    });
  }
}
