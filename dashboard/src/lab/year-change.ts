import type { ExposureAnswer } from '../exposure/answer.ts';
import { comparedOf, type Change } from './compared.ts';

/** What a reform changes in one year, in yuan. */
export interface YearChange extends Change {
  readonly year: number;
}

export function yearChange(answer: ExposureAnswer): YearChange[] {
  const compared = comparedOf(answer);
  return compared ? [{ year: compared.year, ...compared.expected }] : [];
}
