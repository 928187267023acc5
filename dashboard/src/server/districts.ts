import { loadRegions } from '../../../reference/regions.ts';
import { unitsOf, type City } from '../../../ranking/district/units.ts';

const regions = new Map(loadRegions().map((region) => [region.id, region]));

/** The units of a city on a day, as a list to choose from. */
export function districtsOf(city: City, day: string) {
  return unitsOf(city, regions, day).map(({ id, name, nameEn }) => ({ id, name, nameEn }));
}
