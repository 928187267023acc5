import { readdirSync, readFileSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';
import { projectPath } from '../reference/project-root.ts';
import { rows, runScript } from './connect.ts';

/** Brings a loader's file to the newest tables, each migration once, and makes the views anew. */
export async function migrate(connection: DuckDBConnection): Promise<void> {
  await runScript(connection, 'CREATE TABLE IF NOT EXISTS migration (name VARCHAR NOT NULL)');
  const done = new Set(
    (await rows(connection, 'SELECT name FROM migration')).map(({ name }) => name),
  );
  for (const name of sqlFiles('migrations').filter((file) => !done.has(file))) {
    await runScript(connection, 'BEGIN');
    await runScript(connection, readFileSync(projectPath('warehouse', 'migrations', name), 'utf8'));
    await runScript(connection, 'INSERT INTO migration VALUES ($name)', { name });
    await runScript(connection, 'COMMIT');
  }
  // In one transaction, since each commit syncs the file.
  await runScript(connection, 'BEGIN');
  for (const name of sqlFiles('models')) {
    await runScript(connection, readFileSync(projectPath('warehouse', 'models', name), 'utf8'));
  }
  await runScript(connection, 'COMMIT');
}

function sqlFiles(folder: string): string[] {
  return readdirSync(projectPath('warehouse', folder))
    .filter((name) => name.endsWith('.sql'))
    .toSorted();
}
