import type { CivilDate } from '../core/civil-date.ts';
import type { Region } from '../reference/regions.ts';
import type { RankedPeriod } from './period.ts';
import type { Scheme } from './scheme-schema.ts';

/** Why a unit is not ranked although the scheme names it. */
export type OutsideReason = 'notYetThere' | 'endedBefore' | 'createdInPeriod' | 'endedInPeriod';

/** A unit of a scheme in one period. */
export interface Member {
  readonly region: string;
  /** The first day from which its figures compare. */
  readonly since: CivilDate | null;
  /** Null where it is assessed. */
  readonly outside: OutsideReason | null;
}

/** The districts, counties and county-level cities of a city, former ones included. */
export function divisionsOf(city: string, regions: ReadonlyMap<string, Region>): Region[] {
  return [...regions.values()].filter(({ kind, parent }) => parent === city && kind !== 'zone');
}

/**
 * The units that a scheme ranks in a period, with those that were not there or only for a part of it.
 * What existed on each day of the period is assessed; of the rest the scheme's `partPeriod` decides.
 */
export function membersOf(
  { city, units }: Scheme,
  { from, to }: RankedPeriod,
  regions: ReadonlyMap<string, Region>,
): Member[] {
  const divisions =
    units.divisions === 'all' ? divisionsOf(city, regions).map(({ id }) => id) : units.divisions;
  return [...divisions, ...units.zones].flatMap((id) => {
    const region = regions.get(id);
    if (!region) return [];
    const since = firstDay(region, regions);
    return { region: id, since: latestBreak(region, since, to), outside: outside() };

    function outside(): OutsideReason | null {
      if (since !== null && since > to) return 'notYetThere';
      if (region?.validTo && region.validTo < from) return 'endedBefore';
      if (units.partPeriod === 'rank') return null;
      if (since !== null && since > from) return 'createdInPeriod';
      return region?.validTo && region.validTo < to ? 'endedInPeriod' : null;
    }
  });
}

/** A zone is no unit of a city before the first of the divisions that it lies in. */
function firstDay(
  { validFrom, kind, overlaps }: Region,
  regions: ReadonlyMap<string, Region>,
): CivilDate | null {
  if (validFrom !== null || kind !== 'zone' || overlaps.length === 0) return validFrom;
  const starts = overlaps.map((id) => regions.get(id)?.validFrom ?? null);
  return starts.includes(null) ? null : (starts.toSorted().at(0) ?? null);
}

function latestBreak({ breaks }: Region, since: CivilDate | null, to: CivilDate): CivilDate | null {
  const days = [...breaks.map(({ at }) => at).filter((at) => at <= to), ...(since ? [since] : [])];
  return days.toSorted().at(-1) ?? null;
}
