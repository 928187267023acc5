import { earlier } from '../core/civil-date.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { PolicyDocument } from '../reference/document-schema.ts';
import {
  documentStatus,
  firstKnown,
  repealedBy,
  type DocumentStatus,
} from '../reference/documents.ts';
import type { Clocks } from './evaluate.ts';
import type { LeftOut } from './left-out.ts';
import type { Target } from './target-schema.ts';

/** Everything that is codified, and what is not. */
export interface Shelf {
  readonly reference: Reference;
  readonly targets: readonly Target[];
  readonly leftOut: ReadonlyMap<string, LeftOut>;
}

/** Which documents: all where nothing is chosen. */
export interface Choice {
  readonly city?: PolicyDocument['city'] | undefined;
  readonly status?: DocumentStatus | undefined;
  readonly goals?: 'with' | 'without' | undefined;
  /** Words that number, title, issuers or goals hold; brackets and spaces do not matter. */
  readonly text?: string | undefined;
}

/** The chosen documents on a day, Jinan before Qingdao, the latest first, and their totals. */
export function library(shelf: Shelf, clocks: Clocks, choice: Choice = {}) {
  const wanted = plain(choice.text ?? '');
  const documents = [...shelf.reference.documents.values()]
    .map((document) => ({ document, policy: presentPolicy(document, shelf, clocks) }))
    .filter(
      ({ document, policy: { city, status, goals } }) =>
        (choice.city === undefined || city === choice.city) &&
        (choice.status === undefined || status === choice.status) &&
        (choice.goals === undefined || goals > 0 === (choice.goals === 'with')) &&
        (wanted === '' || words(document, shelf).includes(wanted)),
    )
    .map(({ policy }) => policy)
    .toSorted(
      (a, b) =>
        a.city.localeCompare(b.city, 'en') ||
        (b.issued ?? b.validFrom ?? '').localeCompare(a.issued ?? a.validFrom ?? '', 'en'),
    );
  const law = documents.filter(({ draft }) => !draft);
  const drafts = documents.filter(({ draft }) => draft);
  const sum = (of: readonly Policy[], key: 'goals' | 'leftOut') =>
    of.reduce((total, policy) => total + policy[key], 0);
  return {
    totals: {
      documents: law.length,
      withGoals: law.filter(({ goals }) => goals > 0).length,
      goals: sum(law, 'goals'),
      leftOut: sum(law, 'leftOut'),
      /** Drafts are never law, and count apart. */
      drafts: {
        documents: drafts.length,
        goals: sum(drafts, 'goals'),
        leftOut: sum(drafts, 'leftOut'),
      },
    },
    documents,
  };
}

export type Library = ReturnType<typeof library>;

/** One document as the list of policies prints it. */
export function presentPolicy(
  document: PolicyDocument,
  { reference, targets, leftOut }: Shelf,
  { asOf, knownAt }: Clocks,
) {
  const all = [...reference.documents.values()];
  const { id, number, title, titleEn, issuers, city, kind, draft, issued, validity } = document;
  const region = reference.regions.get(document.region);
  const known = firstKnown(document);
  const status = documentStatus(document, asOf, all);
  const later = status === 'superseded' ? repealedBy(document, asOf, all) : undefined;
  return {
    id,
    number,
    title,
    titleEn,
    issuers,
    city,
    region: document.region,
    regionName: region?.name ?? document.region,
    regionNameEn: region?.nameEn ?? document.region,
    kind,
    draft,
    issued,
    validFrom: validity.from,
    validTo: validity.to,
    validBasis: validity.basis,
    validNote: validity.note ?? null,
    status,
    /** False where the document was not issued by the earlier of both clocks. */
    known: known === null || known <= earlier(asOf, knownAt),
    supersededBy: later ? named(later) : null,
    goals: targets.filter((target) => target.document === id).length,
    leftOut: leftOut.get(id)?.statements.length ?? 0,
    nothing: leftOut.get(id)?.nothing ?? null,
  };
}

export type Policy = ReturnType<typeof presentPolicy>;

/** A document as others refer to it. */
export function named({ id, number, title, titleEn, draft }: PolicyDocument) {
  return { id, number, title, titleEn, draft };
}

function words(document: PolicyDocument, { targets }: Shelf): string {
  const { id, number, title, titleEn, issuers } = document;
  const goals = targets
    .filter((target) => target.document === id)
    .flatMap((target) => [target.title, target.titleEn, target.evidence]);
  // A control character parts the fields, so that no word runs from one into the next.
  return plain([number ?? '', title, titleEn, ...issuers, ...goals].join('\u0001'));
}

/** Letters and figures alone, in one width and case: 济政字〔2020〕20号 is found by 济政字[2020]20号. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s〔〕[\]()【】「」《》“”"']+/g, '');
}
