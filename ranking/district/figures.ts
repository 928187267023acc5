import { yearOf, type CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Session } from '../../warehouse/snapshot.ts';
import type { Fact, FactBook, World } from '../fact-book.ts';
import type { Figure } from '../figure-schema.ts';
import { observedKey, readFacts, type Want } from '../facts.ts';
import { rankedPeriod, type RankedPeriod } from '../period.ts';

/** Both figures that are counted from certificates. */
export const STOCK = 'high_tech_firms';
export const ADDED = 'high_tech_firms_added';

const COUNTED = { [STOCK]: 'district stock', [ADDED]: 'district added' } as const;

/** Years before the day's own that are looked at. */
const YEARS = 10;

export interface Clocks {
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
}

/** The yearly figures and quotas of all units, real and simulated apart, on two clocks. */
export interface YearlyFigures {
  readonly books: Readonly<Record<World, FactBook>>;
  readonly asOf: CivilDate;
}

/** Reads the figures of the day's year and of ten before it, and the quotas up to the year after. */
export async function readYearly(
  session: Session,
  { asOf, knownAt }: Clocks,
  regions: string,
  { indicators }: Reference,
): Promise<YearlyFigures> {
  const counted: Want[] = [
    {
      key: COUNTED[STOCK],
      indicator: STOCK,
      unit: '家',
      figure: derived('high-tech-firms', 'firms'),
    },
    {
      key: COUNTED[ADDED],
      indicator: ADDED,
      unit: '家',
      figure: derived('high-tech-recognised', 'first_recognised'),
    },
  ];
  const observed = [...indicators.values()].map(({ id, unit }): Want => ({
    key: observedKey(id),
    indicator: id,
    unit,
    figure: { from: 'observed' },
  }));
  const last = yearOf(asOf) + 1;
  const periods = Array.from({ length: YEARS + 2 }, (_, at) => yearPeriod(last - at));
  const wants = [...counted, ...observed];
  return { books: await readFacts(session, { wants, periods, asOf, knownAt, regions }), asOf };
}

function derived(query: 'high-tech-firms' | 'high-tech-recognised', measure: string): Figure {
  return { from: 'derived', query, measures: [measure], where: {}, since: 'period' };
}

export function yearPeriod(year: number): RankedPeriod {
  const period = rankedPeriod('year', String(year));
  if (!period) throw new RangeError(`${year} is no year`);
  return period;
}

/** Whether the figures of these units are counted from rows; else all have the loaded statistics. */
export function countsRows(
  { books }: YearlyFigures,
  world: World,
  units: readonly string[],
): boolean {
  const keys = [...books[world].facts.keys()];
  return units.some((unit) => keys.some((key) => key.startsWith(`${COUNTED[STOCK]}|${unit}|`)));
}

/** The figure of a year: counted from rows where the units' are, else the loaded statistic. */
export function figureOf(
  { books }: YearlyFigures,
  world: World,
  { indicator, region, year, counted }: Asked,
): Fact | null {
  const own = counted ? (COUNTED as Partial<Record<string, string>>)[indicator] : undefined;
  return books[world].fact(own ?? observedKey(indicator), region, String(year)) ?? null;
}

interface Asked {
  readonly indicator: string;
  readonly region: string;
  readonly year: number;
  readonly counted: boolean;
}

/** The world in which more of the units have a figure in a year, the real one where as many have. */
export function worldOf(figures: YearlyFigures, units: readonly string[]): World {
  const having = (world: World) => {
    const counted = countsRows(figures, world, units);
    const years = Array.from({ length: YEARS + 1 }, (_, at) => yearOf(figures.asOf) - at);
    return units.filter((region) =>
      years.some((year) => figureOf(figures, world, { indicator: STOCK, region, year, counted })),
    ).length;
  };
  return having('simulated') > having('real') ? 'simulated' : 'real';
}
