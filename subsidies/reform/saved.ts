import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { shanghaiDate, type CivilDate } from '../../core/civil-date.ts';
import { QuanhengError } from '../../core/error.ts';
import type { Home } from '../../warehouse/home.ts';

/** A reform that a user keeps, as written. */
export interface SavedReform {
  readonly id: string;
  /** YAML */
  readonly text: string;
  readonly savedOn: CivilDate;
}

/** What a reform was before it was saved anew or taken away; numbered from 1, the latest highest. */
export interface FormerReform extends SavedReform {
  readonly version: number;
}

/** What a reform's id can be, so that it names a file on every system. */
export const SAVED_ID = /^[a-z0-9-]{1,60}$/;

/** Former versions that are kept of a reform. */
const KEPT = 50;

/** The reforms of a data folder: `reforms/ID.yaml`, and `reforms/ID.N.yaml` for what each was before. */
export class SavedReforms {
  readonly #folder: string;

  constructor(home: Home) {
    this.#folder = join(home.folder, 'reforms');
  }

  /** In order of their ids. */
  list(): SavedReform[] {
    return this.#names()
      .flatMap((name) => /^([a-z0-9-]{1,60})\.yaml$/.exec(name)?.[1] ?? [])
      .toSorted()
      .map((id) => this.#at(id, `${id}.yaml`));
  }

  /** Undefined where there is none such. */
  find(id: string): SavedReform | undefined {
    const name = `${id}.yaml`;
    return SAVED_ID.test(id) && existsSync(join(this.#folder, name))
      ? this.#at(id, name)
      : undefined;
  }

  /** Throws `notFound` with the nearest id where there is none such. */
  read(id: string, others: readonly string[] = []): SavedReform {
    const found = this.find(id);
    if (found) return found;
    const known = [...others, ...this.list().map((each) => each.id)];
    throw new QuanhengError('notFound', `no reform ${id}`, {
      mend: known.length > 0 ? `Did you mean ${closest(id, known)}?` : 'None is saved yet.',
    });
  }

  /** The latest first. */
  versions(id: string): FormerReform[] {
    const former = this.#numbers(id).map((version) => ({
      version,
      ...this.#at(id, `${id}.${version}.yaml`),
    }));
    return former.toReversed();
  }

  /** Keeps a reform; what it was before becomes a version. The same text again changes nothing. */
  save(id: string, text: string, now: number): SavedReform {
    const before = this.find(id);
    if (before?.text === text) return before;
    mkdirSync(this.#folder, { recursive: true });
    const path = join(this.#folder, `${id}.yaml`);
    const written = `${path}.part`;
    writeFileSync(written, text);
    utimesSync(written, now / 1000, now / 1000);
    if (before) this.#retire(id);
    renameSync(written, path);
    return { id, text, savedOn: shanghaiDate(now) };
  }

  /** Takes a reform away; it stays as a version. Throws `notFound` where there is none such. */
  remove(id: string): void {
    this.read(id);
    this.#retire(id);
  }

  #retire(id: string): void {
    const numbers = this.#numbers(id);
    const next = (numbers.at(-1) ?? 0) + 1;
    renameSync(join(this.#folder, `${id}.yaml`), join(this.#folder, `${id}.${next}.yaml`));
    for (const old of numbers.slice(0, Math.max(numbers.length + 1 - KEPT, 0))) {
      rmSync(join(this.#folder, `${id}.${old}.yaml`), { force: true });
    }
  }

  #numbers(id: string): number[] {
    return this.#names()
      .flatMap((name) => {
        const [of, number, ending, ...more] = name.split('.');
        const own = of === id && ending === 'yaml' && more.length === 0;
        return own && /^[1-9]\d*$/.test(number ?? '') ? [Number(number)] : [];
      })
      .toSorted((a, b) => a - b);
  }

  #names(): string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder) : [];
  }

  #at(id: string, name: string): SavedReform {
    const path = join(this.#folder, name);
    const text = readFileSync(path, 'utf8');
    return { id, text, savedOn: shanghaiDate(Math.floor(statSync(path).mtimeMs)) };
  }
}
