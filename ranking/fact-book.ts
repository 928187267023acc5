import type { CivilDate } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { Bound, Grade, KnownBasis, Provenance } from '../core/goal.ts';
import type { Row } from '../warehouse/connect.ts';

/** Real figures and simulated ones are two worlds; no result takes from both. */
export const WORLDS = ['real', 'simulated'] as const;
export type World = (typeof WORLDS)[number];

/** The cell that a loaded statistic or quota was read from. */
export interface SourceCell {
  readonly publisher: string | null;
  readonly provenance: Provenance;
  readonly grade: Grade | null;
  readonly publishedOn: CivilDate | null;
  readonly address: string | null;
  readonly note: string | null;
  readonly knownFrom: CivilDate;
  readonly knownBasis: KnownBasis | null;
  readonly claims: number;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row: number;
}

/** One figure of a region and period, in the unit of what asked for it. */
export interface Fact {
  readonly value: Decimal;
  readonly bound: Bound | null;
  /** Counted from rows, or a loaded statistic with its cell. */
  readonly from: 'derived' | 'observed';
  readonly cell: SourceCell | null;
}

/** The yearly quota of a region. */
export interface YearlyQuota {
  readonly amount: Decimal;
  /** 口径, as the file has it. */
  readonly definition: string | null;
  readonly cell: SourceCell;
}

/** Figures and quotas of one world, by the keys below. */
export class FactBook {
  readonly facts = new Map<string, Fact>();
  readonly quotas = new Map<string, YearlyQuota>();

  /** The figure that a `want` has in a region and period. */
  fact(want: string, region: string, period: string): Fact | undefined {
    return this.facts.get(factKey(want, region, period));
  }

  quota(indicator: string, region: string, year: number): YearlyQuota | undefined {
    return this.quotas.get(factKey(indicator, region, String(year)));
  }
}

export function factKey(want: string, region: string, period: string): string {
  return `${want}|${region}|${period}`;
}

/** The source cell of a row of `observed.sql` or `quotas.sql`. */
export function sourceCell(row: Row): SourceCell {
  const text = (name: string) => (row[name] ?? null) as string | null;
  return {
    publisher: text('publisher'),
    provenance: row['provenance'] as Provenance,
    grade: text('grade') as Grade | null,
    publishedOn: text('published_on'),
    address: text('address'),
    note: text('note'),
    knownFrom: String(row['known_from']),
    knownBasis: text('known_basis') as KnownBasis | null,
    claims: Number(row['claims'] ?? 1),
    file: text('file'),
    sheet: text('sheet'),
    row: Number(row['row']),
  };
}

export function worldOf(row: Row): World {
  return row['simulated'] === true ? 'simulated' : 'real';
}
