import type { Region } from '../reference/regions.ts';

/** The city that each district, zone and city belongs to, by region id; others are not monitored. */
export function cityOfRegions(regions: ReadonlyMap<string, Region>): ReadonlyMap<string, string> {
  const cities = new Map<string, string>();
  for (const { id, kind, parent } of regions.values()) {
    if (kind === 'city') cities.set(id, id);
    else if (regions.get(parent)?.kind === 'city') cities.set(id, parent);
  }
  return cities;
}

/** The same as the parameter `$regions` of the derived queries. */
export function regionsParameter(cities: ReadonlyMap<string, string>): string {
  return JSON.stringify([...cities].map(([id, city]) => ({ id, city })));
}
