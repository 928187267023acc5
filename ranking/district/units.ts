import { closest } from 'fastest-levenshtein';
import type { CivilDate } from '../../core/civil-date.ts';
import { QuanhengError } from '../../core/error.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Region } from '../../reference/regions.ts';
import { divisionsOf, membersOf } from '../members.ts';
import { rankedPeriod } from '../period.ts';
import type { Scheme } from '../scheme-schema.ts';

/** The cities whose districts have a page. */
export const CITIES = { jinan: '370100', qingdao: '370200' } as const;
export type City = keyof typeof CITIES;

type Regions = Reference['regions'];

/** The districts, counties and zones of a city that are there on a day, divisions first. */
export function unitsOf(city: City, regions: Regions, day: CivilDate): Region[] {
  const id = CITIES[city];
  const zones = [...regions.values()].filter(
    ({ kind, parent }) => kind === 'zone' && parent === id,
  );
  return [...divisionsOf(id, regions), ...zones].filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day),
  );
}

/** The unit of an id and its city; throws with the nearest id where there is none. */
export function unitNamed(id: string, regions: Regions): { region: Region; city: City } {
  for (const city of Object.keys(CITIES) as City[]) {
    const region = regions.get(id);
    if (region && region.parent === CITIES[city]) return { region, city };
  }
  const all = (Object.keys(CITIES) as City[]).flatMap((city) => [
    ...divisionsOf(CITIES[city], regions),
    ...[...regions.values()].filter(
      ({ kind, parent }) => kind === 'zone' && parent === CITIES[city],
    ),
  ]);
  const near = closest(
    id,
    all.map((region) => region.id),
  );
  throw new QuanhengError('notFound', `no district, county or zone ${id}`, {
    mend: `Did you mean ${near}? /api/districts lists them.`,
  });
}

/** The first day from which the yearly figures of a unit compare; null where they always do. */
export function comparableFrom(
  id: string,
  city: City,
  year: number,
  regions: Regions,
): CivilDate | null {
  const period = rankedPeriod('year', String(year));
  if (!period) return null;
  const units = { divisions: [id], zones: [], partPeriod: 'rank' as const };
  const [member] = membersOf({ city: CITIES[city], units } as unknown as Scheme, period, regions);
  return member?.since ?? null;
}
