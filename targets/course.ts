import type { Decimal } from '../core/decimal.ts';
import type { Comparator, Provenance } from '../core/goal.ts';
import type { Reason } from '../core/verdict.ts';
import type { PATHS } from './target-schema.ts';
import type { Outlook } from './outlook.ts';
import type { YearlyFigure } from './series.ts';

/** The start of a path: a figure, or the reason why there is none. */
export type Baseline =
  | {
      readonly year: number;
      readonly value: Decimal;
      readonly basis: 'printed' | 'implied' | 'loaded';
      /** Of a loaded figure. */
      readonly provenance?: Provenance;
    }
  | {
      readonly year: number | null;
      readonly value: null;
      readonly reason: Reason;
      readonly provenance?: undefined;
    };

/** What the methods look at: a goal in the indicator's unit, and the figures that speak to it. */
export interface Course {
  readonly comparator: Comparator;
  readonly threshold: Decimal;
  readonly deadlineYear: number;
  readonly path: (typeof PATHS)[number];
  /** What the text asks for on the way; only of a stepped path. */
  readonly steps?: readonly { readonly year: number; readonly value: Decimal }[];
  readonly baseline: Baseline;
  /** Since the last break in the series, up to the deadline, in order of year; gaps stay gaps. */
  readonly history: readonly YearlyFigure[];
  /** What the forecast says; absent where none was asked. */
  readonly outlook?: Outlook;
}

/** True where a smaller figure is the better one. */
export function falling(comparator: Comparator): boolean {
  return comparator === '<' || comparator === '<=';
}
