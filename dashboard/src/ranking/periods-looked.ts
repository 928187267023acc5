import type { PeriodKind } from '../../../ranking/period.ts';

const LOOKED: Readonly<Record<PeriodKind, number>> = { year: 7, half: 7, quarter: 11, month: 12 };

/** How many periods before the running one the pages look back to. */
export function periodsLooked(kind: PeriodKind): number {
  return LOOKED[kind];
}
