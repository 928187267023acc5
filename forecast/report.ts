import { failings } from './failings.ts';
import { number, percent, type Findings } from './findings.ts';
import { MAX_HORIZON, MIN_POINTS } from './limits.ts';
import { measure, type Judged } from './measure.ts';
import {
  byRegion,
  CHOSEN_HERE,
  seriesBySeries,
  splitRegions,
  unknownIndicators,
} from './robustness.ts';
import { HEAD, row, RULE } from './table.ts';

/** The horizons that the pooled figures are of. */
export const POOLED = 3;

/** The text of docs/forecast-report.md. */
export function report(findings: Findings): string {
  const { judged, later, indicators, regions, series, figures, gaps, tooShort } = findings;
  const pooled = judged.filter(({ trial }) => trial.horizon <= POOLED);
  const all = measure(pooled);
  return `# How well the forecasts do

Generated from \`data/provincial_panel.csv\` by \`npm run forecast-report\`, together with the calibration that
the product uses (\`forecast/calibration.json\`). What the models are is in [forecast](forecast.md).

**Pooled over horizons 1 to ${POOLED}**: ${all.forecasts} forecasts; an 80 % interval held ${percent(all.covered80)} of the figures that came
(${percent(all.below80)} lay below it, ${percent(all.above80)} above), a 95 % interval ${percent(all.covered95)}; MASE of the ensemble ${number(all.mase['ensemble'])}
(of its corrected median p50 ${number(all.mase['p50'])}), of naive drift ${number(all.mase['naiveDrift'])}. These are means: regions, indicators and single
series differ from them far more than their decimals suggest, as the sections below show.

## Where it fails

${failings(findings, pooled)}

## What it was tried on

The panel has ${series} series, ${figures} yearly figures of ${indicators.size} indicators (${[...indicators.values()].join('、')}) in ${regions.size}
regions: ${[...regions.values()].join('、')}. **These indicators are proxies.** There is no stock of valid high-tech firms in it
(\`high_tech_firms_listed\` is those of yearly lists) and no registered turnover (\`tech_contract_output_turnover\`
is by province of the seller); neither Jinan nor Qingdao is in it. A city's series, or one of another
kind, may err more than this says.

Each figure after the first ${MIN_POINTS} of its series was forecast from each point before it, up to ${MAX_HORIZON} years ahead
(rolling origin), with the figures as printed today: later revisions are in them. ${gaps} of the steps from one figure to the next span
more than a year; they stay gaps. ${tooShort} series have no more than ${MIN_POINTS} figures, so nothing can be tried on them. The
intervals of a region come from the errors of the other regions alone. They share the years, though, and the nation
is their sum: what hit all of them at once is in both. The section *later years* leaves that out.

**MASE** is the mean absolute error in mean yearly steps of the series up to the forecast, so 1 is a
year's usual change (Hyndman and Koehler 2006); ${all.unscaled === 0 ? 'every series had moved before, so every error counts' : `${all.unscaled} forecasts of series that had never moved have no such scale and count in coverage only`}.
**Width** is the median of (p90 − p10) ÷ p50. *ensemble* is the mean of the three models, \`mean\` in the
answers; *p50* has half the median error of the panel added.

## By horizon

| years ahead | ${HEAD} |
|---${RULE}|
${[...Map.groupBy(judged, ({ trial }) => trial.horizon)]
  .toSorted(([a], [b]) => a - b)
  .map(([horizon, of]) => row(String(horizon), measure(of)))
  .join('\n')}

## By region, horizons 1 to ${POOLED}

${byRegion(findings, pooled)}

## An indicator that the panel does not hold, horizons 1 to ${POOLED}

${unknownIndicators(findings)}

## Series by series, horizons 1 to ${POOLED}

${seriesBySeries(pooled)}

## Other halves of the regions, horizons 1 to ${POOLED}

${splitRegions(findings)}

## What was chosen on this panel

${CHOSEN_HERE}

## By number of points, horizons 1 to ${POOLED}

| points | ${HEAD} |
|---${RULE}|
${[...Map.groupBy(pooled, ({ trial }) => trial.points)]
  .toSorted(([a], [b]) => a - b)
  .map(([points, of]) => row(String(points), measure(of)))
  .join('\n')}

## By indicator, horizons 1 to ${POOLED}

| indicator | ${HEAD} |
|---${RULE}|
${[...indicators.keys()].map((id) => row(`\`${id}\``, measure(pooled.filter(({ trial }) => trial.indicator === id)))).join('\n')}

## Later years

Intervals from errors known by a year alone, tried on forecasts made from that year on, horizons 1 to ${POOLED}:

| from | ${HEAD} |
|---${RULE}|
${later.map(({ year, judged: of }) => row(String(year), measure(of))).join('\n')}

## How many errors an interval rests on

| years ahead | ${findings.calibration.errors.map((_, index) => index + 1).join(' | ')} |
|---${'|---'.repeat(findings.calibration.errors.length)}|
| errors | ${findings.calibration.errors.join(' | ')} |

The 1 % and 99 % quantiles at ${MAX_HORIZON} years rest on a handful of errors of ${regions.size} regions that move together. Beyond ${MAX_HORIZON}
years, and from fewer than ${MIN_POINTS} points, there is no forecast. Where an indicator is not in the panel, the
volatility of all its series and their errors stand in.

## By indicator and horizon

${untried(findings)}

| indicator | years ahead | ${HEAD} |
|---|---${RULE}|
${byIndicatorAndHorizon(findings)}
`;
}

const HORIZONS = Array.from({ length: MAX_HORIZON }, (_, index) => index + 1);

function tried({ judged }: Findings, id: string, years: number): Judged[] {
  return judged.filter(({ trial }) => trial.indicator === id && trial.horizon === years);
}

function byIndicatorAndHorizon(findings: Findings): string {
  return [...findings.indicators.keys()]
    .flatMap((id) =>
      HORIZONS.map((years) => ({
        name: `\`${id}\` | ${years}`,
        judged: tried(findings, id, years),
      })),
    )
    .filter(({ judged }) => judged.length > 0)
    .map(({ name, judged }) => row(name, measure(judged)))
    .join('\n');
}

/** Where the panel is too short to try anything. */
function untried(findings: Findings): string {
  const none = [...findings.indicators.keys()].flatMap((id) => {
    const years = HORIZONS.filter((horizon) => tried(findings, id, horizon).length === 0);
    return years.length === 0 ? [] : [`\`${id}\` ${years.join(', ')} years ahead`];
  });
  return `The panel has no forecast to try of: ${none.join('; ') || 'none'}.`;
}
