import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUBLISHED, loadedHome, removeHome } from '../tests/loaded-home.ts';
import { rows, withLoader } from '../warehouse/connect.ts';
import { homeAt } from '../warehouse/home.ts';
import { ms, quantile, timings, type Line } from './measure.ts';

const RUNS = 5;

/** Loads the shipped statistics with rules, claims and publishing, against DuckDB's `read_csv`. */
export async function loadStatistics(): Promise<Line> {
  const load = async () => removeHome(await loadedHome());
  await load();
  const whole = quantile(await timings(RUNS, load), 0.5);
  const bare = quantile(await timings(RUNS, readCsvAlone), 0.5);
  const kilobytes = PUBLISHED.reduce((sum, path) => sum + statSync(path).size, 0) / 1000;
  return {
    what: `load the shipped statistics, ${kilobytes.toFixed(0)} kB, with rules, claims and publishing (median of ${RUNS})`,
    figure: ms(whole),
    baseline: `read_csv of the same files into a table: ${ms(bare)}`,
    ratio: (whole / bare).toFixed(2),
    budget: 'none: fixed costs of a small file',
    within: true,
  };
}

async function readCsvAlone(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'quanheng-bench-'));
  await withLoader(homeAt(folder), async (connection) => {
    for (const [index, path] of PUBLISHED.entries()) {
      await rows(
        connection,
        `CREATE TABLE t${index} AS FROM read_csv('${path}', all_varchar = true)`,
      );
    }
  });
  rmSync(folder, { recursive: true });
}
