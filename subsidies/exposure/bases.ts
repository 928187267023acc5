import { lastFullYear, yearOf, type CivilDate } from '../../core/civil-date.ts';
import type { Row } from '../../warehouse/connect.ts';

/** The last year of which each kind of fact is loaded in full, by the model of its view. */
export type Bases = ReadonlyMap<string, number>;

/**
 * Reads rows of `last-years.sql`. A year that the day lies in is not full; an earlier one is, once
 * anything of it is loaded.
 */
export function basesOf(rows: readonly Row[], asOf: CivilDate): Bases {
  const full = lastFullYear(asOf);
  return new Map(
    rows.map(({ model, last }) => [String(model), Math.min(full, yearOf(String(last)))]),
  );
}

/** The kinds of fact that the register of units gives have no year of their own. */
export function baseOf(bases: Bases, model: string | null): number | undefined {
  return bases.get(model === 'above-scale' ? 'contract' : (model ?? ''));
}
