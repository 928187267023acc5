import { loadRegions, type Region } from '../reference/regions.ts';
import { dayOf, parseDay, type Day } from './calendar.ts';

export type City = 'jinan' | 'qingdao';
export const CITY_CODES: Readonly<Record<City, string>> = { jinan: '370100', qingdao: '370200' };

/** Where units sit: a division, or the part of one that a functional zone manages. */
export interface Place {
  readonly division: Region;
  readonly zone: Region | null;
  /** The first day on which the zone manages its part. */
  readonly zoneFrom: Day;
  /** The first day as a part of this city. */
  readonly from: Day;
  /** Share of the city's firms. */
  readonly weight: number;
  /** How much likelier than elsewhere a firm here is to do research. */
  readonly research: number;
}

/** Division, zone, weight, research. Rough sizes, not statistics. */
const LAYOUT: Readonly<Record<City, readonly (readonly [string, string, number, number])[]>> = {
  jinan: [
    ['370102', '', 13, 1.2],
    ['370103', '', 9, 0.8],
    ['370104', '', 7, 0.8],
    ['370105', '', 8, 0.8],
    ['370112', '', 12, 1],
    ['370113', '', 5, 0.9],
    ['370114', '', 9, 1],
    ['370115', '', 4, 0.7],
    ['370116', '', 6, 0.7],
    ['370117', '', 2, 0.7],
    ['370124', '', 3, 0.7],
    ['370126', '', 2, 0.6],
    ['370102', 'JN-GXQ', 9, 3],
    ['370112', 'JN-GXQ', 9, 3],
    ['370114', 'JN-GXQ', 2, 2],
    ['370115', 'JN-QBQ', 2, 1.5],
    ['370105', 'JN-QBQ', 2, 1.5],
    ['370112', 'JN-NSQ', 1, 0.4],
    ['370116', 'JN-LWGXQ', 3, 1.5],
  ],
  qingdao: [
    ['370202', '', 8, 0.8],
    ['370203', '', 10, 0.8],
    ['370211', '', 20, 1.3],
    ['370212', '', 14, 1.5],
    ['370213', '', 7, 0.8],
    ['370214', '', 12, 1.1],
    ['370215', '', 10, 0.8],
    ['370281', '', 7, 0.9],
    ['370283', '', 5, 0.6],
    ['370285', '', 3, 0.6],
    ['370214', 'QD-GXQ', 6, 2.5],
    ['370281', 'QD-SHSFQ', 1, 1],
    ['370211', 'QD-ZMQ', 2, 1],
    ['370215', 'QD-LG', 1, 2],
  ],
};

/** The declaration of the demonstration area; its first day is not settled in `reference/`. */
const ANNOUNCED: Readonly<Record<string, Day>> = { 'QD-SHSFQ': dayOf(2018, 6, 10) };
const LONG_AGO = dayOf(1949, 10, 1);

export function loadPlaces(city: City): Place[] {
  const regions = new Map(loadRegions().map((region) => [region.id, region]));
  const named = (id: string): Region => {
    const region = regions.get(id);
    if (!region) throw new Error(`no region ${id}`);
    return region;
  };
  const first = ({ id, validFrom }: Region) =>
    validFrom === null ? (ANNOUNCED[id] ?? LONG_AGO) : parseDay(validFrom);
  return LAYOUT[city].map(([division, zone, weight, research]) => ({
    division: named(division),
    zone: zone === '' ? null : named(zone),
    zoneFrom: zone === '' ? LONG_AGO : first(named(zone)),
    from: first(named(division)),
    weight,
    research,
  }));
}

/** The zone that manages the place on a day, or null. */
export function zoneOn(place: Place, day: Day): Region | null {
  return place.zone !== null && day >= place.zoneFrom ? place.zone : null;
}

/** The region that city totals count the place under: 管理归属, else 行政区划. */
export function regionOn(place: Place, day: Day): Region {
  return zoneOn(place, day) ?? place.division;
}

/** Prefectures, and the four municipalities, where buyers elsewhere sit. */
export function loadElsewhere(): Region[] {
  const municipalities = ['110000', '120000', '310000', '500000'];
  return loadRegions().filter(
    ({ id, kind }) => kind === 'prefecture' || municipalities.includes(id),
  );
}
