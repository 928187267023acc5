import type { BreakdownRow, ExposureAnswer, Figures } from '../exposure/answer.ts';
import { contingentOf, forecastOf, larger, plus, sign, toCome } from '../exposure/sums.ts';

export type ComparedBy = 'level' | 'region' | 'document';

/** A sum before and after, and what the reform adds; in yuan. */
export interface Change {
  readonly before: string;
  readonly after: string;
  readonly delta: string;
}

export interface ChangedRow extends Change {
  readonly id: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
}

export interface ChangedUnit {
  readonly code: string;
  readonly name: string | null;
  readonly delta: string;
}

/** Winners and losers of one kind or size; `id` null is what the register does not say. */
export type Trait = Effect['byKind'][number];
export type TargetsEffect = Effect['targets'];
type Effect = NonNullable<ExposureAnswer['reform']>;

interface Side {
  readonly count: number;
  readonly amount: string;
  readonly largest: readonly ChangedUnit[];
}

/** What the lab shows of a reform's effect on one year. */
export interface Compared {
  readonly bundle: string;
  readonly name: string;
  readonly year: number;
  readonly draws: number;
  readonly seed: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly simulated: boolean;
  /** Approved in the year and still expected to come, as on the exposure page. */
  readonly expected: Change;
  readonly contingent: Change;
  readonly forecast: Change & { readonly p10: string; readonly p90: string };
  /** The most that the text allows of what is still to come. */
  readonly ceiling: Change;
  readonly by: Readonly<Record<ComparedBy, readonly ChangedRow[]>>;
  readonly winners: Side;
  readonly losers: Side;
  readonly byKind: readonly Trait[];
  readonly bySize: readonly Trait[];
  readonly targets: TargetsEffect;
  /** Special funds that the year's budget names. */
  readonly funds: readonly string[];
}

/** Null where the answer was asked without a reform. */
export function comparedOf(answer: ExposureAnswer): Compared | null {
  const { reform, total } = answer;
  if (!reform) return null;
  const { delta } = reform;
  const ceilingOf = (figures: Figures) =>
    plus(figures.contingent.ceiling, figures.forecast.ceiling.amount);
  const { bundle, year, draws, seed, asOf, knownAt, simulated } = answer;
  return {
    ...{ bundle, year, draws, seed, asOf, knownAt, simulated },
    name: reform.name,
    expected: changed(plus(total.approved, toCome(total)), toCome(delta)),
    contingent: changed(contingentOf(total), contingentOf(delta)),
    forecast: {
      ...changed(forecastOf(total).amount, forecastOf(delta).amount),
      p10: forecastOf(delta).p10,
      p90: forecastOf(delta).p90,
    },
    ceiling: changed(ceilingOf(total), ceilingOf(delta)),
    by: {
      level: rowsOf(answer.byLevel, reform.byLevel),
      region: rowsOf(answer.byRegion, reform.byRegion),
      document: rowsOf(answer.byDocument, reform.byDocument),
    },
    winners: reform.winners,
    losers: reform.losers,
    byKind: reform.byKind,
    bySize: reform.bySize,
    targets: reform.targets,
    funds: answer.byFund.flatMap(({ id }) => id ?? []),
  };
}

function changed(before: string, delta: string): Change {
  return { before, after: plus(before, delta), delta };
}

/** Rows that hold anything before or after, the largest change first. */
function rowsOf(before: readonly BreakdownRow[], deltas: readonly BreakdownRow[]): ChangedRow[] {
  const own = new Map(before.map((row) => [row.id, row]));
  return deltas
    .map((row) => {
      const base = own.get(row.id);
      const { id, name, nameEn } = row;
      return { id, name, nameEn, ...changed(base ? toCome(base) : '0.00', toCome(row)) };
    })
    .filter(({ before: was, after }) => sign(was) !== 0 || sign(after) !== 0)
    .toSorted((a, b) => larger(size(a.delta), size(b.delta)) || larger(a.after, b.after));
}

function size(amount: string): string {
  return amount.replace('-', '');
}
