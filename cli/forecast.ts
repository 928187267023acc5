import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundleId } from '../core/bundle.ts';
import { MAX_HORIZON, MIN_POINTS, predict, type Distribution } from '../forecast/predict.ts';
import { projectPath } from '../reference/project-root.ts';
import { codeVersion } from '../reference/version.ts';
import {
  options,
  printJson,
  printLines,
  rejectExtra,
  usage,
  userPath,
  type Command,
} from './command.ts';
import { readSeriesFile, type FileSeries, type RefusedRow } from './series-file.ts';

const HORIZON = '3';

export const forecast: Command = {
  usage: 'forecast --series FILE [--horizon N] [--json]',
  about: `Forecasts yearly series of a CSV (region_code,indicator_id,year,value), up to ${MAX_HORIZON} years.`,
  async run(args) {
    const { values, positionals } = options(forecast, args, {
      series: { type: 'string' },
      horizon: { type: 'string', default: HORIZON },
      json: { type: 'boolean', default: false },
    });
    rejectExtra(forecast, positionals);
    if (values.series === undefined) throw usage(forecast, 'no file given');
    const horizon = Number(values.horizon);
    if (!/^\d+$/.test(values.horizon) || horizon < 1 || horizon > MAX_HORIZON) {
      throw usage(
        forecast,
        `--horizon ${values.horizon} is not a number of years from 1 to ${MAX_HORIZON}`,
      );
    }
    const { checksum, series, refused } = readSeriesFile(userPath(values.series));
    const bundle = bundleId({
      code: codeVersion(),
      catalogue: calibrationVersion(),
      snapshot: checksum,
      parameters: { command: 'forecast', horizon },
    });
    const answers = series.map((each) => answer(each, horizon));
    if (values.json) printJson({ bundle, series: answers, refused });
    else printLines([...answers.flatMap(lines), ...refused.map(refusedLine)]);
    return refused.length > 0 ? 3 : 0;
  },
};

interface Answer {
  readonly region: string;
  readonly indicator: string;
  readonly lastYear: number;
  readonly points: number;
  readonly forecasts: readonly Pick<Distribution, 'year' | 'mean' | 'p10' | 'p50' | 'p90'>[];
  readonly reason?: 'tooFewPoints';
}

function answer({ region, indicator, points }: FileSeries, horizon: number): Answer {
  const lastYear = Math.max(...points.map(({ year }) => year));
  const head = { region, indicator, lastYear, points: points.length };
  const years = predict(points, { indicator, horizon });
  if (years === null) return { ...head, forecasts: [], reason: 'tooFewPoints' };
  return {
    ...head,
    forecasts: years.map(({ year, mean, p10, p50, p90 }) => ({
      year,
      mean: digits(mean),
      p10: digits(p10),
      p50: digits(p50),
      p90: digits(p90),
    })),
  };
}

/** Six significant digits: no forecast has more, and the same bytes come out everywhere. */
function digits(value: number): number {
  return Number(value.toPrecision(6));
}

function calibrationVersion(): string {
  const bytes = readFileSync(projectPath('forecast', 'calibration.json'));
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

function lines({ region, indicator, lastYear, points, forecasts, reason }: Answer): string[] {
  const heading = `${region}  ${indicator}  ${lastYear} 年止 ${points} 个数 / ${points} points to ${lastYear}`;
  if (reason)
    return [
      heading,
      `  数据点少于 ${MIN_POINTS} 个，不作预测 / fewer than ${MIN_POINTS} points, no forecast`,
    ];
  return [
    heading,
    ...forecasts.map(
      ({ year, p10, p50, p90 }) => `  ${year}  ${p50}（80%：${p10} 至 ${p90} / ${p10} to ${p90}）`,
    ),
  ];
}

function refusedLine({
  row,
  column,
  rule,
  found,
  expected,
  message,
  messageEn,
}: RefusedRow): string {
  return `refused row ${row} ${column ?? ''} [${rule}] found "${found}", expected ${expected}\n  ${message}\n  ${messageEn}`;
}
