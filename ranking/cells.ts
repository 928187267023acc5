import type { CivilDate } from '../core/civil-date.ts';
import { formatYuan } from '../core/money.ts';
import type { Viewer } from '../core/viewer.ts';
import type { Session } from '../warehouse/snapshot.ts';
import type { World } from './fact-book.ts';
import { factQuery } from './facts.ts';
import type { Figure } from './figure-schema.ts';
import { reached, type RankedPeriod } from './period.ts';

/** A row that a derived figure counts, down to the cell of its file. */
export interface CountedRow {
  /** Certificate, contract number, or code and year. */
  readonly fact: string;
  readonly code: string | null;
  readonly name: string;
  readonly kind: string;
  readonly countedOn: CivilDate;
  /** The last day of a certificate. */
  readonly until: CivilDate | null;
  /** In yuan. */
  readonly amount: string | null;
  readonly file: string | null;
  readonly sheet: string | null;
  readonly row: number;
}

/** The files that a derived figure rests on; the rows themselves only for who may see them. */
export interface Counted {
  readonly total: number;
  readonly files: readonly {
    readonly file: string | null;
    readonly sheet: string | null;
    readonly rows: number;
  }[];
  /** Null where the viewer sees totals alone. */
  readonly rows: readonly CountedRow[] | null;
}

export interface CellsQuestion {
  readonly figure: Extract<Figure, { from: 'derived' }>;
  readonly region: string;
  readonly period: RankedPeriod;
  readonly world: World;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  readonly regions: string;
  readonly limit: number;
  readonly offset: number;
}

/** A district sees the beneficiaries behind its own figures, and of others only totals. */
function seesRows(viewer: Viewer, region: string): boolean {
  return viewer.region === null || viewer.region === region;
}

/** The rows behind a derived figure of one region and period, in order of day and number. */
export async function countedRows(
  session: Session,
  question: CellsQuestion,
  viewer: Viewer,
): Promise<Counted> {
  const { figure, region, period, world, asOf, knownAt, regions, limit, offset } = question;
  const text = factQuery(`cells-${figure.query}`);
  const parameters = {
    simulated: world === 'simulated',
    region,
    from: figure.since === 'year' ? `${period.to.slice(0, 4)}-01-01` : period.from,
    to: reached(period, asOf),
    known_at: knownAt,
    regions,
    measures: JSON.stringify(figure.measures),
    where: JSON.stringify(figure.where),
    limit,
    offset,
  };
  const files = await session.rows(
    `SELECT file, sheet, count(*)::INTEGER AS rows FROM (${text}) GROUP BY ALL ORDER BY ALL`,
    parameters,
  );
  const rows = seesRows(viewer, region)
    ? await session.rows(
        `${text} ORDER BY counted_on, fact LIMIT $limit OFFSET $offset`,
        parameters,
      )
    : null;
  return {
    total: files.reduce((sum, { rows: count }) => sum + Number(count), 0),
    files: files.map((row) => ({
      file: row['file'] as string | null,
      sheet: row['sheet'] as string | null,
      rows: Number(row['rows']),
    })),
    rows:
      rows?.map((row) => ({
        fact: String(row['fact']),
        code: row['code'] as string | null,
        name: String(row['name']),
        kind: String(row['kind']),
        countedOn: String(row['counted_on']),
        until: row['until'] as string | null,
        amount: row['fen'] === null ? null : formatYuan(BigInt(row['fen'] ?? 0)),
        file: row['file'] as string | null,
        sheet: row['sheet'] as string | null,
        row: Number(row['row']),
      })) ?? null,
  };
}
