import { closest } from 'fastest-levenshtein';

/** What is wrong, where in the scheme, and what mends it. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly mend: string;
}

export type Path = readonly PropertyKey[];

export function fault(path: Path, message: string, mend: string): Fault {
  return { path, message, mend };
}

/** A name that is not among those known, with the nearest one. */
export function unknown(
  path: Path,
  id: string,
  what: string,
  known: readonly { id: string }[],
): Fault {
  const near =
    known.length === 0
      ? undefined
      : closest(
          id,
          known.map((one) => one.id),
        );
  return fault(path, `"${id}" is not ${what}`, near === undefined ? '' : `Did you mean "${near}"?`);
}

/** What is there twice, each once. */
export function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) < at))];
}
