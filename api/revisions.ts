import { OPERATOR } from '../core/viewer.ts';
import { factText, revisableColumns } from '../etl/fact-cell.ts';
import type { Source } from '../etl/source.ts';
import type { Row } from '../warehouse/connect.ts';
import type { SnapshotReader } from '../warehouse/snapshot.ts';

export interface CellChange {
  readonly column: string;
  readonly columnEn: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** One figure that a run changed. */
export interface Revision {
  readonly key: string;
  readonly kind: 'changed' | 'withdrawn' | 'restored';
  readonly changes: readonly CellChange[];
  readonly knownFrom: string;
  readonly before: { readonly run: string; readonly knownFrom: string };
}

export interface RevisionPage {
  readonly run: string;
  readonly source: Source;
  readonly most: number;
  readonly skip: number;
}

/** One page of what a run changed, and how much that is in all. */
export async function revisionsOf(
  reader: SnapshotReader,
  { run, source, most, skip }: RevisionPage,
): Promise<{ total: number; revisions: Revision[] }> {
  const parameters = { run, table: source.table, most, skip };
  const found = await reader.query('revisions', OPERATOR, parameters);
  return {
    total: Number(found[0]?.['total'] ?? 0),
    revisions: found.map((row) => revisionOf(row, source)),
  };
}

function revisionOf(row: Row, source: Source): Revision {
  const before = cellsOf(row['cells_before']);
  const after = cellsOf(row['cells_after']);
  const kind =
    after.get('withdrawn') === 'true'
      ? 'withdrawn'
      : before.get('withdrawn') === 'true'
        ? 'restored'
        : 'changed';
  return {
    key: String(row['key']),
    kind,
    changes: kind === 'withdrawn' ? [] : changesOf(source, before, after),
    knownFrom: String(row['known_from']),
    before: { run: String(row['run_before']), knownFrom: String(row['known_before']) },
  };
}

type Cells = ReadonlyMap<string, string | null>;

function changesOf(source: Source, before: Cells, after: Cells): CellChange[] {
  const columns = revisableColumns(source).filter(({ name }) => name !== 'attributes');
  const own = new Set([...before.keys(), ...after.keys()].filter((name) => name.startsWith('@')));
  const attributes = [...own].map((name) => {
    const title = name.slice(1);
    return { name, title, titleEn: title, kind: 'text' as const };
  });
  return [...columns, ...attributes].flatMap(({ name, title, titleEn, kind }) => {
    const from = before.get(name) ?? null;
    const to = after.get(name) ?? null;
    if (from === to) return [];
    return [
      { column: title, columnEn: titleEn, from: factText(kind, from), to: factText(kind, to) },
    ];
  });
}

/** The cells of a claim as text, its attributes each as one that starts with `@`. */
function cellsOf(json: Row[string] | undefined): Cells {
  // Numbers stay as they are written: a decimal has more digits than a float holds.
  const exact = (_: string, value: unknown, { source }: { source?: string }) =>
    typeof value === 'number' ? source : value;
  const row = JSON.parse(String(json), exact as never) as Record<string, unknown>;
  const { attributes, ...columns } = row;
  const own = Object.entries((attributes ?? {}) as object).map(([name, value]) => [
    `@${name}`,
    value as unknown,
  ]);
  return new Map(
    [...Object.entries(columns), ...(own as [string, unknown][])].map(([name, value]) => [
      name,
      textOf(value),
    ]),
  );
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | boolean);
}
