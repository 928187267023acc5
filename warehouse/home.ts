import { join, resolve } from 'node:path';

/** Where a data folder keeps what. */
export interface Home {
  readonly folder: string;
  /** The file that only the loader writes. */
  readonly loader: string;
  readonly snapshots: string;
  /** Names the snapshot that readers open; replaced by rename. */
  readonly pointer: string;
  readonly scratch: string;
  /** Files as they came, named by their checksum. */
  readonly files: string;
}

/** The layout of a data folder: `QUANHENG_HOME`, or `.quanheng` below the working folder. */
export function homeAt(folder: string): Home {
  const root = resolve(folder);
  return {
    folder: root,
    loader: join(root, 'loader.duckdb'),
    snapshots: join(root, 'snapshots'),
    pointer: join(root, 'current.json'),
    scratch: join(root, 'scratch'),
    files: join(root, 'files'),
  };
}
