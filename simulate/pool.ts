import type { Day } from './calendar.ts';
import type { Draws } from './random.ts';
import { isThere, type Unit } from './units.ts';

/** Units to draw from, each with a weight. */
export class Pool {
  readonly #units: readonly Unit[];
  readonly #upTo: Float64Array;

  constructor(units: readonly Unit[], weightOf: (unit: Unit) => number = () => 1) {
    const weighed = units
      .map((unit): readonly [Unit, number] => [unit, weightOf(unit)])
      .filter(([, weight]) => weight > 0);
    this.#units = weighed.map(([unit]) => unit);
    this.#upTo = new Float64Array(weighed.length);
    let sum = 0;
    for (const [at, [, weight]] of weighed.entries()) {
      sum += weight;
      this.#upTo[at] = sum;
    }
  }

  /** A unit that is one of the city on the day; undefined where many draws find none. */
  on(day: Day, draws: Draws): Unit | undefined {
    for (let attempt = 0; attempt < 12; attempt++) {
      const unit = this.#draw(draws);
      if (unit !== undefined && isThere(unit, day)) return unit;
    }
    return this.#units.find((unit) => isThere(unit, day));
  }

  #draw(draws: Draws): Unit | undefined {
    const sought = draws.unit() * (this.#upTo.at(-1) ?? 0);
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) <= sought) low = middle + 1;
      else high = middle;
    }
    return this.#units[low];
  }
}
