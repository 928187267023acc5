import { Decimal } from '../core/decimal.ts';
import { weaker, type Bound } from '../core/goal.ts';
import { yearlyGrowth } from './methods/compound-growth.ts';
import type { YearlyFigure } from './series.ts';

/**
 * Growth of each year over the year before it, in per cent. A year whose predecessor is missing or
 * not positive has none; growth between figures of which one is rough is rough.
 */
export function growthRates(series: readonly YearlyFigure[]): YearlyFigure[] {
  return series.flatMap((figure, index) => {
    const before = series[index - 1];
    if (before?.year !== figure.year - 1) return [];
    return growthOver(before, figure);
  });
}

/** An exact figure that growth is counted from. */
export interface GrowthBase {
  readonly year: number;
  readonly value: Decimal;
}

/** Yearly mean growth of each later figure since the base, in per cent. */
export function meanGrowth(series: readonly YearlyFigure[], base: GrowthBase): YearlyFigure[] {
  return growthSince(series, base, ({ year }) => year - base.year);
}

/** All growth of each later figure since the base, in per cent. */
export function totalGrowth(series: readonly YearlyFigure[], base: GrowthBase): YearlyFigure[] {
  return growthSince(series, base, () => 1);
}

/** Percentage points by which one growth exceeds another, in the years that have both. */
export function growthLead(
  growth: readonly YearlyFigure[],
  other: readonly YearlyFigure[],
): YearlyFigure[] {
  return growth.flatMap((figure) => {
    const slower = other.find(({ year }) => year === figure.year);
    if (!slower) return [];
    return [
      {
        ...joined(slower, figure),
        value: figure.value.minus(slower.value),
        bound: roughly(figure.bound ?? slower.bound),
      },
    ];
  });
}

function growthSince(
  series: readonly YearlyFigure[],
  base: GrowthBase,
  years: (figure: YearlyFigure) => number,
): YearlyFigure[] {
  return series.flatMap((figure) => {
    const growth = figure.year > base.year && percent(base.value, figure.value, years(figure));
    return growth ? [{ ...figure, unit: '%', value: growth, bound: roughly(figure.bound) }] : [];
  });
}

function growthOver(before: YearlyFigure, figure: YearlyFigure): YearlyFigure[] {
  const growth = percent(before.value, figure.value, 1);
  if (!growth) return [];
  return [
    { ...joined(before, figure), value: growth, bound: roughly(before.bound ?? figure.bound) },
  ];
}

function percent(from: Decimal, to: Decimal, years: number): Decimal | null {
  if (from.lte(0) || to.lt(0)) return null;
  return to.isZero() ? new Decimal(-100) : yearlyGrowth(from, to, years).times(100);
}

function roughly(bound: Bound | null): Bound | null {
  return bound === null ? null : 'about';
}

/** What a figure made of two rests on: both sources, and the weaker provenance. */
function joined(a: YearlyFigure, b: YearlyFigure): YearlyFigure {
  return {
    ...b,
    unit: '%',
    provenance: weaker(a.provenance, b.provenance),
    parts: [...(a.parts ?? [a.citation]), ...(b.parts ?? [b.citation])],
  };
}
