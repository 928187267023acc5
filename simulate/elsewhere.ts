import { creditCode, REGISTRATION } from './credit-code.ts';
import { INDUSTRIES } from './industries.ts';
import { syllables } from './names.ts';
import { loadElsewhere } from './places.ts';
import type { Population } from './population.ts';
import type { Draws, Seed } from './random.ts';

/** A firm in another city, known only as a buyer. */
export interface Outsider {
  readonly code: string;
  readonly name: string;
  readonly division: string;
  readonly small: boolean;
}

const FIRST_SERIAL = 4_000_000;
const WELL_KNOWN = ['110000', '310000', '440300', '440100', '320100', '330100'];

/** Firms elsewhere in the country, more of them in the province and the large cities. */
export class Outsiders {
  readonly #count: number;
  readonly #offset: number;
  readonly #seed: Seed;
  readonly #regions: readonly (readonly [{ id: string; name: string }, number])[];
  readonly #made = new Map<number, Outsider>();

  constructor({ firms, offset }: Population, seed: Seed) {
    this.#count = Math.max(200, Math.floor(firms / 2));
    this.#offset = offset;
    this.#seed = seed;
    this.#regions = loadElsewhere().map((region) => [region, weightOf(region.id)] as const);
  }

  pick(draws: Draws): Outsider {
    const serial = Math.min(draws.below(this.#count), draws.below(this.#count));
    const known = this.#made.get(serial);
    if (known) return known;
    const made = this.#make(serial);
    this.#made.set(serial, made);
    return made;
  }

  #make(serial: number): Outsider {
    const draws = this.#seed.stream('outsiders').at(serial);
    const { id, name } = draws.weighted(this.#regions);
    const industry = draws.pick(INDUSTRIES);
    return {
      code: creditCode(REGISTRATION.firm, id, FIRST_SERIAL + serial, this.#offset),
      name: `${name.replace(/市$/, '')}${syllables(serial)}${industry.words}有限公司`,
      division: id,
      small: draws.chance(0.85),
    };
  }
}

function weightOf(id: string): number {
  if (WELL_KNOWN.includes(id)) return 40;
  return id.startsWith('37') ? 25 : 1;
}
