import { FIRST_YEAR, YEARS } from './calendar.ts';
import type { Unit } from './units.ts';

/** What a unit did in registered contracts, as the aids for technology transfer count it. */
export const DEALINGS = [
  'soldResearch',
  'soldService',
  'bought',
  'brokered',
  'registered',
] as const;
export type Dealing = (typeof DEALINGS)[number];

/**
 * Turnover by unit, year and dealing, in fen: what the aids of the following year are based on.
 * Sums stay below 2⁵³ and are exact.
 */
export class Turnover {
  readonly #sums: Readonly<Record<Dealing, Float64Array>>;
  readonly #units: number;
  /** All standing contracts by year: the city's registered turnover. */
  readonly #city = new Float64Array(YEARS.length);

  constructor(units: number) {
    this.#units = units;
    const blank = () => new Float64Array(units * YEARS.length);
    this.#sums = {
      soldResearch: blank(),
      soldService: blank(),
      bought: blank(),
      brokered: blank(),
      registered: blank(),
    };
  }

  add(dealing: Dealing, unit: Unit, year: number, fen: number): void {
    const at = (year - FIRST_YEAR) * this.#units + unit.index;
    this.#sums[dealing][at] = (this.#sums[dealing][at] ?? 0) + fen;
  }

  of(dealing: Dealing, unit: Unit, year: number): number {
    return this.#sums[dealing][(year - FIRST_YEAR) * this.#units + unit.index] ?? 0;
  }

  addToCity(year: number, fen: number): void {
    this.#city[year - FIRST_YEAR] = (this.#city[year - FIRST_YEAR] ?? 0) + fen;
  }

  ofCity(year: number): number {
    return this.#city[year - FIRST_YEAR] ?? 0;
  }
}
