import type { CivilDate } from '../core/civil-date.ts';
import type { Fen } from '../core/money.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { sqlFile } from './settle.ts';

/** A row of the table `entitled`, with what it lost. Rules and groups are their places in the run. */
export interface EntitledRow {
  readonly rule: number;
  readonly fact: string;
  readonly beneficiary: string;
  readonly region: string | null;
  readonly simulated: boolean;
  readonly eventDate: CivilDate;
  readonly facts: number;
  readonly factsBarred: number;
  readonly basis: Fen | null;
  readonly uncapped: Fen | null;
  readonly ceiling: Fen | null;
  readonly remaining: Fen | null;
  /** A bit for each input that is missing or presumed, and for each gate that bars. */
  readonly missing: bigint;
  readonly presumed: bigint;
  readonly gates: bigint;
  /** The gate that bars it as paid too often. */
  readonly often: string | null;
  /** The year from which the day of payment is counted, where a fact gives it. */
  readonly payableFrom: number | null;
  readonly lost: readonly Loss[];
}

export interface Loss {
  readonly group: number;
  readonly winners: readonly number[];
  readonly amount: Fen;
}

/** What a settled run holds of the year, by rule, day and beneficiary. */
export async function entitledRows(session: Session, year: number): Promise<EntitledRow[]> {
  const lines = await session.rows(sqlFile('rows'), { year });
  const lost = Map.groupBy(await session.rows(sqlFile('lost'), {}), ({ id }) => String(id));
  return lines.map(({ line }) => {
    const [
      id = '',
      rule,
      fact = '',
      beneficiary = '',
      region = '',
      simulated,
      eventDate = '',
      facts,
      factsBarred,
      basis = '',
      uncapped = '',
      ceiling = '',
      remaining = '',
      missing = '',
      presumed = '',
      gates = '',
      often = '',
      payableFrom = '',
    ] = String(line).split(BETWEEN_CELLS);
    return {
      rule: Number(rule),
      fact,
      beneficiary,
      region: region === '' ? null : region,
      simulated: simulated === 'true',
      eventDate,
      facts: Number(facts),
      factsBarred: Number(factsBarred),
      basis: fen(basis),
      uncapped: fen(uncapped),
      ceiling: fen(ceiling),
      remaining: fen(remaining),
      missing: bits(missing),
      presumed: bits(presumed),
      gates: bits(gates),
      often: often === '' ? null : often,
      payableFrom: payableFrom === '' ? null : Number(payableFrom),
      lost: (lost.get(id) ?? []).map(({ group_no, winners, amount }) => ({
        group: Number(group_no),
        winners: String(winners).split(' ').map(Number),
        amount: BigInt(String(amount)),
      })),
    };
  });
}

/** No cell that is loaded holds a control character. */
const BETWEEN_CELLS = '\u001F';

function fen(text: string): Fen | null {
  return text === '' ? null : BigInt(text);
}

/** Mostly none. */
function bits(text: string): bigint {
  return text === '0' ? 0n : BigInt(text);
}
