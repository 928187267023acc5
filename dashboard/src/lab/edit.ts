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

/** The last day of a rule or document; empty leaves it as it is. */
export function withEnd(patch: Patch, to: string, printed: string | null): Patch {
  return withInner(patch, 'valid', 'to', to === '' || to === printed ? undefined : to);
}

export function endIn(patch: Patch): string | null {
  const to = isRecord(patch['valid']) ? patch['valid']['to'] : undefined;
  return typeof to === 'string' ? to : null;
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
  const known = new Set(['rule', 'document', 'parameters', 'shares', 'off', 'adopt', 'from']);
  return Object.fromEntries(
    Object.entries(patch).filter(
      ([key, value]) =>
        !known.has(key) && !(key === 'valid' && isRecord(value) && !('from' in value)),
    ),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
