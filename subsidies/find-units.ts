import type { CivilDate } from '../core/civil-date.ts';
import type { Row } from '../warehouse/connect.ts';
import { queryText } from '../warehouse/queries.ts';
import type { Session } from '../warehouse/snapshot.ts';

interface At {
  /** The last day that counts. */
  readonly on: CivilDate;
  readonly knownAt: CivilDate;
}

/** Units of a code that begins so, or a name that holds the text; the best match first. */
export function searchUnits(
  session: Session,
  text: string,
  most: number,
  { on, knownAt }: At,
): Promise<Row[]> {
  const asked = { codes: null, text, on, known_at: knownAt, most, registered: false };
  return session.rows(queryText('beneficiaries'), asked);
}

/** Units by their codes: from the register, and from other sources those that it does not have. */
export async function unitsOf(
  session: Session,
  codes: readonly string[],
  { on, knownAt }: At,
): Promise<Row[]> {
  const read = (wanted: readonly string[], registered: boolean) =>
    session.rows(queryText('beneficiaries'), {
      codes: JSON.stringify(wanted),
      text: null,
      on,
      known_at: knownAt,
      most: wanted.length,
      registered,
    });
  const found = await read(codes, true);
  const known = new Set(found.map(({ code }) => code));
  const others = codes.filter((code) => !known.has(code));
  return others.length === 0 ? found : [...found, ...(await read(others, false))];
}
