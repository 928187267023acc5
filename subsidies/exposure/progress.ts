import { yearOf } from '../../core/civil-date.ts';
import { SCALES } from './draws.ts';
import { YEARS_BACK } from './event-years.ts';
import type { ExposureQuestion } from './question.ts';
import { YEARS } from './take-up.ts';

/** The kinds of step that a forecast is made of. */
export const STEPS = ['records', 'lawful', 'drivers', 'known', 'contingent', 'forecast'] as const;

/** What is being done: the events of which year, where the step is about one. */
export interface Step {
  readonly step: (typeof STEPS)[number];
  readonly year: number | null;
}

/** Is told of every step as it begins; a step that counts for several (`weight`) takes longer. */
export type Report = (step: Step, weight?: number) => void;

/** Tells nobody. */
export const SILENT: Report = () => undefined;

/** Steps of the grounds: money records, what was owed in each of so many years, drivers. */
export function stepsOfGrounds(years: number): number {
  return 1 + years + 1;
}

/** Steps of one law's ladder: each year whose events are loaded and may be due or overdue, the draws, each year at each scale. */
export function stepsOfLadder({ year, asOf }: Pick<ExposureQuestion, 'year' | 'asOf'>): number {
  const loaded = Math.min(year, yearOf(asOf)) - (year - (YEARS - 1) - YEARS_BACK) + 1;
  return Math.max(loaded, 0) + 1 + (YEARS_BACK + 1) * SCALES.length;
}
