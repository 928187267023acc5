import { loadRegions } from '../../../reference/regions.ts';
import type { Language } from '../language/language.ts';

// Names are words of the data too; where two regions share one, that of the two cities is meant.
const regions = new Map(
  loadRegions().flatMap((region) => [[region.name, region] as const, [region.id, region] as const]),
);

/** The name of a region, by its id or its Chinese name; what was given where none is known. */
export function regionName(id: string, language: Language): string {
  const region = regions.get(id);
  return (language === 'zh' ? region?.name : region?.nameEn) ?? id;
}
