import { earlier, yearOf, type CivilDate } from '../core/civil-date.ts';
import type { PolicyDocument } from '../reference/document-schema.ts';
import { firstKnown } from '../reference/documents.ts';
import type { Clocks, Evaluation } from './evaluate.ts';
import type { Target } from './target-schema.ts';

/** What made a verdict, or what it rests on, differ from that of the day before in the history. */
export const CHANGES = [
  'first',
  'newData',
  'revision',
  'withdrawn',
  'deadlinePassed',
  'timePassed',
] as const;
export type Change = (typeof CHANGES)[number];

/** What would have been said on a day by what was known on it. */
export interface PastVerdict {
  readonly day: CivilDate;
  readonly change: Change;
  readonly evaluation: Evaluation;
}

/**
 * The days on which the verdict on a target may have changed, in order: those on which its figures
 * changed, its document was issued, a year ended, its deadline came, and the last one that is known.
 */
export function historyDays(
  target: Target,
  document: PolicyDocument,
  known: readonly CivilDate[],
  { asOf, knownAt }: Clocks,
): CivilDate[] {
  // Before its document was issued there was no promise to judge.
  const issued = firstKnown(document) ?? earlier(asOf, knownAt);
  const ends = yearEnds(issued, earlier(asOf, knownAt));
  return [...new Set([...known, issued, target.deadline ?? knownAt, ...ends, knownAt])]
    .filter((day) => day >= issued && day <= knownAt)
    .toSorted();
}

/** The last days of the years between two days: with them figures fall due, or grow too old. */
function yearEnds(from: CivilDate, to: CivilDate): CivilDate[] {
  const years = Math.max(0, yearOf(to) - yearOf(from) + 1);
  return Array.from({ length: years }, (_, index) => `${yearOf(from) + index}-12-31`).filter(
    (day) => day <= to,
  );
}

/** The clocks of a past day: nothing later is known, and no later day is looked at. */
export function clocksOn(day: CivilDate, { asOf, knownAt }: Clocks): Clocks {
  return { asOf: day === knownAt ? asOf : earlier(day, asOf), knownAt: day };
}

/** By what histories are looked up: a target in one region. */
export function goalKey({ target, region }: Evaluation): string {
  return `${target.id}|${region}`;
}

/** The evaluations of some days in order, without those that say the same as the one before. */
export function history(evaluations: readonly Evaluation[]): PastVerdict[] {
  const kept: PastVerdict[] = [];
  for (const evaluation of evaluations) {
    const before = kept.at(-1)?.evaluation;
    const change = before ? changeBetween(before, evaluation) : 'first';
    if (change) kept.push({ day: evaluation.knownAt, change, evaluation });
  }
  return kept;
}

function changeBetween(before: Evaluation, now: Evaluation): Change | null {
  // What a growth or a sum is made of, and what comes of it: another series may have changed it.
  const years = ({ plain, series }: Evaluation) =>
    new Map([
      ...plain.map((figure) => [`${figure.year}`, figure] as const),
      ...series.map((figure) => [`${figure.year} judged`, figure] as const),
    ]);
  const [then, today] = [years(before), years(now)];
  const gone = [...then.keys()].some((year) => !today.has(year));
  const added = [...today.keys()].some((year) => !then.has(year));
  const revised = [...today].some(([year, { value, bound }]) => {
    const earlierFigure = then.get(year);
    return earlierFigure && !(earlierFigure.value.eq(value) && earlierFigure.bound === bound);
  });
  if (gone) return 'withdrawn';
  if (added) return 'newData';
  if (revised) return 'revision';
  if (before.verdict === now.verdict && before.reason === now.reason) return null;
  const { deadline } = now.target;
  const passed = deadline !== null && before.asOf < deadline && now.asOf >= deadline;
  return passed ? 'deadlinePassed' : 'timePassed';
}
