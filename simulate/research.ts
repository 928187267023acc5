import { FIRST_YEAR, dayOf, yearOfDay } from './calendar.ts';
import type { Certificate } from './certificates.ts';
import type { Population } from './population.ts';
import type { Seed, Stream } from './random.ts';
import { lognormal } from './tails.ts';
import { aboveScale, isThere, sizeOn, type Unit } from './units.ts';

/** What a unit spent on research in a year, in thousands of yuan, and how it told of it. */
export interface Spending {
  readonly unit: Unit;
  readonly year: number;
  readonly inStatistics: boolean;
  /** False where the unit was asked and did not answer. */
  readonly reported: boolean;
  readonly thousands: number;
  readonly sales: number;
}

const SCALE = { 大型: 24, 中型: 5, 小型: 1.4, 微型: 0.5 } as const;

/** Research by unit and year. The same for a unit and year whenever it is asked. */
export class Research {
  readonly #certified: ReadonlyMap<Unit, number>;
  readonly #habits: Stream;
  readonly #years: Stream;
  readonly #units: readonly Unit[];

  constructor({ units }: Population, seed: Seed, certificates: readonly Certificate[]) {
    const certified = new Map<Unit, number>();
    for (const { unit, issued } of certificates) {
      if (!certified.has(unit)) certified.set(unit, yearOfDay(issued));
    }
    this.#certified = certified;
    this.#units = units.filter((unit) => this.#isActive(unit, seed.stream('research active')));
    this.#habits = seed.stream('research habits');
    this.#years = seed.stream('research years');
  }

  /** The units that do research at some time. */
  get units(): readonly Unit[] {
    return this.#units;
  }

  #isActive(unit: Unit, stream: Stream): boolean {
    if (unit.kind === '高等院校' || unit.kind === '科研院所') return true;
    if (unit.kind === '医院') return unit.index % 2 === 0;
    if (unit.kind !== '企业') return false;
    const chance = 0.06 * (unit.industry?.research ?? 0);
    return this.#certified.has(unit) || stream.at(unit.index).chance(chance);
  }

  /** Null in the years in which the unit was not of the city. */
  in(unit: Unit, year: number): Spending | null {
    const end = dayOf(year, 12, 31);
    if (!isThere(unit, end)) return null;
    const habits = this.#habits.at(unit.index);
    const zeroFrom = habits.chance(0.1) ? FIRST_YEAR + habits.below(8) : 9999;
    const zeroYears = habits.chance(0.5) ? 2 : 1;
    const base = this.#scaleOf(unit, end) * lognormal(habits, 1.1);
    const own = this.#years.at(unit.index, year);
    const grown = base * (1 + 0.09 * (year - FIRST_YEAR)) * lognormal(own, 0.2);
    const zero = year >= zeroFrom && year < zeroFrom + zeroYears;
    const certified = (this.#certified.get(unit) ?? 9999) <= year;
    const inStatistics = unit.kind !== '企业' || certified || aboveScale(unit, end);
    return {
      unit,
      year,
      inStatistics,
      reported: inStatistics && !own.chance(0.03),
      thousands: zero ? 0 : Math.max(1, Math.floor(grown * 900)),
      sales: Math.floor(base * 900 * own.between(8, 40)) + 50,
    };
  }

  #scaleOf(unit: Unit, day: number): number {
    if (unit.kind === '高等院校') return 150;
    if (unit.kind === '科研院所') return 30;
    if (unit.kind === '医院') return 15;
    return SCALE[sizeOn(unit, day) ?? '微型'];
  }

  /** Whether the statistics show no research for two years up to this one. */
  nothingForTwoYears(unit: Unit, year: number): boolean {
    return [year - 1, year].every((each) => {
      const spending = this.in(unit, each);
      return spending !== null && spending.inStatistics && spending.thousands === 0;
    });
  }

  /** 加计扣除费用 in fen: what the firm may deduct for the year; nothing for other units. */
  deductible(unit: Unit, year: number): number {
    const spending = unit.kind === '企业' ? this.in(unit, year) : null;
    if (!spending || spending.thousands === 0) return 0;
    const own = this.#years.at(unit.index, year + 10_000);
    if (!own.chance(0.75)) return 0;
    return Math.floor((spending.thousands * 100_000 * own.between(60, 95)) / 100) + own.below(100);
  }
}
