import type { Bound } from '../core/goal.ts';
import { FIRST_YEAR, YEARS } from './calendar.ts';
import type { City } from './places.ts';
import { loadPublished, type Published } from './published.ts';
import { seriesThrough, type Figure } from './series.ts';

/** What a city's totals are made to be. Money in fen, firms in whole numbers. */
export interface Plan {
  readonly turnover: readonly Figure[];
  /** Valid high-tech firms at each year's end, from the year before the first. */
  readonly stock: readonly Figure[];
  /** First recognitions, in the years in which an exact figure is published. */
  readonly added: readonly Figure[];
  readonly subsidisedFirms: readonly Figure[];
  readonly subsidyPaid: readonly Figure[];
  /** Counts of firms are these hundred-millionths of the published ones; 10⁸ is not scaled. */
  readonly scale: number;
}

/** One total with the published figure beside it, for the reader of a simulation. */
export interface Anchor {
  readonly indicator: string;
  readonly name: string;
  readonly year: number;
  readonly unit: string;
  /** As published, in the unit; null where nothing is. */
  readonly published: string | null;
  readonly simulated: string;
  /** `scaled`: the published figure in proportion to a smaller city. */
  readonly basis: Figure['basis'] | 'scaled';
  /** How the published figure is bounded; null where it is exact or there is none. */
  readonly bound: Bound | null;
  readonly publisher: string | null;
  /** What is counted, on which side. */
  readonly note: string;
}

const YUAN_100_MILLION = 1e10;
const MILLION_YUAN = 1e8;
const WHOLE = 1e8;

/** At most so many of a city's firms hold a high-tech certificate at once. */
const HIGH_TECH_SHARE = 0.4;

/** Plans the totals of a city of so many firms; scaled where it has too few for the published ones. */
export function planTotals(city: City, firms: number): Plan {
  const all = [...loadPublished(city).values()];
  const of = (indicator: string) => all.filter((figure) => figure.indicator === indicator);
  const exact = (indicator: string, scale: number) => onlyExact(of(indicator), scale);
  const stock = seriesThrough({
    published: of('high_tech_firms'),
    years: [FIRST_YEAR - 1, ...YEARS],
    scale: 1,
    step: 1,
  });
  const most = Math.max(...stock.map(({ value }) => value));
  const scale = Math.min(WHOLE, Math.floor((firms * HIGH_TECH_SHARE * WHOLE) / most));
  return {
    turnover: seriesThrough({
      published: of('tech_contract_turnover'),
      years: YEARS,
      scale: YUAN_100_MILLION,
      step: MILLION_YUAN,
    }),
    stock: stock.map((figure) => scaled(figure, scale, 1)),
    added: exact('high_tech_firms_added', 1).map((figure) => scaled(figure, scale, 1)),
    subsidisedFirms: exact('rd_subsidy_firms', 1).map((figure) => scaled(figure, scale, 1)),
    subsidyPaid: exact('rd_subsidy_paid', YUAN_100_MILLION).map((figure) =>
      scaled(figure, scale, 10_000),
    ),
    scale,
  };
}

/** Whether counts of firms are smaller than the published ones, in proportion. */
export function isScaled({ scale }: Plan): boolean {
  return scale < WHOLE;
}

/** The scale as a decimal: `0.35`. */
export function scaleText({ scale }: Plan): string {
  return String(scale / WHOLE);
}

function onlyExact(figures: readonly Published[], scale: number): Figure[] {
  const published = figures.filter(({ bound, year }) => bound === null && YEARS.includes(year));
  if (published.length === 0) return [];
  const years = published.map(({ year }) => year).toSorted((a, b) => a - b);
  return seriesThrough({ published, years, scale, step: 1 });
}

function scaled(figure: Figure, scale: number, step: number): Figure {
  if (scale === WHOLE) return figure;
  return { ...figure, value: Math.round((figure.value / WHOLE) * (scale / step)) * step };
}
