import type { ReformPatch } from '../../../subsidies/reform/reform-schema.ts';
import type { ReformProblem } from '../../../subsidies/reform/reform-error.ts';

/** A patch as its author writes it; the API says what is wrong with it. */
export type Patch = Readonly<Record<string, unknown>>;

/** A reform that is being written. */
export interface Draft {
  readonly name: string;
  readonly note: string;
  readonly patches: readonly Patch[];
}

export interface ReadyEntry {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string;
  readonly note: string;
  readonly noteEn: string;
  readonly rests: readonly {
    readonly document: string;
    readonly clause: string;
    readonly prints: string;
  }[];
  readonly sample: string | null;
  readonly sampleEn: string | null;
  readonly patches: readonly ReformPatch[];
}

export interface SavedEntry {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly savedOn: string;
  readonly patches: readonly Patch[];
  readonly fault: string | null;
}

/** What `/api/reforms` answers. */
export interface ReformsAnswer {
  readonly ready: readonly ReadyEntry[];
  readonly saved: readonly SavedEntry[];
}

/** What `/api/reforms/{id}` answers. */
export interface ReformAnswer extends Omit<SavedEntry, 'savedOn'> {
  readonly kind: 'ready' | 'saved' | 'written';
  readonly savedOn: string | null;
  readonly text: string;
}

/** What `/api/reforms/{id}/versions` answers. */
export interface VersionsAnswer {
  readonly id: string;
  readonly versions: readonly (SavedEntry & { readonly version: number; readonly text: string })[];
}

/** What `/api/reforms/check` answers. */
export interface CheckAnswer {
  readonly reform: {
    readonly name: string;
    readonly note: string | null;
    readonly patches: readonly Patch[];
  } | null;
  readonly faults: readonly ReformProblem[];
  readonly warnings: readonly ReformProblem[];
}

export const EMPTY: Draft = { name: '', note: '', patches: [] };

export function draftOf(reform: {
  readonly name: string;
  readonly note: string | null;
  readonly patches: readonly Patch[];
}): Draft {
  return { name: reform.name, note: reform.note ?? '', patches: reform.patches };
}

/** The reform as it is sent: without a note that says nothing. */
export function written({ name, note, patches }: Draft) {
  return note.trim() === '' ? { name, patches } : { name, note, patches };
}

/** What a patch is about. */
export type PatchKind = 'rule' | 'document' | 'group' | 'reading' | 'fund';

export function kindOf(patch: Patch): PatchKind | null {
  const kinds = ['rule', 'document', 'group', 'reading', 'fund'] as const;
  return kinds.find((kind) => typeof patch[kind] === 'string') ?? null;
}

export function subjectOf(patch: Patch): string {
  const kind = kindOf(patch);
  return kind === null ? '' : String(patch[kind]);
}
