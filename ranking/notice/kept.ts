import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { QuanhengError } from '../../core/error.ts';
import { parsePeriod } from '../../core/period.ts';
import type { Home } from '../../warehouse/home.ts';
import type { EarlierNotice } from './changes.ts';
import type { NoticeDocument } from './document.ts';
import type { NoticeFiles } from './files.ts';
import { recordSchema, type NoticeRecord } from './record.ts';

const keptSchema = z.object({
  title: z.string(),
  simulated: z.boolean(),
  /** Checksums of the files beside it. */
  sha256: z.object({ document: z.string(), docx: z.string(), xlsx: z.string() }),
  record: recordSchema,
});

type KeptPart = 'document' | 'docx' | 'xlsx';
const FILES: Readonly<Record<KeptPart, string>> = {
  document: 'document.json',
  docx: 'notice.docx',
  xlsx: 'notice.xlsx',
};

/** Where a notice stands among those of its scheme and period; `sequence` counts from 1. */
export interface NoticePlace {
  readonly scheme: string;
  readonly period: string;
  readonly sequence: number;
}

/** A notice that went out. */
export type KeptNotice = z.infer<typeof keptSchema> & { readonly sequence: number };

/** A notice whose files are not what was kept. */
export interface DamagedNotice extends NoticePlace {
  readonly detail: string;
  readonly mend: string;
}

/**
 * The notices of a data folder: `notices/SCHEME/PERIOD/1/`, `2/`, …; none is ever written over. Each has
 * what it stood on (`record.json`), what it says (`document.json`), and the very files that went out: a
 * notice is never written anew from data that moved on, nor by a later version of the product.
 */
export class KeptNotices {
  readonly #folder: string;

  constructor(home: Home) {
    this.#folder = join(home.folder, 'notices');
  }

  /** Those of a scheme and period, the first one first. Throws `invalidInput` where one is damaged. */
  list(scheme: string, period: string): KeptNotice[] {
    return this.#sequences(scheme, period).map((sequence) =>
      this.#read({ scheme, period, sequence }),
    );
  }

  /** All of them; the damaged ones apart. */
  all(): { readonly notices: readonly KeptNotice[]; readonly damaged: readonly DamagedNotice[] } {
    const places = namesIn(this.#folder).flatMap((scheme) =>
      namesIn(join(this.#folder, scheme)).flatMap((period) =>
        this.#sequences(scheme, period).map((sequence) => ({ scheme, period, sequence })),
      ),
    );
    const notices: KeptNotice[] = [];
    const damaged: DamagedNotice[] = [];
    for (const place of places) {
      try {
        notices.push(this.#read(place));
      } catch (error) {
        if (!(error instanceof QuanhengError)) throw error;
        damaged.push({ ...place, detail: error.message, mend: error.mend });
      }
    }
    return { notices, damaged };
  }

  /** One of them, its period in any writing (`2022Q3`); undefined where there is none. */
  find({ scheme, period: text, sequence }: NoticePlace): KeptNotice | undefined {
    const period = parsePeriod(text)?.label ?? text;
    // Only names that are there are ever joined to a path.
    const there =
      namesIn(this.#folder).includes(scheme) &&
      namesIn(join(this.#folder, scheme)).includes(period) &&
      this.#sequences(scheme, period).includes(sequence);
    return there ? this.#read({ scheme, period, sequence }) : undefined;
  }

  /** What a notice says, as it went out. Throws `invalidInput` where it is damaged. */
  document(notice: KeptNotice): NoticeDocument {
    return JSON.parse(this.#part(notice, 'document').toString('utf8')) as NoticeDocument;
  }

  /** The file of a notice as it went out. Throws `invalidInput` where it is damaged. */
  file(notice: KeptNotice, kind: 'docx' | 'xlsx'): Buffer {
    return this.#part(notice, kind);
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

  /** Keeps a notice under its number; false where another took it meanwhile. */
  keep(sequence: number, record: NoticeRecord, { document, docx, xlsx }: NoticeFiles): boolean {
    const folder = join(this.#folder, record.scheme.id, record.period);
    mkdirSync(folder, { recursive: true });
    const parts = { document: Buffer.from(`${JSON.stringify(document, null, 2)}\n`), docx, xlsx };
    const kept: z.infer<typeof keptSchema> = {
      title: document.title.join(''),
      simulated: document.simulated,
      sha256: { document: sha256(parts.document), docx: sha256(docx), xlsx: sha256(xlsx) },
      record,
    };
    const written = join(folder, `.${sequence}.${process.pid}.tmp`);
    rmSync(written, { recursive: true, force: true });
    mkdirSync(written);
    try {
      for (const [kind, name] of Object.entries(FILES)) {
        writeFileSync(join(written, name), parts[kind as KeptPart], { flush: true });
      }
      const text = `${JSON.stringify(kept, null, 2)}\n`;
      writeFileSync(join(written, RECORD), text, { flush: true });
      const place = join(folder, String(sequence));
      try {
        // A folder that holds anything is never replaced by a rename.
        renameSync(written, place);
        return true;
      } catch (error) {
        if (existsSync(place)) return false;
        throw error;
      }
    } finally {
      rmSync(written, { recursive: true, force: true });
    }
  }

  #sequences(scheme: string, period: string): number[] {
    return namesIn(join(this.#folder, scheme, period))
      .filter((name) => /^[1-9]\d{0,8}$/.test(name))
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  #path({ scheme, period, sequence }: NoticePlace, name: string): string {
    return join(this.#folder, scheme, period, String(sequence), name);
  }

  #read(place: NoticePlace): KeptNotice {
    const path = this.#path(place, RECORD);
    try {
      const kept = keptSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      return { sequence: place.sequence, ...kept };
    } catch {
      throw damage(place, RECORD);
    }
  }

  #part({ record, sequence, sha256: expected }: KeptNotice, kind: KeptPart): Buffer {
    const place = { scheme: record.scheme.id, period: record.period, sequence };
    const path = this.#path(place, FILES[kind]);
    const bytes = existsSync(path) ? readFileSync(path) : null;
    if (bytes === null || sha256(bytes) !== expected[kind]) throw damage(place, FILES[kind]);
    return bytes;
  }
}

const RECORD = 'record.json';

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** What a notice says; the bundle changes with every load, also with one that changes no figure here. */
function saying(record: NoticeRecord): NoticeRecord {
  return { ...record, bundle: '' };
}

/** Names of what stands in a folder; none where there is no such folder. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}

function damage({ scheme, period, sequence }: NoticePlace, name: string): QuanhengError {
  const path = `notices/${scheme}/${period}/${sequence}/${name}`;
  return new QuanhengError('invalidInput', `the kept notice ${path} is damaged`, {
    mend: 'Restore it from a backup, or move its folder away: the next notice then compares with the one before it.',
  });
}
