import type { Plan } from './anchors.ts';
import { addYears, dayOf, FIRST_YEAR, pad, yearOfDay, type Day } from './calendar.ts';
import { flowsOf } from './certificate-plan.ts';
import type { City } from './places.ts';
import type { Population } from './population.ts';
import type { Seed, Stream } from './random.ts';
import { isThere, type Unit } from './units.ts';

/** One certificate of a high-tech firm: three years, unless the firm leaves or loses it. */
export interface Certificate {
  /** GR, year of issue, region and serial; the serial once all are issued. */
  number: string;
  readonly unit: Unit;
  readonly kind: '首次认定' | '重新认定' | '迁入';
  readonly issued: Day;
  readonly movedIn: Day | null;
  movedOut: Day | null;
  revoked: Day | null;
}

/** The last day of validity: three years less a day. */
export function expiryOf({ issued }: Certificate): Day {
  return addYears(issued, 3) - 1;
}

export function isValidOn(certificate: Certificate, day: Day): boolean {
  const { issued, movedIn, movedOut, revoked } = certificate;
  return (
    (movedIn ?? issued) <= day &&
    day <= expiryOf(certificate) &&
    (movedOut === null || day < movedOut) &&
    (revoked === null || day < revoked)
  );
}

/**
 * Certificates with which the stock of valid firms at each year's end is the planned one, in order
 * of issue. Sets the days on which firms arrive in the city or leave it with their certificate.
 */
export function issueCertificates(population: Population, seed: Seed, plan: Plan): Certificate[] {
  const register = new Register(population, seed);
  const [opening, ...years] = plan.stock;
  register.open(opening?.value ?? 0);
  for (const figure of years) {
    register.live(
      figure.year,
      figure.value,
      plan.added.find(({ year }) => year === figure.year),
    );
  }
  const certificates = register.certificates.toSorted(
    (a, b) => a.issued - b.issued || a.unit.index - b.unit.index,
  );
  numberThem(certificates, population.city);
  return certificates;
}

/** The region in a certificate's number: Shandong, or Qingdao as a city with a plan of its own. */
const ISSUERS: Readonly<Record<City, string>> = { jinan: '3700', qingdao: '3710' };
const ELSEWHERE = ['1100', '3100', '3200', '3300', '4400', '3400'];

function numberThem(certificates: readonly Certificate[], city: City): void {
  const serials = new Map<string, number>();
  for (const certificate of certificates) {
    const { unit, kind, issued } = certificate;
    const elsewhere = ELSEWHERE[unit.index % ELSEWHERE.length] ?? '';
    const batch = `GR${yearOfDay(issued)}${kind === '迁入' ? elsewhere : ISSUERS[city]}`;
    const serial = (serials.get(batch) ?? 0) + 1;
    serials.set(batch, serial);
    certificate.number = `${batch}${pad(serial, 4)}`;
  }
}

class Register {
  readonly certificates: Certificate[] = [];
  readonly #seed: Seed;
  readonly #batches: Stream;
  /** Firms that never held a certificate, the likeliest first. */
  #queue: Unit[];
  /** The valid certificate of each firm. */
  #valid = new Map<Unit, Certificate>();

  constructor({ units, firms }: Population, seed: Seed) {
    this.#seed = seed;
    this.#batches = seed.stream('high-tech batches');
    const ranks = seed.stream('high-tech');
    const rank = (unit: Unit) => {
      const chance = (unit.industry?.research ?? 0) * unit.place.research;
      return ranks.at(unit.index).unit() / chance;
    };
    this.#queue = units
      .slice(0, firms)
      .filter(({ role, leaves }) => role === 'plain' && leaves === null)
      .map((unit): readonly [Unit, number] => [unit, rank(unit)])
      .toSorted(([, a], [, b]) => a - b)
      .map(([unit]) => unit);
  }

