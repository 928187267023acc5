import type { AmountsAnswer } from '../answer.ts';

/** Whether any amount of the year can be told: what nobody can tell is no zero. */
export function tellable({ missing, rows, ceiling }: AmountsAnswer['summary']): boolean {
  return missing < rows || ceiling !== '0.00';
}
