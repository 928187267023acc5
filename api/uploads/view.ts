import { factText, revisableColumns } from '../../etl/fact-cell.ts';
import type { ChangedRow } from '../../etl/changes.ts';
import { SOURCES } from '../../etl/sources.ts';
import type { CellChange } from '../revisions.ts';
import type { UploadRecord } from './record.ts';
import type { Summary } from './summary.ts';
import { previewToken } from './uploads.ts';

interface Standing {
  /** Pieces of work that come first. */
  readonly ahead: number;
  /** Whether something was loaded since the preview. */
  readonly warehouseChanged: boolean;
  readonly now: number;
}

/** An upload as the API shows it: nothing of where it is kept. */
export function uploadView(record: UploadRecord, { ahead, warehouseChanged, now }: Standing) {
  const { id, source: name, provenance, knownAt, state, work, preview, result, trouble } = record;
  const source = SOURCES.find((each) => each.name === name);
  return {
    id,
    source: name,
    sourceTitle: source?.title ?? name,
    sourceTitleEn: source?.titleEn ?? name,
    provenance,
    knownAt,
    createdAt: new Date(record.createdAt).toISOString(),
    state,
    work,
    ahead,
    elapsedMs: state === 'running' ? Math.max(0, now - record.since) : null,
    files: record.files.map(({ name: title, bytes, sha256 }) => ({ name: title, bytes, sha256 })),
    preview: preview && { ...shown(preview, name), token: previewToken(record), warehouseChanged },
    result: result && shown(result, name),
    trouble,
  };
}

function shown(summary: Summary, source: string) {
  const row = rowShower(source);
  return { ...summary, added: summary.added.map(row), revised: summary.revised.map(row) };
}

/** Writes the cells of changed rows as their form does. The command names columns by their headings. */
function rowShower(name: string) {
  const source = SOURCES.find((each) => each.name === name);
  const columns = new Map(
    (source ? revisableColumns(source) : []).flatMap((column) => [
      [column.title, column],
      [column.name, column],
    ]),
  );
  const cell = ({ column, from, to }: ChangedRow['changes'][number]): CellChange => {
    const known = columns.get(column);
    const kind = known?.kind ?? 'text';
    return {
      column: known?.title ?? column,
      columnEn: known?.titleEn ?? column,
      from: factText(kind, from),
      to: factText(kind, to),
    };
  };
  return ({ changes, ...rest }: ChangedRow) => ({
    ...rest,
    changes: changes.filter(({ column }) => columns.has(column)).map(cell),
  });
}
