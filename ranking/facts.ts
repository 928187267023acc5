import { readFileSync } from 'node:fs';
import { yearOf, type CivilDate } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { Bound } from '../core/goal.ts';
import { findUnit } from '../core/unit.ts';
import { projectPath } from '../reference/project-root.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { DerivedCounts } from './derived-counts.ts';
import { FactBook, factKey, sourceCell, worldOf, type World } from './fact-book.ts';
import { isMoney, type Figure } from './figure-schema.ts';
import { reached, type RankedPeriod } from './period.ts';

/** A figure that a scheme asks for, by a key of its own. */
export interface Want {
  readonly key: string;
  readonly indicator: string | null;
  readonly figure: Figure;
  /** The unit that the figure is wanted in. */
  readonly unit: string;
}

/** What is asked of the facts. */
export interface FactQuestion {
  readonly wants: readonly Want[];
  readonly periods: readonly RankedPeriod[];
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  /** The parameter `$regions` of the derived queries. */
  readonly regions: string;
}

/** Named SQL of this folder. */
export function factQuery(name: string): string {
  return readFileSync(projectPath('ranking', 'facts', `${name}.sql`), 'utf8');
}

/** The key under which the loaded statistic of an indicator stands, whatever a scheme takes. */
export function observedKey(indicator: string): string {
  return `observed ${indicator}`;
}

/**
 * The figures of each region, indicator and period and the yearly quotas, as known on both clocks,
 * real and simulated apart. A period that has not begun by `asOf` has none; one that runs has the
 * figures up to that day.
 */
export async function readFacts(
  session: Session,
  question: FactQuestion,
): Promise<Readonly<Record<World, FactBook>>> {
  const books = { real: new FactBook(), simulated: new FactBook() };
  const periods = question.periods.filter(({ from }) => from <= question.asOf);
  await readObserved(session, question, periods, books);
  await readQuotas(session, question, books);
  const counts = new DerivedCounts(session, question);
  const ahead = periods.map((period) => reached(period, question.asOf));
  for (const want of question.wants) {
    const { figure } = want;
    if (figure.from === 'observed') continue;
    const scale = scaleOf(want);
    for (const period of periods) {
      const sums = await counts.of(figure, period, ahead);
      for (const { world, region, value } of sums) {
        const fact = { value: scale(value), bound: null, from: 'derived', cell: null } as const;
        books[world].facts.set(factKey(want.key, region, period.label), fact);
      }
    }
  }
  return books;
}

type Books = Readonly<Record<World, FactBook>>;

async function readObserved(
  session: Session,
  { wants, asOf, knownAt }: FactQuestion,
  periods: readonly RankedPeriod[],
  books: Books,
): Promise<void> {
  const indicators = [...new Set(wants.flatMap(({ indicator }) => indicator ?? []))];
  const rows = await session.rows(factQuery('observed'), {
    spans: JSON.stringify(periods.map(({ label, from, to }) => ({ label, from, to }))),
    indicators: JSON.stringify(indicators),
    as_of: asOf,
    known_at: knownAt,
  });
  for (const row of rows) {
    const fact = {
      value: new Decimal(String(row['value'])),
      bound: (row['bound'] ?? null) as Bound | null,
      from: 'observed',
      cell: sourceCell(row),
    } as const;
    const indicator = String(row['indicator']);
    const keys = wants
      .filter(({ figure, indicator: own }) => figure.from === 'observed' && own === indicator)
      .map(({ key }) => key);
    for (const key of [observedKey(indicator), ...keys]) {
      const at = factKey(key, String(row['region']), String(row['label']));
      books[worldOf(row)].facts.set(at, fact);
    }
  }
}

async function readQuotas(
  session: Session,
  { periods, knownAt }: FactQuestion,
  books: Books,
): Promise<void> {
  const years = [...new Set(periods.map(({ to }) => yearOf(to)))];
  const rows = await session.rows(factQuery('quotas'), {
    years: JSON.stringify(years),
    known_at: knownAt,
  });
  for (const row of rows) {
    const key = factKey(String(row['indicator']), String(row['region']), String(row['year']));
    books[worldOf(row)].quotas.set(key, {
      amount: new Decimal(String(row['amount'])),
      definition: (row['definition'] ?? null) as string | null,
      cell: sourceCell(row),
    });
  }
}

/** Turns fen, or a number of things, into the unit, exactly. */
function scaleOf({ figure, unit }: Want): (amount: bigint) => Decimal {
  const factor = isMoney(figure) ? new Decimal(findUnit(unit)?.factor ?? '1').times(100) : null;
  return (amount) => {
    const number = new Decimal(amount.toString());
    return factor ? number.div(factor) : number;
  };
}
