import type { Reference } from '../reference/catalogue.ts';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList } from '../reference/yaml-list.ts';
import type { Subsidies } from './catalogue.ts';
import { contradictionSchema, type Contradiction } from './conflict-schema.ts';

/**
 * What the texts say differently of one matter, with what is followed. Throws a {@link CatalogueError}
 * where an entry names a document, reading or group that is not there.
 */
export function loadContradictions(
  { readings, groups }: Subsidies,
  reference: Reference,
  file = projectPath('subsidies', 'contradictions.yaml'),
): Contradiction[] {
  const entries = readYamlList(file, contradictionSchema);
  const known = {
    readings: new Set(readings.map(({ id }) => id)),
    groups: new Set(groups.map(({ id }) => id)),
  };
  const problems = entries.flatMap(({ value, file: at, lineOf }): Problem[] => {
    const unknown = (
      key: string,
      what: string,
      names: readonly string[],
      all: { has(name: string): boolean },
    ) =>
      names
        .filter((name) => !all.has(name))
        .map((name) => ({
          file: at,
          line: lineOf([key]),
          path: `${value.id}.${key}`,
          message: `"${name}" is no known ${what}.`,
          mend: 'Mend the name, or take it out.',
        }));
    return [
      ...unknown(
        'says',
        'document',
        value.says.map(({ document }) => document),
        reference.documents,
      ),
      ...unknown('readings', 'reading', value.readings, known.readings),
      ...unknown('groups', 'group', value.groups, known.groups),
    ];
  });
  if (problems.length > 0) throw new CatalogueError(problems);
  return entries.map(({ value }) => value);
}
