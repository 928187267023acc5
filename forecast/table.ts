import { number, percent } from './findings.ts';
import type { Measured } from './measure.ts';

const COLUMNS = ['ensemble', 'p50', 'recentDrift', 'dampedTrend', 'theta', 'naiveDrift'] as const;

/** The headings of a row of the report after those that name it. */
export const HEAD = `forecasts | ensemble | p50 | recent drift | damped trend | theta | naive drift | 80 % | 95 % | width`;
/** The line under `HEAD`. */
export const RULE = '|---'.repeat(HEAD.split('|').length);

/** One line of a table. */
export function row(
  name: string,
  { forecasts, mase, covered80, covered95, width }: Measured,
): string {
  const errors = COLUMNS.map((column) => number(mase[column]));
  const cells = [forecasts, ...errors, percent(covered80), percent(covered95), width.toFixed(2)];
  return `| ${name} | ${cells.join(' | ')} |`;
}
