import { weaker, type Bound } from '../core/goal.ts';
import type { YearlyFigure } from './series.ts';

/**
 * Running sums of a flow from a first year on. The sum ends before the first year without a
 * figure: what is missing is not nothing.
 */
export function accumulate(series: readonly YearlyFigure[], fromYear: number): YearlyFigure[] {
  const sums: YearlyFigure[] = [];
  for (const figure of series) {
    if (figure.year < fromYear) continue;
    if (figure.year !== fromYear + sums.length) break;
    const before = sums.at(-1);
    sums.push(
      before
        ? {
            ...figure,
            value: before.value.plus(figure.value),
            bound: both(before.bound, figure.bound),
            provenance: weaker(before.provenance, figure.provenance),
            parts: [...(before.parts ?? []), figure.citation],
          }
        : { ...figure, parts: [figure.citation] },
    );
  }
  return sums;
}

function both(a: Bound | null, b: Bound | null): Bound | null {
  if (a === b || b === null) return a;
  return a === null ? b : 'about';
}
