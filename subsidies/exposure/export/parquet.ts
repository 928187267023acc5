import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../../reference/project-root.ts';
import { runScript, withNothingLoaded } from '../../../warehouse/connect.ts';
import type { ColumnRow } from './columns.ts';

/** The rows as a Parquet file; money is DECIMAL(18, 2), days are DATE. */
export async function parquetOf(rows: readonly ColumnRow[]): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-export-'));
  try {
    const path = join(folder, 'rows.json');
    const file = join(folder, 'rows.parquet');
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    await withNothingLoaded((connection) => runScript(connection, SQL, { path, file }));
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const SQL = readFileSync(projectPath('subsidies', 'exposure', 'export', 'parquet.sql'), 'utf8');
