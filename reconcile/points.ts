import type { CivilDate } from '../core/civil-date.ts';
import {
  DERIVED_QUERIES,
  type DerivedQueryName,
  type Reconciliation,
} from '../reference/reconciliations.ts';
import type { Row } from '../warehouse/connect.ts';

/** A sum over rows of a derived query: money in fen, else a number of things. */
export interface Tally {
  readonly value: bigint;
  /** How many certificates, contracts or units it is made of. */
  readonly facts: bigint;
}

/** A derived figure of one region and year, with what is known of its coverage. */
export interface Point extends Tally {
  readonly simulated: boolean;
  readonly region: string;
  readonly city: string;
  readonly year: number;
  /** The part of a city's figure whose district is not known; null for a district. */
  readonly withoutDistrict: Tally | null;
  /** What names no region at all, and so is in no city's figure. */
  readonly unplaced: Tally;
  /** Sums of the other columns, such as `zero_reporters`. */
  readonly counts: Readonly<Record<string, bigint>>;
  readonly firstIssuedOn: CivilDate | null;
}

const NONE: Tally = { value: 0n, facts: 0n };
const COUNTS = [
  'undated_moves',
  'without_technical',
  'zero_reporters',
  'non_reporters',
  'without_figure',
  'unclear',
];

/** The derived figures of one reconciliation, for the years that have ended by a day. */
export function pointsOf(
  { derived, scope }: Pick<Reconciliation, 'derived' | 'scope'>,
  rows: readonly Row[],
  asOf: CivilDate,
): Point[] {
  const wanted = rows.filter(
    (row) =>
      row['year'] !== null &&
      `${String(row['year'])}-12-31` <= asOf &&
      Object.entries(derived.where).every(([column, values]) =>
        values.includes(String(row[column])),
      ),
  );
  const groups = Map.groupBy(wanted, (row) => key(row, String(row['level']), row['region']));
  const sum = (group: readonly Row[] | undefined) => group && tally(group, derived);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const level = String(first?.['level']);
    const region = String(first?.['region']);
    if (!first || (level !== 'city' && !(level === 'district' && scope.districts))) return [];
    const city = String(first['city']);
    if (!scope.cities.includes(city)) return [];
    const unknown = sum(groups.get(key(first, 'unknownDistrict', city)));
    return {
      ...tally(group, derived),
      simulated: first['simulated'] === true,
      region,
      city,
      year: Number(first['year']),
      withoutDistrict: level === 'city' ? (unknown ?? NONE) : null,
      unplaced: sum(groups.get(key(first, 'unplaced', null))) ?? NONE,
      counts: Object.fromEntries(COUNTS.map((name) => [name, total(group, name)])),
      firstIssuedOn: (first['first_issued_on'] ?? null) as CivilDate | null,
    };
  });
}

function key(row: Row, level: string, region: Row[string] | undefined): string {
  return [row['simulated'], row['year'], level, region].join('|');
}

interface Measured {
  readonly query: DerivedQueryName;
  readonly measures: readonly string[];
}

function tally(rows: readonly Row[], { query, measures }: Measured): Tally {
  const value = measures.reduce((sum, name) => sum + total(rows, name), 0n);
  return { value, facts: total(rows, DERIVED_QUERIES[query].facts) };
}

function total(rows: readonly Row[], column: string): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row[column] ?? 0), 0n);
}
