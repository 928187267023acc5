import type { Calibration } from './calibration.ts';
import type { Judged, Measured } from './measure.ts';

/** What the report is written from. */
export interface Findings {
  /** Each trial against the errors of the other regions. */
  readonly judged: readonly Judged[];
  /** Trials after a year against errors known by then. */
  readonly later: readonly { readonly year: number; readonly judged: readonly Judged[] }[];
  /** Trials up to the pooled horizon, each as if the panel lacked its indicator. */
  readonly unknown: readonly Judged[];
  /** Half of the regions drawn at random, judged by the other half; one a draw. */
  readonly splits: readonly Measured[];
  readonly calibration: Calibration;
  readonly regions: ReadonlyMap<string, string>;
  readonly indicators: ReadonlyMap<string, string>;
  readonly series: number;
  readonly figures: number;
  readonly gaps: number;
  readonly tooShort: number;
}

/** Two decimals, or a dash where there is nothing to tell. */
export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(2);
}

/** A share in percent. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
