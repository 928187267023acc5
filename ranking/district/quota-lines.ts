import { yearOf } from '../../core/civil-date.ts';
import { Decimal } from '../../core/decimal.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Target } from '../../targets/target-schema.ts';
import type { Fact, World } from '../fact-book.ts';
import { presentFact } from '../present-part.ts';
import { figureOf, type YearlyFigures } from './figures.ts';
import { paceOf, type Pace } from './pace.ts';

/** Why a quota has no completion or pace. */
export type NoPace = 'noQuota' | 'zeroQuota' | 'noFigure' | 'noStart' | 'roughFigure' | 'notBegun';

interface Asked {
  readonly region: string;
  readonly year: number;
  readonly world: World;
  /** Whether figures of certificates are counted from rows. */
  readonly counted: boolean;
  /** The first year whose figures compare with today's; null where all do. */
  readonly since: number | null;
}

/** What a plan prints for a unit and an indicator: by its deadline, of a range the low end and the high one. */
export function planFigures(
  targets: ReadonlyMap<string, Target>,
  region: string,
  indicator: string,
) {
  return [...targets.values()]
    .filter((target) => target.indicator === indicator && target.scope.includes(region))
    .flatMap((target) => {
      const amount = target.low ?? target.value;
      if (amount === undefined || target.deadline === null) return [];
      const { id, document, clause, comparator, high = null, deadline, unit, evidence } = target;
      return [{ target: id, document, clause, comparator, amount, high, unit, deadline, evidence }];
    })
    .toSorted((a, b) => (a.deadline < b.deadline ? -1 : 1));
}

/** The indicators that a unit has a quota of in a year, or a printed figure; high-tech firms first. */
export function quotaIndicators(
  { books }: YearlyFigures,
  targets: ReadonlyMap<string, Target>,
  { region, year, world }: Asked,
  first: readonly string[],
): string[] {
  const yearly = [...books[world].quotas.keys()].flatMap((key) => {
    const [indicator = '', of, when] = key.split('|');
    return of === region && when === String(year) ? [indicator] : [];
  });
  const planned = [...targets.values()].flatMap(({ indicator, scope }) =>
    scope.includes(region) ? [indicator] : [],
  );
  return [...new Set([...first, ...yearly, ...planned])];
}

/** Quota, figure, completion and pace of one indicator in a year. Numbers are decimal strings. */
export function quotaLine(
  figures: YearlyFigures,
  targets: ReadonlyMap<string, Target>,
  { indicators, documents }: Reference,
  indicator: string,
  asked: Asked,
) {
  const { region, year, world, counted, since } = asked;
  const at = (of: number): Fact | null =>
    figureOf(figures, world, { indicator, region, year: of, counted });
  const known = indicators.get(indicator);
  const stock = known?.kind === 'stock';
  const fact = at(year);
  const quota = figures.books[world].quota(indicator, region, year) ?? null;
  const broken = since !== null && year - 1 < since;
  const before = stock && !broken ? (at(year - 1)?.value ?? null) : null;
  const plan = planFigures(targets, region, indicator).map((line) => {
    const document = documents.get(line.document);
    return { ...line, documentNo: document?.number ?? null };
  });
  const pace = paceFor();
  return {
    indicator,
    name: known?.name ?? indicator,
    nameEn: known?.nameEn ?? indicator,
    unit: known?.unit ?? '',
    kind: known?.kind ?? null,
    year,
    quota: quota && {
      amount: quota.amount.toFixed(),
      definition: quota.definition,
      cell: quota.cell,
    },
    plan,
    figure: presentFact(fact),
    start: stock ? (before?.toFixed() ?? null) : '0',
    completion:
      quota && fact && quota.amount.gt(0)
        ? fact.value.div(quota.amount).toDecimalPlaces(4, Decimal.ROUND_DOWN).toFixed()
        : null,
    pace: typeof pace === 'string' ? null : presentPace(pace),
    noPace: typeof pace === 'string' ? pace : null,
  };

  function paceFor(): Pace | NoPace {
    if (!quota) return 'noQuota';
    if (yearOf(figures.asOf) < year) return 'notBegun';
    if (quota.amount.lte(0)) return 'zeroQuota';
    if (!fact) return 'noFigure';
    if (fact.bound !== null) return 'roughFigure';
    const start = stock ? before : new Decimal(0);
    const found = paceOf({
      year,
      asOf: figures.asOf,
      quota: quota.amount,
      figure: fact.value,
      start,
    });
    return found ?? 'noStart';
  }
}

function presentPace({ line, toLine, toQuota, perMonth, ...rest }: Pace) {
  return {
    ...rest,
    line: line.toFixed(),
    toLine: toLine.toFixed(),
    toQuota: toQuota.toFixed(),
    perMonth: perMonth?.toFixed() ?? null,
  };
}
