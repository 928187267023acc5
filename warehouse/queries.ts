import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../reference/project-root.ts';

const texts = new Map(
  readdirSync(projectPath('warehouse', 'queries'))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => [
      name.slice(0, -'.sql'.length),
      readFileSync(projectPath('warehouse', 'queries', name), 'utf8'),
    ]),
);

/** The text of a named query. The name comes from code, never from a request. */
export function queryText(name: string): string {
  const text = texts.get(name);
  if (text === undefined) throw new Error(`no query named ${name}`);
  return text;
}
