import { formatYuan, yuan } from '../../../core/money.ts';
import type { Figures, Uncertain } from './answer.ts';

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

export function overdueOf({ overdue }: Figures): string {
  return overdue.expected ?? overdue.ceiling;
}

/** What is still to come in the year with its interval: owed and not yet approved, and events not loaded yet. */
export function comingOf({ stillToCome, contingent, overdue, forecast }: Figures): Uncertain {
  if (stillToCome !== null) return stillToCome;
  const { amount, p10, p90 } = forecast.ceiling;
  const certain = plus(contingent.ceiling, overdue.ceiling);
  return { amount: plus(certain, amount), p10: plus(certain, p10), p90: plus(certain, p90) };
}

export function toCome(figures: Figures): string {
  return comingOf(figures).amount;
}

/** True where no stage of the money holds anything. */
export function isNothing({
  appropriated,
  approved,
  paid,
  contingent,
  overdue,
  forecast,
}: Figures): boolean {
  const ceilings = [contingent.ceiling, overdue.ceiling, forecast.ceiling.amount];
  return [appropriated, approved, paid, ...ceilings].every((amount) => sign(amount) === 0);
}
