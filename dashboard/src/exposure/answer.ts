import type { Run } from '../../../api/exposure-runs.ts';
import type { rowsBehind } from '../../../subsidies/exposure/rows-behind.ts';
import type { PresentedExposure } from '../../../subsidies/exposure/present.ts';

/** What `/api/exposure` answers. */
export type ExposureAnswer = PresentedExposure;

/** The sums of a place; in yuan. */
export type Figures = ExposureAnswer['total'];

/** A sum in yuan that draws give: its mean, and what 10 and 90 % of them stay below. */
export type Uncertain = NonNullable<Figures['stillToCome']>;

/** A row of a breakdown; `id` null is what is not assigned. */
export type BreakdownRow = Figures & {
  readonly id: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
};

export type Budget = ExposureAnswer['exhaustion'][number];
export type Rationed = ExposureAnswer['rationing'][number];
export type Note = ExposureAnswer['notes'][number];
export type Finding = ExposureAnswer['findings'][number];
export type TakeUp = ExposureAnswer['takeUp'][number];
export type Driver = ExposureAnswer['drivers'][number];

/** What `/api/exposure/progress` answers; `since` is in seconds. */
export type Progress = Run;

type Behind = ReturnType<typeof rowsBehind>;
type Open = Behind['contingent'];

/** What `/api/exposure/rows` answers. */
export interface RowsAnswer extends Omit<Behind, 'contingent' | 'overdue'> {
  readonly bundle: string;
  readonly simulated: boolean;
  readonly figures: Figures;
  readonly contingent: NamedOpen;
  readonly overdue: NamedOpen;
}

type NamedOpen = Omit<Open, 'rows'> & {
  readonly rows: readonly (Open['rows'][number] & { readonly beneficiaryName: string | null })[];
};

/** An answer that is waited for inside the page: what came of it. */
export type Told<T> =
  | { readonly answer: T; readonly problem: null }
  | { readonly answer: null; readonly problem: string };