  /** The stock at the end of the year before the first: issued over three years, mostly late ones. */
  open(stock: number): void {
    const draws = this.#seed.stream('high-tech opening');
    for (const unit of this.#take(stock, FIRST_YEAR - 3)) {
      const own = draws.at(unit.index);
      const year =
        FIRST_YEAR - own.weighted([[3, 25] as const, [2, 33] as const, [1, 42] as const]);
      this.#issue(
        unit,
        own.chance(0.6) ? '首次认定' : '重新认定',
        this.#issueDay(unit, year),
        null,
      );
    }
  }

  live(year: number, target: number, first: Parameters<typeof flowsOf>[0]['first']): void {
    const held = this.#shuffled(year, [...this.#valid.values()]);
    const ending = held.filter((certificate) => yearOfDay(expiryOf(certificate)) === year);
    const steady = held.filter((certificate) => yearOfDay(expiryOf(certificate)) > year);
    const flows = flowsOf({
      year,
      before: held.length,
      after: target,
      ending: ending.length,
      steady: steady.length,
      first,
    });
    for (const { unit } of ending) this.#valid.delete(unit);
    for (const { unit } of ending.slice(flows.lapsed)) {
      this.#issue(unit, '重新认定', this.#issueDay(unit, year), null);
    }
    this.#end(steady.slice(0, flows.movedOut), year, 'movedOut');
    this.#end(steady.slice(flows.movedOut, flows.movedOut + flows.revoked), year, 'revoked');
    for (const unit of this.#take(flows.first, year - 1)) {
      this.#issue(unit, '首次认定', this.#issueDay(unit, year), null);
    }
    for (const unit of this.#take(flows.movedIn, year - 2, FIRST_YEAR - 3)) {
      const issued = this.#issueDay(unit, year - 1);
      unit.arrives = dayOf(year, 2, 1) + (unit.index % 270);
      this.#issue(unit, '迁入', issued, unit.arrives);
    }
  }

  #issue(unit: Unit, kind: Certificate['kind'], issued: Day, movedIn: Day | null): void {
    const own = { number: '', unit, kind, issued, movedIn };
    const certificate = { ...own, movedOut: null, revoked: null };
    this.certificates.push(certificate);
    this.#valid.set(unit, certificate);
  }

  #end(certificates: readonly Certificate[], year: number, how: 'movedOut' | 'revoked'): void {
    for (const certificate of certificates) {
      const day = dayOf(year, 2, 1) + (certificate.unit.index % 300);
      certificate[how] = day;
      if (how === 'movedOut') certificate.unit.leaves = day;
      this.#valid.delete(certificate.unit);
    }
  }

  /** The next firms of the queue that were there in full by the end of a year. */
  #take(count: number, founded: number, arrived = founded): Unit[] {
    const taken: Unit[] = [];
    const left: Unit[] = [];
    for (const unit of this.#queue) {
      const old = yearOfDay(unit.founded) <= founded && yearOfDay(unit.arrives) <= arrived + 1;
      if (taken.length < count && old && isThere(unit, dayOf(arrived + 1, 12, 31)))
        taken.push(unit);
      else left.push(unit);
    }
    if (taken.length < count) throw new RangeError('too few firms for the planned certificates');
    this.#queue = left;
    return taken;
  }

  #shuffled(year: number, certificates: readonly Certificate[]): Certificate[] {
    const stream = this.#seed.stream('high-tech fates');
    return certificates
      .map((each): readonly [Certificate, number] => [
        each,
        stream.at(each.unit.index, year).unit(),
      ])
      .toSorted(([, a], [, b]) => a - b)
      .map(([each]) => each);
  }

  /** A day of one of the year's batches, in autumn and early December. */
  #issueDay(unit: Unit, year: number): Day {
    const draws = this.#batches.at(unit.index, year);
    return draws.weighted([
      [dayOf(year, 10, 15), 2] as const,
      [dayOf(year, 11, 4), 4] as const,
      [dayOf(year, 11, 28), 5] as const,
      [dayOf(year, 12, 7), 6] as const,
      [dayOf(year, 12, 15), 3] as const,
    ]);
  }
}
