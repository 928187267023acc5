import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { format } from 'prettier';
import { projectPath } from '../reference/project-root.ts';
import { backtest, type PanelSeries } from './backtest.ts';
import { calibrate, type Calibration } from './calibration.ts';
import { MAX_HORIZON, MIN_POINTS } from './limits.ts';
import { afterYear, leaveIndicatorOut, leaveRegionOut, measure } from './measure.ts';
import { POOLED, report } from './report.ts';
import { changes, inOrder } from './series.ts';
import { randomSplits } from './splits.ts';

// Writes calibration and report from the panel, or with --check fails where either differs from it.
const YEARS = [2016, 2017, 2018, 2019];
const SPLITS = { count: 200, seed: 1, maxHorizon: POOLED };
const rows: Record<string, string>[] = parse(
  readFileSync(projectPath('data', 'provincial_panel.csv')),
  { bom: true, columns: true },
);
const cell = (row: Record<string, string>, column: string) => {
  const text = row[column];
  if (text === undefined || text === '') throw new Error(`a row of the panel without ${column}`);
  return text;
};
const panel: PanelSeries[] = [
  ...Map.groupBy(rows, (row) => `${cell(row, 'region_code')} ${cell(row, 'indicator_id')}`),
].map(([key, of]) => {
  const [region = '', indicator = ''] = key.split(' ');
  const points = of.map((row) => ({
    year: Number(cell(row, 'year')),
    value: Number(cell(row, 'value')),
  }));
  return { region, indicator, points: inOrder(points) };
});

const trials = backtest(panel, { minPoints: MIN_POINTS, maxHorizon: MAX_HORIZON });
const calibration = rounded(calibrate(trials, MAX_HORIZON));
const judged = leaveRegionOut(trials, MAX_HORIZON);
const names = (id: string, name: string) =>
  new Map(rows.map((row) => [cell(row, id), cell(row, name)]));
const page = report({
  judged,
  later: YEARS.map((year) => ({ year, judged: afterYear(trials, year, POOLED) })),
  unknown: leaveIndicatorOut(trials, MAX_HORIZON).filter(({ trial }) => trial.horizon <= POOLED),
  splits: randomSplits(trials, SPLITS),
  calibration,
  regions: names('region_code', 'region_name'),
  indicators: names('indicator_id', 'indicator_name'),
  series: panel.length,
  figures: rows.length,
  gaps: panel.flatMap(({ points }) => changes(points)).filter(({ years }) => years > 1).length,
  tooShort: panel.filter(({ points }) => points.length <= MIN_POINTS).length,
});
const files = [
  ['forecast/calibration.json', await asJson(calibration)],
  ['docs/forecast-report.md', page],
] as const;

for (const [name, text] of files) {
  const path = projectPath(name);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    fail(`${name} differs from the panel. Run: npm run forecast-report`);
  }
}
const { covered80, mase } = measure(judged.filter(({ trial }) => trial.horizon <= POOLED));
if (covered80 < 0.75 || covered80 > 0.85) fail(`80 % intervals hold ${covered80} of the panel`);
for (const name of ['ensemble', 'p50']) {
  if (!((mase[name] ?? Infinity) <= (mase['naiveDrift'] ?? 0)))
    fail(`${name} loses to naive drift`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Few digits, so that the file is the same wherever it is written. */
function rounded(value: Calibration): Calibration {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'number' ? Number(each.toPrecision(5)) : each,
    ),
  ) as Calibration;
}

function asJson(value: Calibration): Promise<string> {
  return format(JSON.stringify(value), { parser: 'json', printWidth: 100 });
}
