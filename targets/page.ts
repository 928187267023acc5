import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { Row } from '../warehouse/connect.ts';
import { chartOf } from './chart.ts';
import type { Evaluation } from './evaluate.ts';
import { presentEvaluation, presentFigure, presentTarget } from './present.ts';
import { requirement } from './library/requirement.ts';
import { lookAlikes } from './look-alikes.ts';
import { yearlyFigure } from './series.ts';
import type { Target } from './target-schema.ts';

/** What was found of one target. */
interface Found {
  readonly evaluation: Evaluation;
  /** Those of every region in the target's scope. */
  readonly evaluations: readonly Evaluation[];
  readonly claims: readonly Row[];
}

interface Catalogue {
  readonly reference: Reference;
  readonly targets: readonly Target[];
}

/** All that the page of one target shows. */
export function targetPage(
  { evaluation, evaluations, claims }: Found,
  { reference, targets }: Catalogue,
) {
  const { target, asOf } = evaluation;
  const document = reference.documents.get(target.document);
  const indicator = reference.indicators.get(target.indicator);
  if (!document || !indicator) throw new Error(`unknown document or indicator of ${target.id}`);
  const { id, number, title, titleEn, issuers, issued, validity } = document;
  return {
    target: presentTarget(target, reference, asOf),
    document: {
      id,
      number,
      title,
      titleEn,
      issuers,
      issued,
      validFrom: validity.from,
      validTo: validity.to,
      status: documentStatus(document, asOf, [...reference.documents.values()]),
    },
    indicator: {
      ...indicator,
      confusedWith: indicator.confusedWith.flatMap((other) => {
        const found = reference.indicators.get(other);
        return found ? [{ id: other, name: found.name, nameEn: found.nameEn }] : [];
      }),
    },
    requirement: requirement(target, reference.indicators.get(target.than ?? '')),
    compare: lookAlikes(target, { reference, targets }),
    evaluation: presentEvaluation(evaluation, reference),
    regions: evaluations.map(({ region, verdict }) => ({
      id: region,
      name: reference.regions.get(region)?.name ?? region,
      nameEn: reference.regions.get(region)?.nameEn ?? region,
      verdict,
    })),
    chart: chartOf(evaluation),
    claims: claims.map((row) => presentClaim(row, evaluation)),
  };
}

export type TargetPage = ReturnType<typeof targetPage>;

/** A claim, and whether it is the one that the series uses for its year. */
function presentClaim(row: Row, { history, beforeBreak, figure }: Evaluation) {
  const claim = yearlyFigure(row);
  const { publisher, row: line, fileSha256 } = claim.citation;
  const chosen = [...history, ...beforeBreak, ...(figure ? [figure] : [])].some(
    ({ year, citation }) =>
      year === claim.year &&
      citation.publisher === publisher &&
      citation.row === line &&
      citation.fileSha256 === fileSha256,
  );
  return {
    ...presentFigure(claim),
    year: row['year'] === null ? null : Number(row['year']),
    knownTo: row['known_to'] as string | null,
    chosen,
  };
}
