import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Reference } from '../reference/catalogue.ts';
import { CatalogueError, type Problem } from '../reference/catalogue-error.ts';
import { projectPath } from '../reference/project-root.ts';
import { readYamlList, type Located } from '../reference/yaml-list.ts';
import type { Target } from '../targets/target-schema.ts';
import type { Fault } from './fault.ts';
import { schemeFaults } from './scheme-faults.ts';
import { schemeSchema, type Scheme } from './scheme-schema.ts';

/** What a scheme can name. */
export interface Named {
  readonly reference: Reference;
  readonly targets: ReadonlyMap<string, Target>;
}

/**
 * Every version of every scheme of the files given (by default all that are shipped), in order of
 * version. Throws a {@link CatalogueError} that lists each fault with file, line and mend.
 */
export function loadSchemes(named: Named, files = schemeFiles()): Scheme[] {
  const all = files.map((file) => readYamlList(file, schemeSchema));
  const problems = all.flatMap((versions) => [
    ...versions.flatMap((scheme) =>
      schemeFaults(scheme.value, named).map((fault) => problem(scheme, fault)),
    ),
    ...versionProblems(versions),
  ]);
  if (problems.length > 0) throw new CatalogueError(problems);
  return all.flat().map(({ value }) => value);
}

function schemeFiles(): string[] {
  const folder = projectPath('ranking', 'schemes');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => join(folder, file));
}

/** A file holds one scheme: its versions follow each other, each from a later day. */
function versionProblems(versions: readonly Located<Scheme>[]): Problem[] {
  return versions.flatMap((scheme, at) => {
    const { id, version, validFrom } = scheme.value;
    const own = basename(scheme.file, '.yaml');
    const before = versions[at - 1]?.value;
    const faults: Fault[] = [];
    if (id !== own) {
      faults.push({ path: ['id'], message: `the file is named ${own}`, mend: `Write id: ${own}.` });
    }
    if (version !== at + 1) {
      faults.push({
        path: ['version'],
        message: `version ${version} stands where ${at + 1} is due`,
        mend: 'Versions count from 1, each after the one before it; none is taken out.',
      });
    }
    if (before && validFrom <= before.validFrom) {
      faults.push({
        path: ['validFrom'],
        message: `it is not later than version ${before.version}, from ${before.validFrom}`,
        mend: 'Let a new version begin on a later day.',
      });
    }
    return faults.map((fault) => problem(scheme, fault));
  });
}

function problem(scheme: Located<Scheme>, { path, message, mend }: Fault): Problem {
  return {
    file: scheme.file,
    line: scheme.lineOf(path),
    path: [scheme.value.id, ...path].map(String).join('.'),
    message: `${message}.`,
    mend,
  };
}
