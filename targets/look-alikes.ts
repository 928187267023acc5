import type { Reference } from '../reference/catalogue.ts';
import { named } from './library.ts';
import { requirement } from './library/requirement.ts';
import type { Target } from './target-schema.ts';

interface Catalogue {
  readonly reference: Reference;
  readonly targets: readonly Target[];
}

/** The goals of other documents that read like a goal and are kept apart from it. */
export function lookAlikes({ compare }: Target, { reference, targets }: Catalogue) {
  return compare.flatMap((id) => {
    const other = targets.find((one) => one.id === id);
    const from = other && reference.documents.get(other.document);
    if (!from) return [];
    const { title, titleEn, clause, deadline, than } = other;
    const asked = requirement(other, reference.indicators.get(than ?? ''));
    return [{ id, title, titleEn, clause, deadline, requirement: asked, document: named(from) }];
  });
}
