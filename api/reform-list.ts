import { stringify } from 'yaml';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import type { AskedReform } from '../subsidies/exposure/service.ts';
import { reformed } from '../subsidies/reform/apply-reform.ts';
import { parseReform, readReform } from '../subsidies/reform/read-reform.ts';
import { readyReforms, type ReadyReform } from '../subsidies/reform/ready.ts';
import type { SavedReform, SavedReforms } from '../subsidies/reform/saved.ts';
import type { SubsidyService } from '../subsidies/service.ts';

/** The reforms that can be asked for by their ids: ready ones, and those that users saved. */
export class ReformList {
  readonly saved: SavedReforms;
  readonly ready: readonly ReadyReform[] = readyReforms();
  readonly #subsidies: SubsidyService;

  constructor(saved: SavedReforms, subsidies: SubsidyService) {
    this.saved = saved;
    this.#subsidies = subsidies;
  }

  isReady(id: string): boolean {
    return this.ready.some((each) => each.id === id);
  }

  /** Ready or saved; throws `notFound` with the nearest id. */
  find(id: string): { readonly ready: ReadyReform } | { readonly saved: SavedReform } {
    const ready = this.ready.find((each) => each.id === id);
    if (ready) return { ready };
    const ids = this.ready.map((each) => each.id);
    return { saved: this.saved.read(id, ids) };
  }

  /** As written: a ready one as its author could have written it. */
  text(id: string): string {
    const found = this.find(id);
    return 'saved' in found ? found.saved.text : stringify(found.ready.reform);
  }

  /** The reform as an exposure is asked of it; throws where it does not fit the catalogue any more. */
  asked(id: string, on: CivilDate): { readonly text: string; readonly reform: AskedReform } {
    const { subsidies, reference } = this.#subsidies;
    const text = this.text(id);
    const { reform } = readReform(text, `${id}.yaml`, this.#subsidies, on);
    return { text, reform: { name: reform.name, law: reformed(subsidies, reference, reform) } };
  }
}

/** A saved reform in the list; `fault` says what of its file cannot be read. */
export function savedEntry({ id, text, savedOn }: SavedReform) {
  try {
    const { name, note = null, patches } = parseReform(text, `${id}.yaml`).value;
    return { id, name, note, savedOn, patches, fault: null };
  } catch (error) {
    if (!(error instanceof QuanhengError)) throw error;
    return { id, name: id, note: null, savedOn, patches: [], fault: error.message };
  }
}

/** A ready comparison in the list. */
export function readyEntry({ id, title, titleEn, note, noteEn, rests, ...rest }: ReadyReform) {
  const { sample = null, sampleEn = null, reform } = rest;
  return { id, title, titleEn, note, noteEn, rests, sample, sampleEn, patches: reform.patches };
}
