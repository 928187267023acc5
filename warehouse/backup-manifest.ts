import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';

/** What a backup says of itself, in `manifest.json` beside `data/`. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Day on which it was made. */
  madeOn: z.iso.date(),
  /** The id of what the current snapshot holds. */
  content: z.string(),
  files: z.array(
    z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.string().length(64) }),
  ),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type BackedUp = Manifest['files'][number];

export const MANIFEST = 'manifest.json';
/** Where in a backup the data folder lies. */
export const DATA = 'data';

/** Every file below a folder, by its path with slashes, in the order of paths. */
export async function filesBelow(folder: string): Promise<BackedUp[]> {
  const found: BackedUp[] = [];
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const entry of all.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    found.push({
      path: relative(folder, path).split(sep).join('/'),
      bytes: statSync(path).size,
      sha256: hash.digest('hex'),
    });
  }
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
