import { addYears, dayOf, FIRST_YEAR, LAST_YEAR, type Day } from './calendar.ts';
import { creditCode, REGISTRATION } from './credit-code.ts';
import { INDUSTRIES, type Industry } from './industries.ts';
import { tradeName } from './names.ts';
import { ORGANISATIONS, organisationCounts } from './organisations.ts';
import { CITY_CODES, loadPlaces, type City, type Place } from './places.ts';
import type { Draws, Seed } from './random.ts';
import type { Role, Size, Unit, UnitKind } from './units.ts';

/** The units of a city: firms first, at their own index, then everybody else. */
export interface Population {
  readonly city: City;
  readonly places: readonly Place[];
  readonly units: readonly Unit[];
  /** So many of the first units are firms (企业). */
  readonly firms: number;
  /** Where the codes of this seed begin; see {@link creditCode}. */
  readonly offset: number;
}

const SIZES: readonly (readonly [Size, number])[] = [
  ['大型', 1.5],
  ['中型', 8],
  ['小型', 38],
  ['微型', 52.5],
];

/** Makes the units of a city: so many firms, and universities, institutes and others to match. */
export function createPopulation(city: City, seed: Seed, firms: number): Population {
  const places = loadPlaces(city);
  const offset = seed.stream('codes').at(0).below(800_000_000);
  const stream = seed.stream('units');
  const units: Unit[] = [];
  for (let index = 0; index < firms; index++) {
    units.push(createFirm(city, places, stream.at(index), index, offset, firms));
  }
  for (const kind of ORGANISATIONS) {
    const count = organisationCounts(kind, firms);
    const own = seed.stream(`units ${kind.purpose}`);
    for (let serial = 0; serial < count; serial++) {
      const draws = own.at(serial);
      const place = choosePlace(places, draws);
      const founded = foundedBetween(draws, kind.since, 2017);
      units.push({
        index: units.length,
        code:
          kind.registration === null
            ? `own:${city === 'jinan' ? 'JN' : 'QD'}-${kind.purpose}-${String(serial + 1).padStart(5, '0')}`
            : creditCode(kind.registration, CITY_CODES[city], kind.firstSerial + serial, offset),
        name: kind.name(city, serial, place),
        kind: kind.kind,
        role: kind.role,
        industry: null,
        place,
        founded,
        size: null,
        grows: null,
        arrives: Math.max(founded, place.from),
        leaves: null,
      });
    }
  }
  return { city, places, units, firms, offset };
}

function createFirm(
  city: City,
  places: readonly Place[],
  draws: Draws,
  index: number,
  offset: number,
  firms: number,
): Unit {
  const place = choosePlace(places, draws);
  const role = roleOf(index, firms);
  const industry = draws.weighted(INDUSTRIES.map((each) => [each, each.weight] as const));
  const founded = role === 'plain' ? foundedRecently(draws) : foundedBetween(draws, 2004, 2016);
  const size = draws.weighted(SIZES);
  const fate = draws.unit();
  const changes = dayOf(draws.between(FIRST_YEAR + 1, LAST_YEAR), 1, 1);
  const closes = addYears(founded, 2) < changes ? changes + draws.between(30, 330) : null;
  const plain: UnitKind = '企业';
  return {
    index,
    code: creditCode(REGISTRATION.firm, registeredIn(place, founded), index, offset),
    name: `${tradeName(city, index)}${wordsOf(role, industry)}有限公司`,
    kind: plain,
    role,
    industry,
    place,
    founded,
    size,
    arrives: Math.max(founded, place.from),
    grows: fate > 0.95 && changes > founded ? changes : null,
    leaves: role === 'plain' && fate < 0.015 ? closes : null,
  };
}

/** The first firms run incubators and broker contracts, so that even the smallest city has some. */
function roleOf(index: number, firms: number): Role {
  const carriers = Math.max(6, Math.round(firms / 500));
  if (index < carriers) return 'carrier';
  return index < carriers + Math.max(4, Math.round(firms / 600)) ? 'broker' : 'plain';
}

function wordsOf(role: Role, industry: Industry): string {
  if (role === 'carrier') return '科技企业孵化器';
  return role === 'broker' ? '技术转移服务' : industry.words;
}

function choosePlace(places: readonly Place[], draws: Draws): Place {
  return draws.weighted(places.map((place) => [place, place.weight] as const));
}

/** More firms are young than old: the later of two draws. */
function foundedRecently(draws: Draws): Day {
  const year = Math.max(draws.between(1994, 2024), draws.between(1998, 2024));
  return dayOf(year, 1, 1) + draws.below(365);
}

function foundedBetween(draws: Draws, first: number, last: number): Day {
  return dayOf(draws.between(first, last), 1, 1) + draws.below(365);
}

/** Codes keep the division of their registration: Laiwu's old one for the firms from before 2019. */
function registeredIn({ division, from }: Place, founded: Day): string {
  if (founded >= from) return division.id;
  return division.former.find(({ code }) => code !== null)?.code ?? division.id;
}
