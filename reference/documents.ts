import type { CivilDate } from '../core/civil-date.ts';
import { CatalogueError } from './catalogue-error.ts';
import { documentSchema, type PolicyDocument } from './document-schema.ts';
import { projectPath } from './project-root.ts';
import { readYamlList, type Located } from './yaml-list.ts';

export type DocumentStatus = 'draft' | 'notYetInForce' | 'inForce' | 'expired' | 'superseded';

/** Every document of the five texts. Throws {@link CatalogueError} on a fault in the files. */
export function loadDocuments(): Located<PolicyDocument>[] {
  const all = ['jinan', 'qingdao'].flatMap((city) =>
    readYamlList(projectPath('reference', 'documents', `${city}.yaml`), documentSchema),
  );
  const seen = new Set<string>();
  for (const { value, file, lineOf } of all) {
    if (seen.has(value.id)) {
      const problem = { file, line: lineOf(['id']), path: 'id' };
      throw new CatalogueError([
        {
          ...problem,
          message: `"${value.id}" is there twice.`,
          mend: 'Give each document its own id.',
        },
      ]);
    }
    seen.add(value.id);
  }
  return all;
}

/** The first day on which anybody could know the document; null where no date is printed. */
export function firstKnown(document: PolicyDocument): CivilDate | null {
  return document.issued ?? document.validity.from;
}

/**
 * Whether a document is law on a day. A draft never is, whatever its dates; a document that a later
 * one in force repeals is superseded from the day the later one takes effect.
 */
export function documentStatus(
  document: PolicyDocument,
  asOf: CivilDate,
  all: readonly PolicyDocument[],
): DocumentStatus {
  if (document.draft) return 'draft';
  const { from, to } = document.validity;
  if (from !== null && asOf < from) return 'notYetInForce';
  if (repealedBy(document, asOf, all)) return 'superseded';
  return to !== null && asOf > to ? 'expired' : 'inForce';
}

/** The document in force on a day that says it ends this one, or undefined. */
export function repealedBy(
  document: PolicyDocument,
  asOf: CivilDate,
  all: readonly PolicyDocument[],
): PolicyDocument | undefined {
  return all.find(
    ({ draft, validity, repeals }) =>
      !draft &&
      validity.from !== null &&
      validity.from <= asOf &&
      repeals.some((repeal) => repeal.document === document.id),
  );
}
