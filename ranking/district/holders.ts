import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '../../core/civil-date.ts';
import type { Session } from '../../warehouse/snapshot.ts';
import type { World } from '../fact-book.ts';
import type { Clocks } from './figures.ts';
import { sqlFile } from './sql-file.ts';

/** The certificate by which a firm counts in a unit on a day. */
export interface Holder {
  readonly code: string;
  readonly name: string;
  readonly certificate: string;
  readonly recognitionType: string;
  readonly issuedOn: CivilDate;
  /** 有效期至: the last day on which it counts. */
  readonly validTo: CivilDate;
  /** A certificate of the firm that lasts longer, was issued by the day and stands on it. */
  readonly laterCertificate: string | null;
  readonly technologyField: string | null;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row: number;
}

/** Every firm that holds a valid certificate in a unit on the day, the one that ends first in front. */
export async function readHolders(
  session: Session,
  { asOf, knownAt, region, regions, world }: Clocks & Place,
): Promise<Holder[]> {
  const rows = await session.rows(sqlFile('held'), {
    as_of: asOf,
    known_at: knownAt,
    region,
    regions,
    simulated: world === 'simulated',
  });
  return rows.map((row) => ({
    code: String(row['code']),
    name: String(row['name']),
    certificate: String(row['certificate']),
    recognitionType: String(row['recognition_type']),
    issuedOn: String(row['issued_on']),
    validTo: String(row['valid_to']),
    laterCertificate: row['later_certificate'] as string | null,
    technologyField: row['technology_field'] as string | null,
    file: row['file'] as string | null,
    sheet: row['sheet'] as string | null,
    row: Number(row['row']),
  }));
}

interface Place {
  readonly region: string;
  /** The parameter `$regions` of the derived queries. */
  readonly regions: string;
  readonly world: World;
}

/**
 * Those whose certificate ends from the day to the same day a year later, both included, and who have
 * none that lasts longer. A certificate counts on its last day.
 */
export function lapsing(holders: readonly Holder[], asOf: CivilDate): Holder[] {
  const until = aYearAfter(asOf);
  return holders.filter(
    ({ validTo, laterCertificate }) =>
      laterCertificate === null && validTo >= asOf && validTo <= until,
  );
}

/** The last day that is within twelve months; 28 February after the 29th. */
export function aYearAfter(day: CivilDate): CivilDate {
  return Temporal.PlainDate.from(day).add({ years: 1 }).toString();
}

/** Those whose certificate, or a later one, still counts on a day: they cannot lapse before it. */
export function lastingTo(holders: readonly Holder[], day: CivilDate): Holder[] {
  return holders.filter(
    ({ validTo, laterCertificate }) => validTo >= day || laterCertificate !== null,
  );
}

/** Those whose certificate ends before a day, and who have none that lasts longer. */
export function endingBefore(holders: readonly Holder[], day: CivilDate): Holder[] {
  return holders.filter(
    ({ validTo, laterCertificate }) => validTo < day && laterCertificate === null,
  );
}
