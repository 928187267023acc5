import type { Reference } from '../reference/catalogue.ts';

/** What a unit is called. */
export function named(region: string, { regions }: Reference) {
  const known = regions.get(region);
  return {
    region,
    regionName: known?.name ?? region,
    regionNameEn: known?.nameEn ?? region,
    kind: known?.kind ?? null,
    overlaps: known?.overlaps ?? [],
  };
}
