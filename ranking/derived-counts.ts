import { yearOf, type CivilDate } from '../core/civil-date.ts';
import type { Row } from '../warehouse/connect.ts';
import { queryText } from '../warehouse/queries.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { worldOf, type World } from './fact-book.ts';
import { DERIVED_FIGURES, type DerivedQuery, type Figure } from './figure-schema.ts';
import { dayBefore, reached, type RankedPeriod } from './period.ts';

type Derived = Extract<Figure, { from: 'derived' }>;

/** A sum of one region: fen, or a number of things. */
interface Count {
  readonly world: World;
  readonly region: string;
  readonly value: bigint;
}

/** The city's own sum stands under the city's id; what names no district is not given. */
const LEVELS = new Set(['city', 'district']);

/**
 * Sums of periods out of the queries that count by year up to a day, so that every figure has one
 * implementation: what came within a period is what the year holds at its end less what it held the
 * day before it began.
 */
export class DerivedCounts {
  readonly #session: Session;
  readonly #asked: {
    readonly asOf: CivilDate;
    readonly knownAt: CivilDate;
    readonly regions: string;
  };
  readonly #runs = new Map<string, Promise<Row[]>>();

  constructor(
    session: Session,
    asked: { readonly asOf: CivilDate; readonly knownAt: CivilDate; readonly regions: string },
  ) {
    this.#session = session;
    this.#asked = asked;
  }

  /** The sums of a period; `days` are the last days of all periods that will be asked for. */
  async of(figure: Derived, period: RankedPeriod, days: readonly CivilDate[]): Promise<Count[]> {
    const latest = days.toSorted().at(-1) ?? period.to;
    const end = reached(period, this.#asked.asOf);
    const sums = await this.#upTo(figure, end, latest);
    const starts = `${yearOf(period.from)}-01-01`;
    const whole = figure.since === 'year' || period.from === starts;
    if (figure.query === 'high-tech-firms' || whole) return [...sums.values()];
    const before = await this.#upTo(figure, dayBefore(period.from), latest);
    return [...sums].map(([key, sum]) => ({
      ...sum,
      value: sum.value - (before.get(key)?.value ?? 0n),
    }));
  }

  /** What the year of a day holds on it. */
  async #upTo(figure: Derived, day: CivilDate, latest: CivilDate): Promise<Map<string, Count>> {
    const ended = day.endsWith('-12-31') && day <= latest;
    const rows = await this.#run(figure.query, ended ? latest : day);
    const sums = new Map<string, Count>();
    for (const row of rows) {
      const here =
        figure.query === 'high-tech-firms'
          ? row['day'] === day
          : Number(row['year']) === yearOf(day);
      if (!here || !LEVELS.has(String(row['level'])) || !taken(figure, row)) continue;
      const key = `${worldOf(row)} ${row['region']}`;
      const value = figure.measures.reduce((sum, name) => sum + BigInt(row[name] ?? 0), 0n);
      const old = sums.get(key)?.value ?? 0n;
      sums.set(key, { world: worldOf(row), region: String(row['region']), value: old + value });
    }
    return sums;
  }

  #run(query: DerivedQuery, asOf: CivilDate): Promise<Row[]> {
    const key = `${query} ${DERIVED_FIGURES[query].yearly ? '' : asOf}`;
    const known = this.#runs.get(key);
    if (known) return known;
    const { knownAt, regions } = this.#asked;
    const day = DERIVED_FIGURES[query].yearly ? this.#asked.asOf : asOf;
    const parameters = { as_of: day, known_at: knownAt, regions };
    const run = this.#session.rows(queryText(query), parameters);
    this.#runs.set(key, run);
    return run;
  }
}

function taken({ where }: Derived, row: Row): boolean {
  return Object.entries(where).every(([column, values]) => values.includes(String(row[column])));
}
