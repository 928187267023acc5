import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../etl/load.ts';
import { statistics } from '../etl/sources/statistics.ts';
import { loadReference } from '../reference/catalogue.ts';
import { projectPath } from '../reference/project-root.ts';
import { homeAt, type Home } from '../warehouse/home.ts';

/** The files that the product ships. */
export const PUBLISHED = ['published_statistics.csv', 'provincial_panel.csv'].map((name) =>
  projectPath('data', name),
);

/** The day on which the tests load: undated rows are known from then on. */
export const LOADED_ON = '2026-11-21';

/** A data folder of its own, with the published statistics in it. */
export async function loadedHome(files: readonly string[] = PUBLISHED): Promise<Home> {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'quanheng-')));
  await load(statistics, {
    home,
    reference: loadReference(),
    files,
    knownAt: null,
    today: LOADED_ON,
    provenance: 'published',
    dryRun: false,
  });
  return home;
}

export function removeHome(home: Home): void {
  rmSync(home.folder, { recursive: true, force: true });
}
