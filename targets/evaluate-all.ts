import type { Viewer } from '../core/viewer.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { Row } from '../warehouse/connect.ts';
import { evaluate, type Clocks, type Evaluation } from './evaluate.ts';
import { bookOf, type SeriesBook } from './series.ts';
import type { Target } from './target-schema.ts';

/** Reads the rows of a named query; the snapshot's reader fits it. */
export interface QueryPort {
  query(name: string, viewer: Viewer, parameters: Record<string, string>): Promise<Row[]>;
}

/** All yearly figures on two clocks, one for each region, indicator and year. */
export async function readBook(
  port: QueryPort,
  viewer: Viewer,
  clocks: Clocks,
): Promise<SeriesBook> {
  const { asOf, knownAt } = clocks;
  return bookOf(await port.query('yearly-series', viewer, { as_of: asOf, known_at: knownAt }));
}

/** Judges every given target in every region of its scope, in the order given. */
export function evaluateAll(
  targets: readonly Target[],
  reference: Reference,
  book: SeriesBook,
  clocks: Clocks,
): Evaluation[] {
  return targets.flatMap((target) => {
    const document = reference.documents.get(target.document);
    const indicator = reference.indicators.get(target.indicator);
    if (!document || !indicator) return [];
    return target.scope.flatMap((id) => {
      const region = reference.regions.get(id);
      return region ? [evaluate({ target, document, indicator, region }, book, clocks)] : [];
    });
  });
}
