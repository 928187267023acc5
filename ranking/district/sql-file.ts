import { readFileSync } from 'node:fs';
import { projectPath } from '../../reference/project-root.ts';

/** Named SQL of this folder. */
export function sqlFile(name: string): string {
  return readFileSync(projectPath('ranking', 'district', `${name}.sql`), 'utf8');
}
