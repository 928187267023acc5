import type {
  DistrictClose,
  DistrictLapsing,
  DistrictMoney,
  DistrictPage,
  DistrictRanks,
} from '../../../ranking/district/service.ts';

interface Answered {
  readonly bundle: string;
  readonly asOf: string;
  readonly knownAt: string;
}

interface Paged {
  readonly page: number;
  readonly size: number;
}

export type PageAnswer = DistrictPage & Answered;
export type RanksAnswer = DistrictRanks & Answered;
export type MoneyAnswer = DistrictMoney & Answered;
export type LapsingAnswer = DistrictLapsing & Answered & Paged;
export type CloseAnswer = DistrictClose & Answered & Paged;
export type QuotaLine = PageAnswer['quotas'][number];
export type YearEnd = PageAnswer['yearEnds'][number];

/** An answer that may still be on its way. */
export type Soon<T> = T | Promise<T>;
