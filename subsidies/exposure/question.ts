import type { CivilDate } from '../../core/civil-date.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Subsidies } from '../catalogue.ts';
import type { Rationing } from '../rationing/settings.ts';
import type { Choices } from '../readings.ts';

export const BASELINES = ['inForce', 'continued'] as const;
/** 现行有效: only what is in force; 政策延续: what ended with its document goes on as last printed. */
export type Baseline = (typeof BASELINES)[number];

/** What is asked of the budget of a year. */
export interface ExposureQuestion {
  /** The budget year. */
  readonly year: number;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  readonly city: 'jinan' | 'qingdao';
  readonly baseline: Baseline;
  readonly drafts: boolean;
  readonly readings: Choices;
  /** How open claims are met where a fund's money does not reach; `none` where left out. */
  readonly rationing?: Rationing;
  readonly draws: number;
  readonly seed: string;
}

/** The rules that hold: those of the catalogue, or as a reform has them. */
export interface Law {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
  /** Of a reform, the law that it changes: what a text of that had replaced stays replaced. */
  readonly before?: Law;
}
