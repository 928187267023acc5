import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows, runScript } from '../warehouse/connect.ts';
import type { InputFile } from './input/examine.ts';
import { openSheets, type Sheet, type SheetFault } from './input/sheets.ts';
import { loadTable, sqlFile, type LoadedTable, type Run } from './load-table.ts';
import { MOST_REPORTED, refusals, type Refusal } from './refusal.ts';
import { fileFault, matching } from './stage.ts';

export interface LoadedFile {
  readonly input: InputFile;
  readonly tables: readonly LoadedTable[];
  readonly refusals: readonly Refusal[];
  /** More rules were broken than are listed. */
  readonly cut: boolean;
}

/** Loads each table of a file that carries the headings of the source. */
export async function loadFile(
  connection: DuckDBConnection,
  run: Run,
  input: InputFile,
): Promise<LoadedFile> {
  const scratch = join(run.scratch, input.sha256.slice(0, 16));
  const { sheets, faults } = await openSheets(connection, input, scratch);
  const chosen = matching(sheets, run.source);
  const whole = faults.filter((fault) => fault.sheet === null);
  if (sheets.length > 0 && chosen.length === 0) whole.push(wrongSheet(sheets));
  const tables: LoadedTable[] = [];
  for (const sheet of chosen) {
    const own = faults.filter((fault) => fault.sheet === sheet.name && fault.row !== null);
    tables.push(await loadTable(connection, { ...run, scratch }, input, sheet, own));
  }
  rmSync(scratch, { recursive: true, force: true });
  if (run.replayed) return { input, tables, refusals: [], cut: false };
  const ofFile = whole.length > 0 ? await refuseFile(connection, run, input, whole) : [];
  await rows(
    connection,
    'INSERT INTO source_file VALUES ($run_id, $sha256, $name, $bytes, $encoding)',
    {
      run_id: run.run,
      sha256: input.sha256,
      name: input.name,
      bytes: input.bytes,
      encoding: input.format,
    },
  );
  const all = [...ofFile, ...tables.flatMap((table) => table.refusals)];
  return { input, tables, refusals: all, cut: all.length >= MOST_REPORTED };
}

function wrongSheet(sheets: readonly Sheet[]): SheetFault {
  const names = sheets.map(({ name, hidden }) => `${name ?? ''}${hidden ? '（隐藏）' : ''}`);
  return { ...fileFault('workbook.wrongSheet', names.join('、')), sheet: null };
}

/** Records faults of a file that none of its tables has. */
async function refuseFile(
  connection: DuckDBConnection,
  run: Run,
  input: InputFile,
  faults: readonly SheetFault[],
): Promise<Refusal[]> {
  await runScript(connection, sqlFile('etl/stage.sql'));
  await runScript(connection, sqlFile('etl/nothing-staged.sql'));
  await rows(connection, sqlFile('etl/add-faults.sql'), { faults: JSON.stringify(faults) });
  await runScript(connection, sqlFile('etl/refusals.sql'), {
    run_id: run.run,
    source: run.source.name,
    provenance: run.provenance,
    file: input.name,
    file_sha256: input.sha256,
    sheet: null,
    headings: null,
    header_row: null,
    rows_read: 0,
    rows_left_out: 0,
  });
  return refusals(connection, input.name, null, run.rules);
}
