import type { CivilDate } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { Figure } from '../core/compare.ts';
import type { Bound, Grade, KnownBasis, Provenance } from '../core/goal.ts';
import type { Row } from '../warehouse/connect.ts';

/** Where a figure comes from, down to the line of the file. */
export interface Citation {
  readonly publisher: string;
  readonly grade: Grade | null;
  readonly publishedOn: CivilDate | null;
  readonly address: string | null;
  readonly note: string | null;
  readonly knownFrom: CivilDate;
  readonly knownBasis: KnownBasis;
  readonly printedValue: string;
  readonly printedUnit: string;
  readonly file: string | null;
  readonly fileSha256: string;
  readonly row: number;
}

/** One full year's figure in the indicator's unit, chosen among its claims by the stated rule. */
export interface YearlyFigure extends Figure {
  readonly year: number;
  readonly period: string;
  readonly unit: string;
  readonly provenance: Provenance;
  readonly citation: Citation;
  /** The sources of every year that a running sum adds up. */
  readonly parts?: readonly Citation[];
  /** How many publishers claim this figure; the others are on the figure's own page. */
  readonly claims: number;
}

/** The first months of a year, in the indicator's unit; exact figures only. */
export interface PartFigure {
  readonly year: number;
  readonly months: number;
  readonly value: number;
  readonly provenance: Provenance;
}

/** Figures by {@link seriesKey}, each in order of year. */
export interface SeriesBook {
  readonly yearly: ReadonlyMap<string, readonly YearlyFigure[]>;
  readonly parts: ReadonlyMap<string, readonly PartFigure[]>;
}

export function seriesKey(region: string, indicator: string): string {
  return `${region}|${indicator}`;
}

/** Turns rows of the query `yearly-series` or `claims` into figures. */
export function yearlyFigure(row: Row): YearlyFigure {
  return {
    year: Number(row['year']),
    period: String(row['period']),
    value: new Decimal(String(row['value'])),
    unit: String(row['unit']),
    bound: row['bound'] as Bound | null,
    provenance: row['provenance'] as Provenance,
    claims: Number(row['claims'] ?? 1),
    citation: {
      publisher: String(row['publisher']),
      grade: row['grade'] as Grade | null,
      publishedOn: row['published_on'] as CivilDate | null,
      address: row['address'] as string | null,
      note: row['note'] as string | null,
      knownFrom: String(row['known_from']),
      knownBasis: row['known_basis'] as KnownBasis,
      printedValue: String(row['printed_value']),
      printedUnit: String(row['printed_unit']),
      file: row['file'] as string | null,
      fileSha256: String(row['file_sha256']),
      row: Number(row['row']),
    },
  };
}

export function bookOf(rows: readonly Row[]): SeriesBook {
  const yearly = new Map<string, YearlyFigure[]>();
  const parts = new Map<string, PartFigure[]>();
  for (const row of rows) {
    const key = seriesKey(String(row['region']), String(row['indicator']));
    const months = Number(row['months']);
    if (months === 12) put(yearly, key, yearlyFigure(row));
    else if (row['bound'] === null) {
      put(parts, key, {
        year: Number(row['year']),
        months,
        value: Number(row['value']),
        provenance: row['provenance'] as Provenance,
      });
    }
  }
  return { yearly, parts };
}

function put<T>(book: Map<string, T[]>, key: string, figure: T): void {
  const series = book.get(key);
  if (series) series.push(figure);
  else book.set(key, [figure]);
}
