import { closest } from 'fastest-levenshtein';

/** The mend for a name that is not there. */
export function nearName(name: string, known: Iterable<string>): string {
  const all = [...known];
  return all.length === 0 ? 'Take it out.' : `Did you mean "${closest(name, all)}"?`;
}
