import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

const CODE = [
  'core',
  'reference',
  'warehouse',
  'forecast',
  'targets',
  'subsidies',
  'reconcile',
  'ranking',
  'api',
];
const CATALOGUE = ['reference', 'targets', 'subsidies', 'ranking'];

/** SHA-256 over the sources that results are computed with; the `code` part of a bundle. */
export function codeVersion(): string {
  return hashFiles(CODE, (name) => /\.(ts|sql|json)$/.test(name) && !name.endsWith('.test.ts'));
}

/** SHA-256 over the codified documents, targets, indicators and regions. */
export function catalogueVersion(): string {
  return hashFiles(CATALOGUE, (name) => /\.(yaml|csv)$/.test(name));
}

function hashFiles(folders: string[], wanted: (name: string) => boolean): string {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' });
    for (const name of names.filter(wanted).toSorted()) {
      hash.update(`${folder}/${name}\0`).update(readFileSync(join(PROJECT_ROOT, folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
