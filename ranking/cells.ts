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
export function seesRows(viewer: Viewer, region: string): boolean {
  return viewer.region === null || viewer.region === region;
}

/** One page of a query's rows, each with how many rows stand in which file; one row where there are none. */
function pageOf(text: string): string {
  return `WITH counted AS MATERIALIZED (${text}),
    file_count AS (SELECT file, sheet, count(*)::INTEGER AS "rows" FROM counted GROUP BY ALL),
    files AS (
      SELECT CAST(to_json(list({file: file, sheet: sheet, rows: "rows"} ORDER BY file, sheet)) AS VARCHAR) AS files
      FROM file_count
    ),
    page AS (SELECT * FROM counted ORDER BY counted_on, fact LIMIT $limit OFFSET $offset)
    SELECT files.files, page.* FROM files LEFT JOIN page ON true ORDER BY counted_on, fact`;
}

/** The rows behind a derived figure of one region and period, in order of day and number. */
export async function countedRows(
  session: Session,
  question: CellsQuestion,
  viewer: Viewer,
): Promise<Counted> {
  const { figure, region, period, world, asOf, knownAt, regions, limit, offset } = question;
  const sees = seesRows(viewer, region);
  const found = await session.rows(pageOf(factQuery(`cells-${figure.query}`)), {
    simulated: world === 'simulated',
    region,
    from: figure.since === 'year' ? `${period.to.slice(0, 4)}-01-01` : period.from,
    to: reached(period, asOf),
    known_at: knownAt,
    regions,
    measures: JSON.stringify(figure.measures),
    where: JSON.stringify(figure.where),
    limit: sees ? limit : 0,
    offset,
  });
  const files = JSON.parse(String(found[0]?.['files'] ?? '[]')) as Counted['files'];
  const rows = sees ? found.filter((row) => row['fact'] !== null) : null;
  return {
    total: files.reduce((sum, { rows: count }) => sum + count, 0),
    files,
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
