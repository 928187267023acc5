import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateCity } from '../simulate/city.ts';
import { alone, type Taken } from './alone.ts';
import { quantile, type Line } from './measure.ts';

const PAIRS = 3;

/**
 * Loads simulated contracts, a hundredth of their rows dirty, with rules, claims and publishing,
 * against DuckDB's `read_csv` of the same file, in turns; then a tenth of the rows.
 */
export async function loadContracts(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-bench-'));
  const million = await contracts(join(folder, 'million'), 1_000_000);
  const tenth = await contracts(join(folder, 'tenth'), 100_000);
  const loads: Taken[] = [];
  const bares: Taken[] = [];
  const tenths: Taken[] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    bares.push(await fresh((home) => alone('read-csv-alone.ts', [million, home])));
    loads.push(await fresh((home) => alone('load-alone.ts', ['tech-contracts', million, home])));
    tenths.push(await fresh((home) => alone('load-alone.ts', ['tech-contracts', tenth, home])));
  }
  const megabytes = (statSync(million).size / 1e6).toFixed(0);
  rmSync(folder, { recursive: true });
  const ratio = quantile(
    loads.map((load, at) => load.milliseconds / (bares[at]?.milliseconds ?? Number.NaN)),
    0.5,
  );
  const peak = Math.max(...loads.map((load) => load.megabytes));
  const growth = middle(loads) / middle(tenths);
  return [
    {
      what: `load 1,000,000 contracts from CSV, ${megabytes} MB, 1 % dirty rows on top, with rules, claims, quarantine and publishing (middle of ${PAIRS} pairs)`,
      figure: `${seconds(middle(loads))}, peak ${peak.toFixed(0)} MB`,
      baseline: `read_csv of the same file into a table: ${seconds(middle(bares))}`,
      ratio: ratio.toFixed(2),
      budget: '≤ 6 × read_csv; ≤ 1,500 MB',
      within: ratio <= 6 && peak <= 1500,
    },
    {
      what: 'load ten times the contracts',
      figure: seconds(middle(loads)),
      baseline: `100,000 contracts: ${seconds(middle(tenths))}`,
      ratio: growth.toFixed(2),
      budget: '≤ 12 × the time',
      within: growth <= 12,
    },
  ];
}

async function contracts(folder: string, count: number): Promise<string> {
  const firms = Math.max(2000, count / 20);
  await simulateCity({
    city: 'jinan',
    seed: 'bench',
    firms,
    contracts: count,
    dirty: 0.01,
    folder,
  });
  return join(folder, 'tech-contracts.csv');
}

/** Runs work in an empty data folder, which goes afterwards. */
export async function fresh(work: (home: string) => Promise<Taken>): Promise<Taken> {
  const home = mkdtempSync(join(tmpdir(), 'quanheng-bench-'));
  try {
    return await work(home);
  } finally {
    rmSync(home, { recursive: true });
  }
}

function middle(taken: readonly Taken[]): number {
  return quantile(
    taken.map(({ milliseconds }) => milliseconds),
    0.5,
  );
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
