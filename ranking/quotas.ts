import { yearOf, type CivilDate } from '../core/civil-date.ts';
import { Decimal } from '../core/decimal.ts';
import type { Comparator } from '../core/goal.ts';
import { findUnit } from '../core/unit.ts';
import type { Region } from '../reference/regions.ts';
import type { Target } from '../targets/target-schema.ts';
import type { FactBook, YearlyQuota } from './fact-book.ts';
import type { RankedPeriod } from './period.ts';
import type { Item, Scheme, Scoring } from './scheme-schema.ts';

export type CompletionItem = Item & { readonly scoring: Extract<Scoring, { kind: 'completion' }> };

/** What a plan prints for one unit: of a range the low end is the commitment, the high end the stretch. */
export interface PlanQuota {
  readonly target: string;
  readonly document: string;
  readonly clause: string;
  readonly comparator: Comparator;
  readonly amount: Decimal;
  readonly stretch: Decimal | null;
  readonly deadline: CivilDate;
  readonly aspirational: boolean;
  readonly note: string | null;
  readonly evidence: string;
}

/** Both quotas of a unit, and which of them governs. */
export interface UnitQuota {
  readonly yearly: YearlyQuota | null;
  readonly plan: PlanQuota | null;
  readonly governing: 'yearly' | 'plan' | null;
  readonly amount: Decimal | null;
  readonly comparator: Comparator;
  /** The least figure that meets it: of things counted, more than 2,000 is 2,001. */
  readonly needed: Decimal | null;
}

type Targets = ReadonlyMap<string, Target>;

export function isCompletion(item: Item): item is CompletionItem {
  return item.scoring.kind === 'completion';
}

/** The quotas of a unit in a period, the governing one by the order that the scheme declares. */
export function quotaOf(
  item: CompletionItem,
  region: string,
  period: RankedPeriod,
  book: FactBook,
  targets: Targets,
  { direction, unit }: { readonly direction: 'up' | 'down'; readonly unit: string },
): UnitQuota {
  const { order, plan: ids } = item.scoring.quota;
  const yearly = book.quota(item.indicator ?? '', region, yearOf(period.to)) ?? null;
  const plan = planQuota(ids, region, yearOf(period.to), targets);
  const governing =
    order.find((basis) => (basis === 'yearly' ? yearly !== null : plan !== null)) ?? null;
  const wanted = direction === 'up' ? '>=' : '<=';
  const amount = (governing === 'plan' ? plan?.amount : governing && yearly?.amount) ?? null;
  const comparator = governing === 'plan' ? (plan?.comparator ?? wanted) : wanted;
  const needed = amount && least(amount, comparator, unit);
  return { yearly, plan, governing, amount, comparator, needed };
}

function least(amount: Decimal, comparator: Comparator, symbol: string): Decimal {
  const measure = findUnit(symbol)?.measure;
  const counted = measure === 'count' || measure === 'people';
  return counted && comparator === '>' ? amount.floor().plus(1) : amount;
}

/** A plan's figure is a quota in the year of its deadline, and in no other. */
function planQuota(
  ids: readonly string[],
  region: string,
  year: number,
  targets: Targets,
): PlanQuota | null {
  for (const id of ids) {
    const target = targets.get(id);
    const printed = target?.low ?? target?.value;
    if (!target || printed === undefined || !target.scope.includes(region)) continue;
    const { deadline, high } = target;
    if (deadline === null || yearOf(deadline) !== year) continue;
    return {
      target: id,
      document: target.document,
      clause: target.clause,
      comparator: target.comparator,
      amount: new Decimal(printed),
      stretch: high === undefined ? null : new Decimal(high),
      deadline,
      aspirational: target.aspirational,
      note: target.note ?? null,
      evidence: target.evidence,
    };
  }
  return null;
}

