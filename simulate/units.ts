import type { Day } from './calendar.ts';
import type { Industry } from './industries.ts';
import { regionOn, zoneOn, type Place } from './places.ts';

export type UnitKind =
  '企业' | '高等院校' | '科研院所' | '医院' | '合作社' | '团队' | '个人' | '其他';
export type Size = '大型' | '中型' | '小型' | '微型';

/** What a unit is for, beyond its kind: it runs an incubator, brokers or registers contracts, governs. */
export type Role = 'carrier' | 'broker' | 'registrar' | 'government' | 'plain';

/** A beneficiary, seller, buyer or register of the city. */
export interface Unit {
  readonly index: number;
  /** Social credit code, or `own:…`. */
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly role: Role;
  readonly industry: Industry | null;
  readonly place: Place;
  readonly founded: Day;
  readonly size: Size | null;
  /** The day from which the unit is one size larger, or null. */
  readonly grows: Day | null;
  /** The first and the last day as a unit of the city; set anew when a firm moves in or out. */
  arrives: Day;
  leaves: Day | null;
}

/** Whether it is a unit of the city on a day. */
export function isThere(unit: Unit, day: Day): boolean {
  return day >= unit.arrives && (unit.leaves === null || day <= unit.leaves);
}

const LARGER: Readonly<Record<Size, Size>> = {
  微型: '小型',
  小型: '中型',
  中型: '大型',
  大型: '大型',
};

export function sizeOn(unit: Unit, day: Day): Size | null {
  if (unit.size === null || unit.grows === null || day < unit.grows) return unit.size;
  return LARGER[unit.size];
}

/** Whether the firm is above the scale (规上) on a day: by size, with some of the small ones. */
export function aboveScale(unit: Unit, day: Day): boolean {
  const size = sizeOn(unit, day);
  if (size === null) return false;
  return size === '大型' || size === '中型' || (size === '小型' && unit.index % 4 === 0);
}

/** 行政区划 as a file prints it: the code for most units, the name for some. */
export function divisionText(unit: Unit): string {
  return unit.index % 3 === 0 ? unit.place.division.name : unit.place.division.id;
}

/** 管理归属 as a file prints it beside 行政区划: the zone, or mostly nothing where there is none. */
export function zoneText(unit: Unit, day: Day): string {
  const zone = zoneOn(unit.place, day);
  if (zone !== null) return unit.index % 2 === 0 ? zone.name : zone.id;
  return unit.index % 5 === 0 ? unit.place.division.id : '';
}

/** 管理归属 as a file prints it that has no 行政区划. */
export function regionText(unit: Unit, day: Day): string {
  const region = regionOn(unit.place, day);
  return unit.index % 2 === 0 ? region.id : region.name;
}
