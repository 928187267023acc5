import type { Reference } from '../../reference/catalogue.ts';
import type { Subsidies } from '../catalogue.ts';
import type { CatalogueState } from './catalogue-state.ts';
import type { ReformPatch } from './reform-schema.ts';

/** A patch with the catalogue before and after it. */
export interface Carried {
  readonly at: number;
  readonly patch: ReformPatch;
  readonly before: CatalogueState;
  readonly after: CatalogueState;
}

/** A reform carried out as far as its patches can be. */
export interface Law {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
  readonly first: CatalogueState;
  readonly last: CatalogueState;
  readonly carried: readonly Carried[];
}
