import { yuan } from '../../core/money.ts';
import { yearOf, type CivilDate } from '../../core/civil-date.ts';
import { computableRules, payingIn } from '../paying-rules.ts';
import type { Warehouse } from '../service.ts';
import { settledRows } from '../settled-rows.ts';
import { YEARS_BACK } from './event-years.ts';
import { groundsOf, type Grounds } from './grounds.ts';
import { openOf } from './granted.ts';
import { grantKey, owedOf, type Owed } from './owed.ts';
import type { ExposureQuestion, Law } from './question.ts';
import { YEARS } from './take-up.ts';
import { workedOut } from './worked.ts';

/** A forecast of a sum, in fen: the mean of its draws, and what 10 and 90 % of them stay below. */
export interface Forecast {
  readonly mean: bigint;
  readonly p10: bigint;
  readonly p90: bigint;
}

/** What was forecast of a document's budget on a day, and what came. Money in fen. */
export interface Trial {
  /** The last day of a year. */
  readonly asOf: CivilDate;
  /** Budget years after the day's: in the first most events have happened, in the second none of many. */
  readonly ahead: number;
  readonly year: number;
  /** Null is the sum of all documents. */
  readonly document: string | null;
  /** What was owed already on the day for events that were loaded. */
  readonly known: bigint;
  /** What the text allows, of what was not granted by the day: the part that was known, and all of it. */
  readonly ceiling: Forecast;
  readonly ceilingCame: bigint;
  /**
   * What is expected to be approved within the budget year of what falls due in it or did in the three
   * years before, and what was, never above what was owed.
   */
  readonly expected: Forecast | null;
  readonly approvedCame: bigint;
  /** What was approved for the same above what was owed: a finding, which no take-up foretells. */
  readonly aboveCame: bigint;
  /** What was paid from that year's budget, for whatever was approved whenever. */
  readonly paidCame: bigint;
}

export interface BacktestQuestion {
  readonly city: 'jinan' | 'qingdao';
  /** Days are the last ones of these years. */
  readonly years: readonly number[];
  readonly ahead: readonly number[];
  /** The day up to which facts are loaded, on which it is looked back. */
  readonly until: CivilDate;
  readonly knownAt: CivilDate;
  readonly draws: number;
  readonly seed: string;
}

/**
 * Forecasts budgets from the end of each year with the facts dated up to it, and holds them against what
 * the facts that came later are worked out to. The law is that of the catalogue throughout.
 */
export async function backtest(
  warehouse: Warehouse,
  law: Law,
  asked: BacktestQuestion,
): Promise<Trial[]> {
  const { city, years, ahead, until, knownAt, draws, seed } = asked;
  const base = { city, knownAt, draws, seed, baseline: 'inForce', drafts: false } as const;
  const question = (asOf: CivilDate, year: number): ExposureQuestion => ({
    ...{ ...base, readings: {}, asOf, year },
  });
  const after = await groundsOf(warehouse, law, question(until, yearOf(until)));
  const first = Math.min(...years) - YEARS_BACK;
  const came = await dueUpTo(warehouse, law, after, question(until, first));
  const trials: Trial[] = [];
  for (const from of years) {
    const asOf = `${from}-12-31`;
    const before = await groundsOf(warehouse, law, question(asOf, from + 1));
    for (const later of ahead) {
      const year = from + later;
      if (year > yearOf(until)) continue;
      const { ladder, open } = await workedOut(warehouse, before, law, question(asOf, year));
      const notGranted = openOf(came, before.granted);
      const due = notGranted.filter(({ payableYear }) => payableYear === year);
      const money = moneyOf(after, notGranted, year);
      const documents = new Set([
        ...[...open, ...due].map(({ rule }) => documentOf(rule)),
        ...ladder.by('document').flatMap(({ id }) => id ?? []),
      ]);
      for (const document of [...[...documents].toSorted(), null]) {
        const own = (id: string | null) => document === null || id === document;
        const mine = (list: readonly Owed[]) => list.filter(({ rule }) => own(documentOf(rule)));
        const { contingent, forecast, paid, stillToCome } = ladder.of((place) =>
          own(place.document),
        );
        const known = yuan(contingent.ceiling);
        const trial: Trial = {
          ...{ asOf, ahead: later, year, document, known },
          ceiling: {
            mean: known + yuan(forecast.ceiling.amount),
            p10: known + yuan(forecast.ceiling.p10),
            p90: known + yuan(forecast.ceiling.p90),
          },
          ceilingCame: mine(due).reduce((sum, { fen }) => sum + fen, 0n),
          expected: stillToCome && {
            mean: yuan(stillToCome.amount),
            p10: yuan(stillToCome.p10),
            p90: yuan(stillToCome.p90),
          },
          approvedCame: money.approved(own),
          aboveCame: money.above(own),
          paidCame: money.paid(own),
        };
        const { ceiling, ceilingCame, approvedCame } = trial;
        if (ceiling.p90 > 0n || ceilingCame > 0n || approvedCame > 0n || yuan(paid) !== 0n) {
          trials.push(trial);
        }
      }
    }
  }
  return trials;
}

/** Everything that the law owes for events from a year on, on the day on which it is looked back. */
async function dueUpTo(
  warehouse: Warehouse,
  { subsidies, reference }: Law,
  { simulated }: Grounds,
  { city, asOf, knownAt, year: first }: ExposureQuestion,
): Promise<Owed[]> {
  const rules = computableRules(subsidies, reference, { city });
  const all: Owed[] = [];
  for (let year = first; year <= yearOf(asOf); year++) {
    const paying = payingIn(rules, year, asOf);
    const rows = await warehouse.session((session) =>
      settledRows(session, paying, subsidies.groups, { year, asOf, knownAt }),
    );
    for (const each of owedOf(rows, simulated)) all.push(each);
  }
  return all;
}

/**
 * What was granted in the year of what fell due in it or in the three years before, as far as it was owed
 * and above it, and what was paid from the year's budget.
 */
function moneyOf({ records, grants }: Grounds, owed: readonly Owed[], year: number) {
  const could = owed.filter(({ payableYear: due }) => due <= year && due > year - YEARS);
  const owedBy = Map.groupBy(could, ({ rule, code, eventYear }) => grantKey(rule, code, eventYear));
  const granted = Map.groupBy(
    grants.filter(({ date }) => yearOf(date) === year),
    ({ rule, code, eventYear }) => grantKey(rule, code, eventYear),
  );
  const cases = [...owedBy].flatMap(([key, rows]) => {
    const fen = sumOf(granted.get(key) ?? []);
    const most = sumOf(rows);
    const within = fen < most ? fen : most;
    return [{ document: documentOf(rows[0]?.rule ?? ''), within, above: fen - within }];
  });
  type Own = (document: string | null) => boolean;
  const mine = <T extends { document: string | null }>(list: readonly T[], own: Own) =>
    list.filter(({ document }) => own(document));
  const paid = records.payments.filter(({ budgetYear }) => budgetYear === year);
  return {
    approved: (own: Own) => mine(cases, own).reduce((sum, { within }) => sum + within, 0n),
    above: (own: Own) => mine(cases, own).reduce((sum, { above }) => sum + above, 0n),
    paid: (own: Own) => sumOf(mine(paid, own)),
  };
}

function sumOf(list: readonly { readonly fen: bigint }[]): bigint {
  return list.reduce((total, { fen }) => total + fen, 0n);
}

function documentOf(rule: string): string {
  return rule.split('.')[0] ?? '';
}
