import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { projectPath } from '../../reference/project-root.ts';
import { readYamlList } from '../../reference/yaml-list.ts';
import type { Home } from '../../warehouse/home.ts';

/** How open claims on a fund are met where its money does not reach; `queue` is 先到先得. */
export const WAYS = ['none', 'proRata', 'queue'] as const;
export type Way = (typeof WAYS)[number];

/** The ways of special funds by their names; a fund that is not named stands at `none`. */
export type Rationing = Readonly<Record<string, Way>>;

const settingSchema = z.strictObject({
  /** 专项资金, as appropriations name it. */
  fund: z.string().min(1),
  how: z.enum(WAYS),
  reason: z.string().min(1),
  /** Where a text prints it: the document, and its characters. */
  document: z.string().optional(),
  prints: z.string().optional(),
});

export type Setting = Readonly<z.infer<typeof settingSchema>>;

/** The settings that come with the project. Throws a `CatalogueError` that names every fault. */
export function shippedSettings(): Setting[] {
  return settingsAt(projectPath('subsidies', 'rationing', 'rationing.yaml'));
}

/**
 * The ways that hold for a data folder: its own `rationing.yaml` goes before the shipped settings. Throws a
 * `CatalogueError` that names every fault with its line.
 */
export function rationingOf({ folder }: Home): Rationing {
  const own = join(folder, 'rationing.yaml');
  const settings = [...shippedSettings(), ...(existsSync(own) ? settingsAt(own) : [])];
  return rationingBy(settings.map(({ fund, how }) => [fund, how] as const));
}

/** Of several for one fund the last; those at `none` are left out, so that equal ways are equal objects. */
export function rationingBy(ways: Iterable<readonly [fund: string, how: Way]>): Rationing {
  const last = [...new Map(ways)].filter(([, how]) => how !== 'none');
  return Object.fromEntries(last.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function settingsAt(path: string): Setting[] {
  return readYamlList(path, settingSchema).map(({ value }) => value);
}
