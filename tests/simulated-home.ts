import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from '../etl/load.ts';
import { SOURCES } from '../etl/sources.ts';
import { loadReference } from '../reference/catalogue.ts';
import { simulateCity } from '../simulate/city.ts';
import { homeAt, type Home } from '../warehouse/home.ts';
import { LOADED_ON } from './loaded-home.ts';

/** A small simulated Jinan, written once. */
export async function simulatedFiles(firms: number, contracts: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-city-'));
  await simulateCity({ city: 'jinan', seed: 'identities', firms, contracts, dirty: 0, folder });
  return folder;
}

/** Loads files of facts; `shuffle` puts the lines of each, and the sources, in another order. */
export async function homeOf(folder: string, shuffle = false): Promise<Home> {
  const home = homeAt(mkdtempSync(join(tmpdir(), 'quanheng-')));
  const reference = loadReference();
  const sources = SOURCES.filter(({ name }) => readdirSync(folder).includes(`${name}.csv`));
  for (const source of shuffle ? sources.toReversed() : sources) {
    const file = join(folder, `${source.name}.csv`);
    const path = shuffle ? reversed(file, home) : file;
    const provenance = 'simulated';
    await load(source, {
      home,
      reference,
      files: [path],
      knownAt: '2026-01-31',
      today: LOADED_ON,
      provenance,
      dryRun: false,
    });
  }
  return home;
}

function reversed(file: string, home: Home): string {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const path = join(home.folder, `reversed-${file.split('/').at(-1)}`);
  writeFileSync(path, `${[head, ...lines.toReversed()].join('\n')}\n`);
  return path;
}

export function removeFiles(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
