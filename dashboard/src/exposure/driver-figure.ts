import type { Language } from '../language/language.ts';
import { compact, number } from '../language/number.ts';
import { chance } from '../view/chance.ts';
import { estimate } from '../view/estimate.ts';
import type { Driver } from './answer.ts';

/** A figure of a driver: sums come in fen. */
export function driverFigure(value: number, unit: Driver['unit'], language: Language): string {
  if (unit === 'ratio') return chance(value);
  if (unit === 'CNY') return compact((value / 100).toFixed(2), language);
  return Number.isInteger(value) ? number(String(value), language) : estimate(value, language);
}
