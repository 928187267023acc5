import type { BreakdownRow, ExposureAnswer, Figures } from './answer.ts';
import { outlookOf, type Outlook } from './outlook.ts';
import { larger, plus } from './sums.ts';

/** The totals and documents of a year; all that the chart over the years needs of an answer. */
export interface YearAnswer {
  readonly year: number;
  readonly total: Figures;
  readonly documents: readonly BreakdownRow[];
}

export function yearAnswer({ year, total, byDocument }: ExposureAnswer): YearAnswer {
  return { year, total, documents: byDocument };
}

/** What a policy is expected to cost in each of the years; null where it has no row. */
export interface PolicyLine {
  readonly id: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly years: readonly (Outlook | null)[];
}

/** Policies by what they cost over all years, the most first; those that cost nothing are left out. */
export function policyLines(years: readonly YearAnswer[]): PolicyLine[] {
  const ids = new Map(
    years.flatMap(({ documents }) => documents.map((row) => [row.id, row] as const)),
  );
  return [...ids.values()]
    .map(({ id, name, nameEn }) => ({
      id,
      name,
      nameEn,
      years: years.map(({ documents }) => {
        const row = documents.find((one) => one.id === id);
        return row ? outlookOf(row) : null;
      }),
    }))
    .map((line) => ({ line, whole: plus(...line.years.map((one) => one?.expected ?? '0')) }))
    .filter(({ whole }) => whole !== '0.00')
    .toSorted((a, b) => larger(a.whole, b.whole))
    .map(({ line }) => line);
}
