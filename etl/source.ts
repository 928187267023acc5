import type { DuckDBConnection } from '@duckdb/node-api';
import type { Provenance } from '../core/goal.ts';

/**
 * What a cell means, and so how it is read. `cell` is text kept as printed; of the columns of a
 * source with SQL of its own, `figure`, `date` and `flag` are only brought to one spelling.
 */
export type Kind =
  | 'cell'
  | 'text'
  | 'identifier'
  | 'choice'
  | 'code'
  | 'region'
  | 'indicator'
  | 'document'
  | 'date'
  | 'year'
  | 'integer'
  | 'figure'
  | 'money'
  | 'flag'
  | 'list'
  | 'attribute';

/** One column of a source: where it is kept, the headings that files use for it, how it is read. */
export interface Column {
  /** The column of the fact table. */
  readonly name: string;
  /** Without units and brackets; the first is the one of the templates. */
  readonly headings: readonly string[];
  readonly kind: Kind;
  /** An empty cell keeps the row out, and so does a file without the column. */
  readonly required?: true;
  /** The unit that the template prints; files may use another, and must say which. */
  readonly unit?: string;
  /** Allowed values, each with other spellings of it. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  /** Values beyond the choices are kept, with a warning. */
  readonly open?: true;
  /** A region that is first looked for in the city of this other column. */
  readonly within?: string;
  /** What an empty amount is, where another rule proves it: a part of a sum. */
  readonly blank?: 0;
  /** An identifier that is printed in capitals. */
  readonly upper?: true;
  /** A date for which 长期 and 9999-12-31 say that there is none. */
  readonly openEnded?: true;
  /** A place that may lie abroad or anywhere, of which nothing is known then. */
  readonly elsewhere?: true;
  /** A date that cannot lie after the day on which the file is known. */
  readonly past?: true;
  /** What the template says of the column, where the heading does not. */
  readonly note?: string;
}

/** A column that no file prints: the first or last day of a year that one does. */
export interface YearBound {
  readonly name: string;
  readonly year: string;
  readonly bound: 'first' | 'last';
}

/** One way in which files of a source are laid out. */
export interface Layout {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Only a file with these headings and no others is of this layout. */
  readonly exactly?: true;
  /** Values for columns that this layout does not have. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A kind of file that a bureau sends. Rules beyond single cells stand in `<name>.check.sql`. */
export interface Source {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  /** The fact table that its rows become claims of. */
  readonly table: string;
  /** Columns of the natural key. */
  readonly key: readonly string[];
  readonly layouts: readonly Layout[];
  /** The provenance of a load that names none. */
  readonly provenance: Provenance;
  readonly derived?: readonly YearBound[];
  /** The column of the day on which the row's regions must exist. */
  readonly day?: string;
  /** Checks that it shares with other sources: `<name>.check.sql`. */
  readonly checks?: readonly string[];
  /** True where its checks mend cells, so that the hash of the content is taken anew. */
  readonly mends?: true;
  /** True where normalising and merging are SQL of the source's own, over cells as text. */
  readonly ownSql?: true;
  /** What that SQL looks up, made from the rows. */
  readonly prepare?: (connection: DuckDBConnection) => Promise<void>;
}

/** The columns of a source whose files have one layout. */
export function columnsOf(source: Source): readonly Column[] {
  return source.layouts[0]?.columns ?? [];
}

/** The columns of the fact table that a source fills. */
export function factColumns(source: Source): string[] {
  const columns = columnsOf(source);
  const own = columns.filter(({ kind }) => kind !== 'attribute').map(({ name }) => name);
  const attributes = columns.some(({ kind }) => kind === 'attribute') ? ['attributes'] : [];
  return [...own, ...attributes, ...(source.derived ?? []).map(({ name }) => name)];
}

/** What a report calls a column: its heading, or its name where the files print that. */
export function nameOf(column: Column, source: Source): string {
  return source.ownSql ? column.name : (column.headings[0] ?? column.name);
}
