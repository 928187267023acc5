import type { CivilDate } from '../../core/civil-date.ts';
import type { PolicyDocument } from '../../reference/document-schema.ts';
import type { Evaluation } from '../evaluate.ts';
import { named, presentPolicy, type Shelf } from '../library.ts';
import { lookAlikes } from '../look-alikes.ts';
import { presentTarget } from '../present.ts';
import type { Target } from '../target-schema.ts';
import { compareClauses } from './clause-order.ts';
import { requirement } from './requirement.ts';

/**
 * All that the page of one document shows: its data, each clause beside what it codifies, and what is
 * left out. `evaluations` are at least those of the document's targets, in every region.
 */
export function policyPage(
  document: PolicyDocument,
  shelf: Shelf,
  evaluations: readonly Evaluation[],
  clocks: { readonly asOf: CivilDate; readonly knownAt: CivilDate },
) {
  const { doubt, overlap, source } = document;
  const documents = [...shelf.reference.documents.values()];
  const entries = shelf.targets
    .filter((target) => target.document === document.id)
    .map((target) => entryOf(target, shelf, evaluations, clocks.asOf));
  return {
    document: {
      ...presentPolicy(document, shelf, clocks),
      doubt: doubt ?? null,
      overlap,
      repeals: document.repeals.map((repeal) => {
        const codified = repeal.document && shelf.reference.documents.get(repeal.document);
        const { number, title, evidence } = repeal;
        return { number, title, evidence, document: codified ? named(codified) : null };
      }),
      repealedBy: documents
        .filter(({ repeals }) => repeals.some((repeal) => repeal.document === document.id))
        .map((later) => ({
          ...named(later),
          from: later.validity.from,
          inForce:
            !later.draft && later.validity.from !== null && later.validity.from <= clocks.asOf,
        })),
      text: source.text,
      lines: source.lines,
    },
    clauses: groupBy(entries, ({ target }) => target.clause)
      .map(([clause, found]) => ({
        clause,
        fragments: groupBy(found, ({ target }) => target.evidence).map(([evidence, goals]) => ({
          evidence,
          goals,
        })),
      }))
      .toSorted((a, b) => compareClauses(a.clause, b.clause)),
    leftOut: (shelf.leftOut.get(document.id)?.statements ?? []).toSorted((a, b) =>
      compareClauses(a.clause, b.clause),
    ),
  };
}

export type PolicyPage = ReturnType<typeof policyPage>;
export type Entry = PolicyPage['clauses'][number]['fragments'][number]['goals'][number];

/** A goal with its figure in words, its verdict in each region, and the look-alikes it is kept from. */
function entryOf(
  target: Target,
  { reference, targets }: Shelf,
  evaluations: readonly Evaluation[],
  asOf: CivilDate,
) {
  const indicator = reference.indicators.get(target.indicator);
  const inWords = (of: Target) => requirement(of, reference.indicators.get(of.than ?? ''));
  return {
    target: presentTarget(target, reference, asOf),
    requirement: inWords(target),
    indicatorName: indicator?.name ?? target.indicator,
    indicatorNameEn: indicator?.nameEn ?? target.indicator,
    draft: reference.documents.get(target.document)?.draft ?? false,
    regions: evaluations
      .filter((evaluation) => evaluation.target.id === target.id)
      .map(({ region, verdict, reason }) => ({
        id: region,
        name: reference.regions.get(region)?.name ?? region,
        nameEn: reference.regions.get(region)?.nameEn ?? region,
        verdict,
        reason,
      })),
    compare: lookAlikes(target, { reference, targets }),
  };
}

/** Groups in the order in which each first appears. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}
