import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simulateCity } from '../simulate/city.ts';
import { headOf } from '../etl/input/text.ts';
import { alone } from './alone.ts';
import { fresh, seconds } from './load-contracts.ts';
import type { Line } from './measure.ts';

const ROWS = 100_000;

/** Loads 100,000 contracts from a workbook, against the same rows as CSV. */
export async function loadWorkbook(): Promise<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-bench-'));
  await simulateCity({
    city: 'jinan',
    seed: 'bench',
    firms: 5000,
    contracts: ROWS,
    dirty: 0,
    folder,
  });
  const csv = join(folder, 'tech-contracts.csv');
  const workbook = join(folder, 'tech-contracts.xlsx');
  await alone('write-workbook-alone.ts', [csv, workbook]);
  const bare = await fresh((home) => alone('load-alone.ts', ['tech-contracts', csv, home]));
  const load = await fresh((home) => alone('load-alone.ts', ['tech-contracts', workbook, home]));
  const columns = headOf(csv, 'utf-8')[0]?.cells.length ?? 0;
  const megabytes = (statSync(workbook).size / 1e6).toFixed(1);
  rmSync(folder, { recursive: true });
  return {
    what: `load ${ROWS.toLocaleString('en')} rows × ${columns} columns of xlsx (${megabytes} MB)`,
    figure: `${seconds(load.milliseconds)}, peak ${load.megabytes.toFixed(0)} MB`,
    baseline: `the same rows as CSV: ${seconds(bare.milliseconds)}, peak ${bare.megabytes.toFixed(0)} MB`,
    ratio: (load.milliseconds / bare.milliseconds).toFixed(2),
    budget: '≤ 1,000 MB',
    within: load.megabytes <= 1000,
  };
}
