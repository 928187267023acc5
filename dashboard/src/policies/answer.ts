import type { Library } from '../../../targets/library.ts';
import type { PolicyPage } from '../../../targets/library/page.ts';

/** What `/api/policies` answers. */
export interface LibraryAnswer extends Library {
  readonly bundle: string;
}

/** What `/api/policies/{id}` answers. */
export interface PolicyAnswer extends PolicyPage {
  readonly bundle: string;
}
