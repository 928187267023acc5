import { lastFullYear, type CivilDate } from '../../core/civil-date.ts';
import { formatYuan, type Fen } from '../../core/money.ts';
import type { Row } from '../../warehouse/connect.ts';
import type { Session } from '../../warehouse/snapshot.ts';
import type { World } from '../fact-book.ts';
import { registeredAYear, researchShare } from './conditions.ts';
import type { Clocks } from './figures.ts';
import { sqlFile } from './sql-file.ts';

/** A firm without a valid certificate, held against the two conditions that figures can tell. */
export interface CloseFirm {
  readonly code: string;
  readonly name: string;
  readonly foundedOn: CivilDate | null;
  readonly registered: boolean | null;
  /** Last day of a certificate that it once held. */
  readonly heldUntil: CivilDate | null;
  readonly source: string;
  /** Years, up to three, that the sums are of. */
  readonly years: number;
  readonly research: string;
  readonly sales: string;
  readonly lastSales: string;
  /** Per cent, two decimals, rounded down so that what falls short never reads as reached. */
  readonly share: string;
  /** Per cent that is asked for. */
  readonly needed: string;
  readonly researchMet: boolean;
  /** In yuan. */
  readonly short: string;
}

/** The firms of a unit that hold no valid certificate, by what their figures can tell. */
export interface CloseFirms {
  /** The last of the three years. */
  readonly year: number;
  readonly tally: {
    /** Firms without a valid certificate. */
    readonly without: number;
    /** Of them with figures of the year. */
    readonly withFigures: number;
    /** Both conditions are met. */
    readonly bothMet: number;
    readonly researchMet: number;
    /** Short of the share, from four fifths of it on. */
    readonly near: number;
  };
  readonly rows: readonly CloseFirm[];
}

/**
 * Who of a unit's firms stands close. First those that meet both conditions, by their sales; then those
 * that fall short, by how far. Further than a fifth off the share, or without figures, nobody is listed.
 */
export async function readClose(
  session: Session,
  { asOf, knownAt, region, world }: Clocks & { readonly region: string; readonly world: World },
): Promise<CloseFirms> {
  const year = lastFullYear(asOf);
  const rows = await session.rows(sqlFile('close'), {
    as_of: asOf,
    known_at: knownAt,
    region,
    year,
    simulated: world === 'simulated',
  });
  const having = rows.filter((row) => row['data_source'] !== null);
  const all = having.map((row) => firmOf(row, asOf));
  const listed = all.filter(({ near }) => near).toSorted(byDistance);
  return {
    year,
    tally: {
      without: rows.length,
      withFigures: having.length,
      bothMet: all.filter(({ firm }) => firm.researchMet && firm.registered === true).length,
      researchMet: all.filter(({ firm }) => firm.researchMet).length,
      near: all.filter(({ firm, near }) => near && !firm.researchMet).length,
    },
    rows: listed.map(({ firm }) => firm),
  };
}

interface Placed {
  readonly firm: CloseFirm;
  readonly near: boolean;
  readonly sales: Fen;
  readonly short: Fen;
}

function firmOf(row: Row, asOf: CivilDate): Placed {
  const fen = (name: string) => BigInt(String(row[name]));
  const spending = {
    years: Number(row['years']),
    research: fen('rd_fen'),
    sales: fen('sales_fen'),
    lastSales: fen('last_sales_fen'),
  };
  const { needed, met, short, near } = researchShare(spending);
  const foundedOn = row['founded_on'] as CivilDate | null;
  const { research, sales, lastSales, years } = spending;
  return {
    near,
    sales: lastSales,
    short,
    firm: {
      code: String(row['code']),
      name: String(row['name']),
      foundedOn,
      registered: registeredAYear(foundedOn, asOf),
      heldUntil: row['held_until'] as CivilDate | null,
      source: String(row['data_source']),
      years,
      research: formatYuan(research),
      sales: formatYuan(sales),
      lastSales: formatYuan(lastSales),
      share: formatYuan((research * 10_000n) / sales),
      needed: `${needed / 10n}`,
      researchMet: met,
      short: formatYuan(short),
    },
  };
}

/** Both met, research met, short of it; among the former the largest, among the latter the nearest first. */
function byDistance(a: Placed, b: Placed): number {
  const place = ({ firm }: Placed) => (firm.researchMet ? (firm.registered === true ? 0 : 1) : 2);
  return (
    place(a) - place(b) ||
    (place(a) < 2 ? order(b.sales, a.sales) : order(a.short, b.short)) ||
    (a.firm.code < b.firm.code ? -1 : 1)
  );
}

function order(a: Fen, b: Fen): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