/** The quotas of all units of a period beside the city's goal. Nothing is forced to add up to it. */
export interface QuotaTable {
  readonly item: string;
  readonly rows: readonly { readonly region: string; readonly quota: UnitQuota }[];
  readonly yearly: {
    readonly sum: Decimal;
    readonly units: number;
    /** Units without a yearly quota. */
    readonly without: readonly string[];
    /** The city's own yearly quota, and the sum less it. */
    readonly city: YearlyQuota | null;
    readonly difference: Decimal | null;
  };
  /** Null in a year for which the plan prints nothing. */
  readonly plan: {
    readonly low: Decimal;
    /** `>` where one of the quotas is strictly more than its figure. */
    readonly lowComparator: '>' | '>=';
    readonly high: Decimal;
    /** One of the quotas has no upper end, so that the sum has none either. */
    readonly highOpen: boolean;
    readonly units: number;
    readonly without: readonly string[];
  } | null;
  readonly goal: {
    readonly target: string;
    readonly document: string;
    readonly clause: string;
    readonly value: Decimal;
    readonly comparator: Comparator;
    readonly deadline: CivilDate;
    /** Sums less the goal, in the year of its deadline; else null. */
    readonly yearlyDifference: Decimal | null;
    readonly lowDifference: Decimal | null;
    readonly highDifference: Decimal | null;
    readonly evidence: string;
  } | null;
  /** Zones with a quota of their own and the divisions that they lie in. */
  readonly overlaps: readonly { readonly zone: string; readonly divisions: readonly string[] }[];
}

export function quotaTable(
  { city }: Scheme,
  item: CompletionItem,
  period: RankedPeriod,
  rows: readonly { readonly region: string; readonly quota: UnitQuota }[],
  book: FactBook,
  targets: Targets,
  regions: ReadonlyMap<string, Region>,
): QuotaTable {
  const year = yearOf(period.to);
  const yearly = rows.flatMap(({ quota }) => quota.yearly?.amount ?? []);
  const plan = rows.flatMap(({ quota }) => quota.plan ?? []);
  const sum = total(yearly);
  const ofCity = book.quota(item.indicator ?? '', city, year) ?? null;
  const low = total(plan.map(({ amount }) => amount));
  const high = total(plan.map(({ amount, stretch }) => stretch ?? amount));
  const goal = targets.get(item.scoring.quota.goal ?? '');
  const without = (basis: 'yearly' | 'plan') =>
    rows.filter(({ quota }) => quota[basis] === null).map(({ region }) => region);
  const due = goal?.deadline && yearOf(goal.deadline) === year;
  const value = new Decimal(goal?.low ?? goal?.value ?? '0');
  return {
    item: item.id,
    rows,
    yearly: {
      sum,
      units: yearly.length,
      without: without('yearly'),
      city: ofCity,
      difference: ofCity && yearly.length > 0 ? sum.minus(ofCity.amount) : null,
    },
    plan:
      plan.length === 0
        ? null
        : {
            low,
            lowComparator: plan.some(({ comparator }) => comparator === '>') ? '>' : '>=',
            high,
            highOpen: plan.some(({ stretch }) => stretch === null),
            units: plan.length,
            without: without('plan'),
          },
    goal: goal?.deadline
      ? {
          target: goal.id,
          document: goal.document,
          clause: goal.clause,
          value,
          comparator: goal.comparator,
          deadline: goal.deadline,
          yearlyDifference: due && yearly.length > 0 ? sum.minus(value) : null,
          lowDifference: due && plan.length > 0 ? low.minus(value) : null,
          highDifference: due && plan.length > 0 ? high.minus(value) : null,
          evidence: goal.evidence,
        }
      : null,
    overlaps: rows.flatMap(({ region, quota }) => {
      const divisions = regions.get(region)?.overlaps ?? [];
      return quota.governing !== null && divisions.length > 0 ? [{ zone: region, divisions }] : [];
    }),
  };
}

function total(amounts: readonly Decimal[]): Decimal {
  return amounts.reduce((sum, amount) => sum.plus(amount), new Decimal(0));
}
