import { rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { rows } from '../../warehouse/connect.ts';
import { sqlText } from '../sql.ts';
import type { InputFile } from './examine.ts';

/**
 * Reads Parquet files to their end and marks those that are damaged. To be called before the
 * transaction of a load begins: an error of DuckDB would end it, and lose the other files.
 */
export async function proveParquet(
  connection: DuckDBConnection,
  inputs: readonly InputFile[],
): Promise<InputFile[]> {
  const proved: InputFile[] = [];
  for (const input of inputs) {
    const damage = input.format === 'parquet' ? await damageOf(connection, input) : undefined;
    proved.push(damage === undefined ? input : { ...input, damage });
  }
  return proved;
}

async function damageOf(connection: DuckDBConnection, input: InputFile) {
  const [place] = await rows(connection, `SELECT current_setting('temp_directory') AS folder`);
  // A link of our own, since DuckDB reads wild cards in a path.
  const path = join(String(place?.['folder']), `${input.sha256}.parquet`);
  symlinkSync(resolve(input.path), path);
  try {
    // A hash of all cells, or DuckDB would answer from the file's own statistics.
    await rows(connection, `SELECT bit_xor(hash(*COLUMNS(*))) FROM read_parquet(${sqlText(path)})`);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return (reason.split('\n')[0] ?? '').replaceAll(path, input.name);
  } finally {
    rmSync(path);
  }
}
