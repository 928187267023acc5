import { MONEY_UNITS } from './heading.ts';
import type { Column, Kind, Source } from './source.ts';
import { SOURCES } from './sources.ts';

/** A column as those who fill in a form see it. */
export interface DescribedColumn {
  readonly name: string;
  readonly headings: readonly string[];
  readonly kind: Kind;
  readonly required: boolean;
  readonly key: boolean;
  /** The unit of the template; null where the column has none. */
  readonly unit: string | null;
  /** Units that heading, title or cell may state instead. */
  readonly units: readonly string[];
  readonly choices: readonly string[];
  readonly note: string;
}

export interface DescribedSource {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly key: readonly string[];
  readonly layouts: readonly {
    readonly name: string;
    readonly columns: readonly DescribedColumn[];
  }[];
}

/** All sources with their columns, for `etl sources`, the API and the data forms. */
export function describeSources(): DescribedSource[] {
  return SOURCES.map((source) => ({
    name: source.name,
    title: source.title,
    titleEn: source.titleEn,
    key: source.key,
    layouts: source.layouts.map(({ name, columns }) => ({
      name,
      columns: columns.map((column) => describe(column, source)),
    })),
  }));
}

function describe(column: Column, source: Source): DescribedColumn {
  return {
    name: column.name,
    headings: headingsOf(column),
    kind: column.kind,
    required: column.required ?? false,
    key: source.key.includes(column.name),
    unit: column.unit ?? null,
    units: column.kind === 'money' ? Object.keys(MONEY_UNITS) : [],
    choices: Object.keys(column.choices ?? {}),
    note: column.note ?? '',
  };
}

/** The headings of a column, the first with the unit that its template prints. */
export function headingsOf({ headings, unit }: Column): string[] {
  return headings.map((heading) => (unit === undefined ? heading : `${heading}(${unit})`));
}
