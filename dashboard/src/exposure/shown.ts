import type { Language } from '../language/language.ts';
import type {
  BreakdownRow,
  Budget,
  Driver,
  ExposureAnswer,
  Finding,
  Note,
  Rationed,
  TakeUp,
} from './answer.ts';
import type { Dimension } from './choice.ts';
import { driverName } from './driver-name.ts';
import { isNothing, larger, plus, toCome } from './sums.ts';

type Named<T> = T & { readonly ruleName: string | null };

/** A budget with its place and the rules that draw on it in words. */
export type ShownBudget = Omit<Budget, 'drivers'> & {
  readonly regionName: string;
  readonly drivers: readonly Named<Budget['drivers'][number]>[];
};

/** Findings of one kind; the first of them are shown. */
export interface FindingGroup {
  readonly kind: Finding['kind'];
  readonly count: number;
  readonly amount: string;
  readonly shown: readonly (Named<Finding> & { readonly regionName: string | null })[];
}

/** What the overview shows of an answer. */
export interface Shown {
  readonly bundle: string;
  readonly year: number;
  readonly asOf: string;
  readonly knownAt: string;
  readonly draws: number;
  readonly seed: string;
  readonly simulated: boolean;
  readonly total: ExposureAnswer['total'];
  readonly rows: readonly BreakdownRow[];
  /** What the figures do not say; that they are simulated is said above. */
  readonly notes: readonly Note[];
  readonly exhaustion: readonly ShownBudget[];
  readonly rationing: readonly (Rationed & { readonly regionName: string })[];
  readonly drivers: readonly (Driver & { readonly name: string })[];
  readonly takeUp: readonly Named<TakeUp>[];
  readonly findings: readonly FindingGroup[];
}

const OF_A_KIND = 30;

export function breakdown(answer: ExposureAnswer, by: Dimension): readonly BreakdownRow[] {
  const rows: Record<Dimension, readonly BreakdownRow[]> = {
    document: answer.byDocument,
    rule: answer.byRule,
    fund: answer.byFund,
    bureau: answer.byBureau,
    account: answer.byAccount,
    level: answer.byLevel,
    region: answer.byRegion,
  };
  return rows[by]
    .filter((row) => !isNothing(row))
    .toSorted((a, b) => {
      if ((a.id === null) !== (b.id === null)) return a.id === null ? 1 : -1;
      return larger(size(a), size(b));
    });
}

function size(row: BreakdownRow): string {
  return plus(row.approved, toCome(row));
}

export function shownOf(
  answer: ExposureAnswer,
  by: Dimension,
  language: Language,
  regionName: (id: string) => string,
): Shown {
  const { bundle, year, asOf, knownAt, draws, seed, simulated, total } = answer;
  const names = new Map(
    answer.byRule.map((row) => [row.id, language === 'zh' ? row.name : row.nameEn]),
  );
  const named = <T extends { readonly rule: string | null }>(one: T) => ({
    ...one,
    ruleName: names.get(one.rule) ?? one.rule,
  });
  return {
    ...{ bundle, year, asOf, knownAt, draws, seed, simulated, total },
    rows: breakdown(answer, by),
    notes: answer.notes.filter(({ code }) => code !== 'simulated'),
    rationing: answer.rationing.map((one) => ({ ...one, regionName: regionName(one.region) })),
    drivers: answer.drivers.map((one) => ({ ...one, name: driverName(one.driver, language) })),
    exhaustion: answer.exhaustion.map((budget) => ({
      ...budget,
      byMonth: [],
      regionName: regionName(budget.region),
      drivers: budget.drivers.map(named),
    })),
    takeUp: answer.takeUp.toSorted((a, b) => b.entitlements - a.entitlements).map(named),
    findings: [...Map.groupBy(answer.findings, ({ kind }) => kind)].map(([kind, own]) => ({
      kind,
      count: own.length,
      amount: plus(...own.map(({ amount }) => amount)),
      shown: own
        .toSorted((a, b) => larger(a.amount, b.amount))
        .slice(0, OF_A_KIND)
        .map((one) => ({
          ...named(one),
          regionName: one.region === null ? null : regionName(one.region),
        })),
    })),
  };
}
