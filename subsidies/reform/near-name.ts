import { closest } from 'fastest-levenshtein';

/** The mend for a name that is not there, in both languages. */
export function nearName(name: string, known: Iterable<string>): { en: string; zh: string } {
  const all = [...known];
  if (all.length === 0) return { en: 'Take it out.', zh: '请去掉。' };
  const near = closest(name, all);
  return { en: `Did you mean "${near}"?`, zh: `是不是“${near}”？` };
}
