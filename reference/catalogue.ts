import { loadDocuments } from './documents.ts';
import type { PolicyDocument } from './document-schema.ts';
import { loadIndicators, type Indicator } from './indicators.ts';
import { loadRegions, type Region } from './regions.ts';

/** What the project knows before any figure is loaded. */
export interface Reference {
  readonly documents: ReadonlyMap<string, PolicyDocument>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly regions: ReadonlyMap<string, Region>;
}

/** Reads all reference files once; throws on the first file with faults, naming each of them. */
export function loadReference(): Reference {
  const byId = <T extends { id: string }>(entries: T[]) =>
    new Map(entries.map((entry) => [entry.id, entry]));
  return {
    documents: byId(loadDocuments().map(({ value }) => value)),
    indicators: byId(loadIndicators()),
    regions: byId(loadRegions()),
  };
}
