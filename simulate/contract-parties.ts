import type { Certificate } from './certificates.ts';
import type { Day } from './calendar.ts';
import { Outsiders, type Outsider } from './elsewhere.ts';
import { Pool } from './pool.ts';
import type { Population } from './population.ts';
import type { Draws, Seed } from './random.ts';
import { lognormal } from './tails.ts';
import type { Unit, UnitKind } from './units.ts';

/** Who sells, buys, brokers and registers contracts. Every seller is a unit of the city. */
export class Parties {
  readonly #outsiders: Outsiders;
  readonly #sellers: readonly (readonly [Pool, number])[];
  readonly #buyers: readonly (readonly [Pool, number])[];
  readonly #public: Pool;
  readonly #brokers: Pool;
  readonly #registrars: readonly Unit[];

  constructor(population: Population, seed: Seed, certificates: readonly Certificate[]) {
    const { units } = population;
    const certified = new Set(certificates.map(({ unit }) => unit));
    const activity = seed.stream('selling');
    const sells = (unit: Unit) => {
      const draws = activity.at(unit.index);
      if (unit.role !== 'plain' || !(certified.has(unit) || draws.chance(0.08))) return 0;
      return lognormal(draws, 1.4) * (certified.has(unit) ? 4 : 1);
    };
    const heavy = (unit: Unit) => lognormal(activity.at(unit.index), 1);
    const of = (...kinds: UnitKind[]) => units.filter(({ kind }) => kinds.includes(kind));
    this.#outsiders = new Outsiders(population, seed);
    this.#sellers = [
      [new Pool(of('企业'), sells), 72],
      [new Pool(of('高等院校'), heavy), 16],
      [new Pool(of('科研院所'), heavy), 9],
      [new Pool(of('医院', '合作社', '团队', '个人')), 3],
    ];
    this.#buyers = [
      [new Pool(of('企业')), 84],
      [new Pool(of('高等院校', '科研院所')), 8],
      [new Pool(of('医院')), 4],
      [new Pool(of('合作社')), 4],
    ];
    this.#public = new Pool(units.filter(({ role }) => role === 'government'));
    this.#brokers = new Pool(units.filter(({ role }) => role === 'broker'));
    this.#registrars = units.filter(({ role }) => role === 'registrar');
  }

  seller(day: Day, draws: Draws): Unit {
    return this.#from(this.#sellers, day, draws);
  }

  /** A buyer of the city other than the seller, or one elsewhere; public money buys for offices. */
  buyer(day: Day, draws: Draws, seller: Unit, withPublicMoney: boolean): Unit | Outsider {
    if (withPublicMoney) return this.#public.on(day, draws) ?? this.#outsiders.pick(draws);
    if (draws.chance(0.42)) return this.#outsiders.pick(draws);
    const buyer = this.#from(this.#buyers, day, draws);
    return buyer === seller ? this.#outsiders.pick(draws) : buyer;
  }

  broker(day: Day, draws: Draws): Unit | undefined {
    return this.#brokers.on(day, draws);
  }

  /** The register of the seller's district; each keeps its own. */
  registrar(seller: Unit): Unit {
    const id = Number(seller.place.division.id);
    const found = this.#registrars[id % this.#registrars.length];
    if (!found) throw new Error('no register of contracts');
    return found;
  }

  #from(pools: readonly (readonly [Pool, number])[], day: Day, draws: Draws): Unit {
    const unit = draws.weighted(pools).on(day, draws) ?? pools[1]?.[0].on(day, draws);
    if (!unit) throw new RangeError('nobody to trade with on this day');
    return unit;
  }
}

export function isOutsider(party: Unit | Outsider): party is Outsider {
  return 'small' in party;
}
