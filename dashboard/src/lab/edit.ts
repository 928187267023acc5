import type { Level } from './editable.ts';
import type { Draft, Patch } from './reform.ts';

/** A draft with one patch in place of another, or without it. */
export function withPatch(draft: Draft, at: number, patch: Patch | null): Draft {
  const patches = draft.patches.flatMap((one, place) => {
    if (place !== at) return [one];
    return patch === null ? [] : [patch];
  });
  return { ...draft, patches };
}

export function added(draft: Draft, patch: Patch): Draft {
  return { ...draft, patches: [...draft.patches, patch] };
}

/** A patch with a key set, or taken out where the value is undefined. */
export function withKey(patch: Patch, key: string, value: unknown): Patch {
  const { [key]: _, ...rest } = patch;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** The same one level down; what has become empty goes. */
function withInner(patch: Patch, key: string, name: string, value: unknown): Patch {
  const own = patch[key];
  const inner = withKey(isRecord(own) ? own : {}, name, value);
  return withKey(patch, key, Object.keys(inner).length === 0 ? undefined : inner);
}

/** A figure of a rule; what is printed is no change. */
export function withFigure(patch: Patch, name: string, value: string, printed: string): Patch {
  const same = value === '' || value === printed;
  return withInner(patch, 'parameters', name, same ? undefined : value);
}

/** The value of a figure in a patch; null where the patch leaves it as it is. */
export function figureIn(patch: Patch, name: string): string | null {
  const own = isRecord(patch['parameters']) ? patch['parameters'][name] : undefined;
  if (typeof own === 'string') return own;
  return isRecord(own) && typeof own['value'] === 'string' ? own['value'] : null;
}

/** The first or last day of what a patch is about; empty, or as printed, leaves it as it is. */
export function withDay(
  patch: Patch,
  end: 'from' | 'to',
  day: string,
  printed: string | null,
): Patch {
  return withInner(patch, 'valid', end, day === '' || day === printed ? undefined : day);
}

export function dayIn(patch: Patch, end: 'from' | 'to'): string | null {
  const day = isRecord(patch['valid']) ? patch['valid'][end] : undefined;
  return typeof day === 'string' ? day : null;
}

type ListKey = 'scope' | 'prefers' | 'inPlaceOf';

/** A list of ids of a patch; null where it leaves what is printed. */
export function listIn(patch: Patch, key: ListKey): readonly string[] | null {
  const own = patch[key];
  return Array.isArray(own) ? own.filter((one) => typeof one === 'string') : null;
}

/** The same set; the printed ones in any order are no change of a scope. */
export function withList(
  patch: Patch,
  key: ListKey,
  list: readonly string[],
  printed: readonly string[],
): Patch {
  const inOrder = (all: readonly string[]) =>
    JSON.stringify(key === 'scope' ? all.toSorted() : all);
  return withKey(patch, key, inOrder(list) === inOrder(printed) ? undefined : list);
}

/** Parts of the levels in decimals; null leaves them as they are. Parts of nothing are not written. */
export function withShares(patch: Patch, shares: Readonly<Record<Level, string>> | null): Patch {
  if (shares === null) return withKey(patch, 'shares', undefined);
  const own = Object.entries(shares).filter(([, part]) => Number(part) !== 0);
  return withKey(patch, 'shares', Object.fromEntries(own));
}

export function sharesIn(patch: Patch): Readonly<Record<Level, string>> | null {
  const own = patch['shares'];
  if (!isRecord(own)) return null;
  const part = (level: Level) => (typeof own[level] === 'string' ? own[level] : '0');
  return { province: part('province'), city: part('city'), district: part('district') };
}

/** Keys of a patch that the lab has no field for; they stay as written. */
export function otherKeys(patch: Patch): Patch {
  const kind = KINDS.find((each) => each in patch);
  const known: readonly string[] = kind === undefined ? [] : FIELDS[kind];
  const isDays = (value: unknown) =>
    isRecord(value) && Object.values(value).every((day) => typeof day === 'string');
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) => !known.includes(key) || (key === 'valid' && !isDays(value)),
    ),
  );
}

/** Keys of a patch that the lab has fields for. */
const FIELDS = {
  rule: ['rule', 'parameters', 'shares', 'off', 'adopt', 'from', 'valid', 'scope', 'inPlaceOf'],
  document: ['document', 'off', 'adopt', 'from', 'valid'],
  group: ['group', 'off', 'prefers', 'compare', 'valid'],
  reading: ['reading', 'option'],
  fund: ['fund', 'rationing'],
} as const;
const KINDS = ['rule', 'document', 'group', 'reading', 'fund'] as const;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
