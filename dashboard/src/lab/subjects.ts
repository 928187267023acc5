import type { Subjects } from '../../../subsidies/reform/subjects.ts';

/** What `/api/reform-subjects` answers. */
export type SubjectsAnswer = Subjects;
export type Group = Subjects['groups'][number];
export type Reading = Subjects['readings'][number];

/** What can be changed besides rules and documents, asked for once it is wanted. */
export async function readSubjects(): Promise<SubjectsAnswer> {
  const response = await fetch('/api/reform-subjects');
  if (!response.ok) throw new Error('no subjects');
  return (await response.json()) as SubjectsAnswer;
}

/** Groups or readings in which, or in whose rules, every word stands. */
export function matching<T extends Group | Reading>(
  all: readonly T[],
  rules: SubjectsAnswer['rules'],
  q: string,
): T[] {
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const own = rules.filter(({ id }) => one.rules.includes(id));
    const text = JSON.stringify([one, own]).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
