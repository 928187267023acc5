import { formatYuan, yuan } from '../../../core/money.ts';
import type { Figures } from './answer.ts';

/** Adds amounts in decimal yuan, to the fen. */
export function plus(...amounts: readonly string[]): string {
  return formatYuan(amounts.reduce((sum, one) => sum + yuan(one), 0n));
}

export function minus(from: string, ...amounts: readonly string[]): string {
  return formatYuan(amounts.reduce((left, one) => left - yuan(one), yuan(from)));
}

/** -1, 0 or 1. */
export function sign(amount: string): -1 | 0 | 1 {
  const fen = yuan(amount);
  if (fen === 0n) return 0;
  return fen < 0n ? -1 : 1;
}

/** The larger amount first. */
export function larger(a: string, b: string): number {
  const left = yuan(a);
  const right = yuan(b);
  if (left === right) return 0;
  return left > right ? -1 : 1;
}

/** Where no take-up was learned, the ceiling stands for what is expected. */
export function contingentOf({ contingent }: Figures): string {
  return contingent.expected ?? contingent.ceiling;
}

export function forecastOf({ forecast }: Figures) {
  return forecast.expected ?? forecast.ceiling;
}

/** What is still to come in the year: entitled and not yet approved, and events not loaded yet. */
export function toCome(figures: Figures): string {
  return plus(contingentOf(figures), forecastOf(figures).amount);
}

/** True where no stage of the money holds anything. */
export function isNothing({
  appropriated,
  approved,
  paid,
  contingent,
  forecast,
}: Figures): boolean {
  return [appropriated, approved, paid, contingent.ceiling, forecast.ceiling.amount].every(
    (amount) => sign(amount) === 0,
  );
}
