import { bySeries, medianScaledError } from './by-series.ts';
import { number, percent, type Findings } from './findings.ts';
import { measure, type Judged } from './measure.ts';
import { median, quantile } from './quantile.ts';
import { HEAD, row, RULE } from './table.ts';

const LOW = 0.72;
const HIGH = 0.88;
const SPAN = `${LOW * 100} % to ${HIGH * 100} %`;

/** One line a region, the one whose intervals hold least first. */
export function byRegion({ regions }: Findings, pooled: readonly Judged[]): string {
  const rows = [...Map.groupBy(pooled, ({ trial }) => trial.region)]
    .map(([region, of]) => ({ name: regions.get(region) ?? region, of: measure(of) }))
    .toSorted((a, b) => a.of.covered80 - b.of.covered80 || (a.name < b.name ? -1 : 1));
  const held = (each: (typeof rows)[number] | undefined) =>
    each ? `${each.name} (${percent(each.of.covered80)})` : '–';
  const outside = rows.filter(({ of }) => of.covered80 < LOW || of.covered80 > HIGH).length;
  return `The pooled coverage is a mean over regions that differ widely: an 80 % interval held least in ${held(rows[0])}
and most in ${held(rows.at(-1))}; ${outside} of ${rows.length} regions lie outside ${SPAN}. For one region alone
the share may so be far from 80 %, on either side.

| region | forecasts | ensemble | naive drift | 80 % | below | above | 95 % |
|---|---|---|---|---|---|---|---|
${rows
  .map(({ name, of }) => {
    const cells = [of.forecasts, number(of.mase['ensemble']), number(of.mase['naiveDrift'])];
    const shares = [of.covered80, of.below80, of.above80, of.covered95].map(percent);
    return `| ${[name, ...cells, ...shares].join(' | ')} |`;
  })
  .join('\n')}`;
}

/** Each indicator as if the panel had never held it. */
export function unknownIndicators({ unknown, indicators }: Findings): string {
  return `Nearly all targets of the catalogue have an indicator that the panel lacks, so this says more of their intervals
than the other sections do. Each indicator in turn is left out of the calibration, in all regions, and judged
with the volatility and errors of the others. Calm indicators then get intervals that are too wide, unsteady
ones too narrow; which kind a new one is nobody knows beforehand, and only the whole comes near 80 %.

| indicator left out | ${HEAD} |
|---${RULE}|
${[...indicators.keys()]
  .map((id) => row(`\`${id}\``, measure(unknown.filter(({ trial }) => trial.indicator === id))))
  .join('\n')}
${row('all', measure(unknown))}`;
}

/** Mean against median, panel against series. */
export function seriesBySeries(pooled: readonly Judged[]): string {
  const { compared, won, ratio } = bySeries(pooled);
  const mean = measure(pooled).mase;
  const middle = (name: string) => medianScaledError(pooled, ({ trial }) => trial.said[name]);
  const p50 = medianScaledError(pooled, ({ said }) => said.p50);
  return `The ensemble has the smaller error in ${won} of ${compared} series (${percent(won / compared)}); the geometric mean of its error ÷ that of
naive drift is ${number(ratio)}. **For a single series it is about as likely to lose as to win**; where it loses, it loses
less than it gains where it wins.

| scaled error | ensemble | p50 | naive drift |
|---|---|---|---|
| mean (MASE) | ${number(mean['ensemble'])} | ${number(mean['p50'])} | ${number(mean['naiveDrift'])} |
| median | ${number(middle('ensemble'))} | ${number(p50)} | ${number(middle('naiveDrift'))} |`;
}

/** How much the coverage depends on which regions the errors come from. */
export function splitRegions({ splits, regions }: Findings): string {
  const covered = splits.map(({ covered80 }) => covered80).toSorted((a, b) => a - b);
  const outside = covered.filter((share) => share < LOW || share > HIGH).length;
  const lost = splits.filter(
    ({ mase }) => (mase['ensemble'] ?? 0) > (mase['naiveDrift'] ?? 0),
  ).length;
  const half = Math.floor(regions.size / 2);
  return `The errors of ${half} regions drawn at random, tried on the other ${regions.size - half}, ${splits.length} times (seeded draws): an 80 %
interval held ${percent(median(covered))} in the median draw, ${percent(quantile(covered, 5))} and ${percent(quantile(covered, 95))} at the 5 % and 95 % ends; ${outside} of ${splits.length} draws lie
outside ${SPAN}. In ${lost} of them the MASE of the ensemble is above that of naive drift.`;
}

/** What no region or year was left out of. */
export const CHOSEN_HERE = `Four constants were chosen by how well they did on this panel, by hand and with all of it in sight: the damping
of 0.9 a year and the five changes of the recent drift, the prior weight of 3 changes in the volatility, and
the half of the median error in p50. The three members and the scale were settled in the same trials. Leaving
out a region, an indicator or later years leaves out errors and not these choices: **none of the figures on this
page is clean of them**, and new data will likely do somewhat worse.`;
