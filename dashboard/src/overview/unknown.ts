import type { ListedGoal } from './answer.ts';
import { REASON_WORDS } from '../../../targets/wording.ts';
import type { Language } from '../language/language.ts';
import { text } from './text.ts';

/** Goals that cannot be judged for the same reason. */
export interface Group {
  readonly why: string;
  readonly bureaus: readonly string[];
  readonly goals: readonly ListedGoal[];
}

/** Groups goals by what is missing, the largest group first; goals of the whole city lead in each. */
export function groupByMissing(goals: readonly ListedGoal[], language: Language): Group[] {
  const groups = Map.groupBy(goals, (goal) => missing(goal, language));
  return [...groups]
    .map(([why, found]) => ({
      why,
      bureaus: [...new Set(found.map(({ bureau }) => bureau))],
      goals: found.toSorted((a, b) => Number(ofCity(b)) - Number(ofCity(a))),
    }))
    .toSorted((a, b) => b.goals.length - a.goals.length);
}

function missing({ reason, deadline }: ListedGoal, language: Language): string {
  if (reason === 'deadlineFigureMissing' && deadline) {
    return text[language].missingYear(deadline.slice(0, 4));
  }
  return REASON_WORDS[reason][language];
}

function ofCity({ region }: ListedGoal): boolean {
  return region.endsWith('00');
}
