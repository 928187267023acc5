import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from './project-root.ts';

/**
 * The five source texts by number (`000` to `004`), from `QUANHENG_TEXTS` or the folder beside the
 * project; undefined where they are not on this machine, since the project does not ship them.
 */
export function readSourceTexts(): ReadonlyMap<string, string> | undefined {
  const folder = process.env['QUANHENG_TEXTS'] ?? projectPath('..', 'shared', 'policies');
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder).filter((name) => /^\d{3}_.*\.txt$/.test(name));
  if (names.length === 0) return undefined;
  return new Map(names.map((name) => [name.slice(0, 3), readFileSync(join(folder, name), 'utf8')]));
}
