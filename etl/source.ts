import type { DuckDBConnection } from '@duckdb/node-api';

/** One column of a source: the name it is staged under, and the headings that files use for it. */
export interface Column {
  readonly name: string;
  readonly headings: readonly string[];
}

/** One way in which files of a source are laid out. */
export interface Layout {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Only a file with these headings and no others is of this layout. */
  readonly exactly?: true;
  /** Values staged for columns that this layout does not have. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** A kind of file that a bureau sends. Its SQL stands in `<name>.{stage,normalise,check,merge}.sql`. */
export interface Source {
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly layouts: readonly Layout[];
  /** The staged column whose distinct values are periods as printed. */
  readonly periodColumn: string;
  /** What the SQL looks up beside periods, made from the staged rows. */
  readonly prepare?: (connection: DuckDBConnection) => Promise<void>;
}
