import type { z } from 'zod';
import type { Rounding } from '../core/money.ts';

/** A figure in SQL: a fraction with a fixed denominator, so that no product of it is rounded twice. */
export interface Figure {
  /** An integer expression; its value can depend on the day of the event. */
  readonly numerator: string;
  readonly denominator: bigint;
}

/** The smaller of two sums; not known where either is not (SQL's own `least` passes over nulls). */
export function atMost(amount: string, cap: string): string {
  return `CASE WHEN ${amount} <= ${cap} THEN ${amount} WHEN ${amount} > ${cap} THEN ${cap} END`;
}

/** What the amount of one payment is made from, in SQL over its row. Money is an integer in fen. */
export interface Terms {
  /** What the rate applies to; null in SQL where it is missing. */
  readonly basis: string;
  /** A declared column: money in fen, numbers as decimals, words as text. */
  column(name: string): string;
  /** A declared column as a number, words read as one (签到张数). */
  number(name: string): string;
  /** A parameter or a number in quotes. */
  figure(reference: string): Figure;
  /** A parameter in yuan, as an integer in fen. */
  money(reference: string): string;
  /** Money times a rate, rounded once to a fen as the rule says. */
  times(money: string, rate: string): string;
  readonly rounding: Rounding;
}

/**
 * A way in which a text turns facts into money. `amount` is SQL for the sum of one payment in fen
 * before caps; mechanisms that pay nothing by themselves have none.
 */
export interface Mechanism<S extends z.ZodObject> {
  readonly schema: S;
  /** What the reader calls it. */
  readonly names: { readonly zh: string; readonly en: string };
  readonly amount?: (entry: z.infer<S>, terms: Terms) => string;
}
