import type { Viewer } from '../core/viewer.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { Parameter, Row } from '../warehouse/connect.ts';
import { evaluate, type Clocks, type Evaluation } from './evaluate.ts';
import { bookOf, type SeriesBook } from './series.ts';
import type { Target } from './target-schema.ts';

/** Reads the rows of a named query; the snapshot's reader fits it. */
export interface QueryPort {
  query(name: string, viewer: Viewer, parameters: Record<string, Parameter>): Promise<Row[]>;
}

/** Which figures the targets are judged by, as the query `yearly-series` takes it. */
export function wantedSeries(targets: readonly Target[]): string {
  const pairs = targets.flatMap(({ scope, indicator, than }) =>
    scope.flatMap((region) =>
      [indicator, ...(than === undefined ? [] : [than])].map((id) => `${region}|${id}`),
    ),
  );
  return JSON.stringify(
    [...new Set(pairs)].map((pair) => {
      const [region, indicator] = pair.split('|');
      return { region, indicator };
    }),
  );
}

/** The figures that the targets are judged by, on two clocks. */
export async function readBook(
  port: QueryPort,
  viewer: Viewer,
  { asOf, knownAt }: Clocks,
  targets: readonly Target[],
): Promise<SeriesBook> {
  const series = wantedSeries(targets);
  const parameters = { as_of: asOf, known_at: knownAt, series, parts: true };
  return bookOf(await port.query('yearly-series', viewer, parameters));
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
    const than = reference.indicators.get(target.than ?? '');
    if (!document || !indicator) return [];
    return target.scope.flatMap((id) => {
      const region = reference.regions.get(id);
      return region ? [evaluate({ target, document, indicator, than, region }, book, clocks)] : [];
    });
  });
}
