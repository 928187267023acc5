import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import type { AskedReform } from '../subsidies/exposure/service.ts';
import { reformed } from '../subsidies/reform/apply-reform.ts';
import { parseReform, readReform } from '../subsidies/reform/read-reform.ts';
import { readyReforms, type ReadyReform } from '../subsidies/reform/ready.ts';
import { isWritten, writtenText } from '../subsidies/reform/address.ts';
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

  /** Ready, saved or written into the address; throws `notFound` with the nearest id. */
  find(
    id: string,
  ):
    | { readonly ready: ReadyReform }
    | { readonly saved: SavedReform }
    | { readonly written: string } {
    if (isWritten(id)) return { written: writtenText(id) };
    const ready = this.ready.find((each) => each.id === id);
    if (ready) return { ready };
    const ids = this.ready.map((each) => each.id);
    return { saved: this.saved.read(id, ids) };
  }

  /** As written: a ready one as its author could have written it. */
  text(id: string): string {
    const found = this.find(id);
    if ('written' in found) return found.written;
    return 'saved' in found ? found.saved.text : stringify(found.ready.reform);
  }

  /** The reform as an exposure is asked of it; throws where it does not fit the catalogue any more. */
  asked(id: string, on: CivilDate): { readonly text: string; readonly reform: AskedReform } {
    const { subsidies, reference } = this.#subsidies;
    const text = isWritten(id) ? withName(this.text(id)) : this.text(id);
    const { reform } = readReform(text, fileOf(id), this.#subsidies, on);
    return { text, reform: { name: reform.name, law: reformed(subsidies, reference, reform) } };
  }
}

/** What messages name as the file. */
function fileOf(id: string): string {
  return `${isWritten(id) ? 'scenario' : id}.yaml`;
}

/** A reform in the address: as far as it can be read, so that what is wrong with it can be mended. */
export function writtenEntry(id: string, text: string) {
  const empty = { id, name: '', note: null, patches: [] };
  try {
    const { note = null, patches } = parseReform(withName(text), fileOf(id)).value;
    const name = asFarAsRead(text)?.name ?? '';
    return { id, name, note, patches, fault: null };
  } catch (error) {
    if (!(error instanceof QuanhengError)) throw error;
    return { ...empty, ...asFarAsRead(text), fault: error.message };
  }
}

/** What is not saved needs no name of its own yet. */
function withName(text: string): string {
  const read = asFarAsRead(text);
  return read?.name === '' ? JSON.stringify({ ...parse(text), name: UNNAMED }) : text;
}

const UNNAMED = '未命名的方案';

const asWritten = z.object({
  name: z.string().catch(''),
  note: z.string().nullable().catch(null),
  patches: z.array(z.record(z.string(), z.unknown())),
});

function asFarAsRead(text: string): z.infer<typeof asWritten> | undefined {
  try {
    return asWritten.safeParse(parse(text)).data;
  } catch {
    return undefined;
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
