/** The level of government whose money it is. */
export const LEVELS = ['province', 'city', 'district'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Where a sum of money stands in every breakdown. Null is "not assigned", a row of its own in each, so
 * that each sums to the total to the fen.
 */
export interface Place {
  /** The id of a money rule. */
  readonly rule: string | null;
  /** The document's id in the catalogue; its number as written where it is not codified. */
  readonly document: string | null;
  readonly bureau: string | null;
  /** 专项资金 */
  readonly fund: string | null;
  /** 功能分类科目 */
  readonly account: string | null;
  readonly level: Level;
  /** The district or zone that manages the beneficiary; of an appropriation, its own. */
  readonly region: string | null;
}

export interface LedgerRow extends Place {
  /** `unpaid`: of what was approved in the year, what is not paid yet. */
  readonly measure: 'appropriated' | 'approved' | 'paid' | 'unpaid';
  readonly fen: bigint;
  readonly simulated: boolean;
}
