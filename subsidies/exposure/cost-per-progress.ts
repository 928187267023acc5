import { applyRate, formatYuan, rate } from '../../core/money.ts';
import type { Row } from '../../warehouse/connect.ts';
import { queryText } from '../../warehouse/queries.ts';
import type { Warehouse } from '../service.ts';
import type { Grounds } from './grounds.ts';
import type { Catalogue } from './present.ts';
import type { ExposureQuestion } from './question.ts';
import { loadServes, type Serves } from './serves.ts';

/**
 * Why there is no cost per unit of progress: the year's figure is not known or only expected, that of
 * the year before is not, the indicator did not rise, or nothing was paid.
 */
export const NO_COST = ['noFigure', 'noFigureBefore', 'noProgress', 'nothingPaid'] as const;
export type NoCost = (typeof NO_COST)[number];

/** What a reader must know of these figures, wherever they are shown. */
export const CAVEAT = {
  zh: '这是并列，不是因果：一年付出的钱多为上一年的事由，指标还受其他因素影响，同一指标也由其他文件、其他层级和企业自己出钱推动。',
  en: 'Money beside progress, not its cause: most of what is paid in a year rewards events of the year before, other causes move the figures too, and other documents, levels of government and firms pay for the same ones.',
} as const;

/** A figure of an indicator, as published or reported. */
export interface Figure {
  readonly year: number;
  /** A decimal number in the indicator's unit. */
  readonly value: string;
  /** `atLeast`, `about` and the like; null where the figure is exact. */
  readonly bound: string | null;
  readonly provenance: string;
}

/** Money over progress, from the end of one year to the end of another. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly paid: bigint;
}

/**
 * What each document paid for a unit of progress of the indicator that its money is meant to move, by
 * budget year and over the longest span whose figures are known. It says what was spent beside what was
 * reached, not what the money brought about: most money rewards events of the year before, other causes
 * move the figures as well, and other documents pay for the same ones.
 */
export async function costPerProgress(
  warehouse: Warehouse,
  { records, resolve, simulated }: Pick<Grounds, 'records' | 'resolve' | 'simulated'>,
  catalogue: Catalogue,
  { asOf, knownAt, city }: Pick<ExposureQuestion, 'asOf' | 'knownAt' | 'city'>,
) {
  const { subsidies, reference } = catalogue;
  const serves = loadServes(subsidies, reference).filter(({ document }) => {
    const text = reference.documents.get(document);
    return text?.city === city && !text.draft;
  });
  const region = CITY_REGION[city];
  const series = serves.map(({ indicator }) => ({ region, indicator }));
  const figures = await warehouse.session((session) =>
    session.rows(queryText('yearly-series'), {
      as_of: asOf,
      known_at: knownAt,
      parts: false,
      series: JSON.stringify(series),
    }),
  );
  const lines = records.payments.map((record) => ({ record, rule: resolve(record) }));
  const servedBy = (each: (typeof lines)[number], { rules }: Serves) =>
    each.rule === null
      ? each.record.candidates.length > 0 &&
        each.record.candidates.every((id) => rules.includes(id))
      : rules.includes(each.rule);
  const costsOf = (entries: readonly Serves[]) => {
    const paid = lines.filter((each) => entries.some((entry) => servedBy(each, entry)));
    const indicator = entries[0]?.indicator ?? '';
    return costs(
      byYear(paid.map(({ record }) => record)),
      figuresOf(figures, indicator),
      catalogue.reference.indicators.get(indicator)?.kind === 'flow',
    );
  };
  return {
    city,
    region,
    simulated,
    caveat: CAVEAT,
    rows: serves.map((entry) => ({
      ...documentOf(entry, catalogue),
      ...indicatorOf(entry.indicator, catalogue),
      ...costsOf([entry]),
    })),
    /** All documents that serve an indicator together. */
    together: [...Map.groupBy(serves, ({ indicator }) => indicator)].map(([indicator, all]) => ({
      documents: all.map(({ document }) => document),
      ...indicatorOf(indicator, catalogue),
      ...costsOf(all),
    })),
    undeclared: undeclared(
      lines.flatMap((each) => (serves.some((entry) => servedBy(each, entry)) ? [] : [each.record])),
      catalogue,
    ),
  };
}

export const CITY_REGION = { jinan: '370100', qingdao: '370200' } as const;

type Payment = Grounds['records']['payments'][number];

function byYear(payments: readonly Payment[]): ReadonlyMap<number, bigint> {
  const years = new Map<number, bigint>();
  for (const { budgetYear, fen } of payments) {
    years.set(budgetYear, (years.get(budgetYear) ?? 0n) + fen);
  }
  return new Map([...years].toSorted(([a], [b]) => a - b));
}

/** The figures of an indicator by year; an expectation of the year itself is none. */
export function figuresOf(rows: readonly Row[], indicator: string): ReadonlyMap<number, Figure> {
  return new Map(
    rows
      .filter((row) => row['indicator'] === indicator && row['bound'] !== 'expected')
      .map((row) => {
        const year = Number(row['year']);
        const bound = row['bound'] === null ? null : String(row['bound']);
        const value = trimmed(String(row['value']));
        return [year, { year, value, bound, provenance: String(row['provenance']) }];
      }),
  );
}

function documentOf({ document, rules, clause, prints }: Serves, { reference }: Catalogue) {
  const text = reference.documents.get(document);
  return {
    document,
    documentNo: text?.number ?? null,
    documentName: text?.title ?? document,
    documentNameEn: text?.titleEn ?? document,
    rules,
    clause,
    prints,
  };
}

export function indicatorOf(indicator: string, { reference }: Catalogue) {
  const meant = reference.indicators.get(indicator);
  return {
    indicator,
    indicatorName: meant?.name ?? indicator,
    indicatorNameEn: meant?.nameEn ?? indicator,
    unit: meant?.unit ?? '',
    /** `flow`: the year's figure is new in itself, so that `perUnit` speaks as well as `perAdded`. */
    kind: meant?.kind ?? 'stock',
  };
}

function costs(
  paid: ReadonlyMap<number, bigint>,
  known: ReadonlyMap<number, Figure>,
  flow: boolean,
) {
  const years = [...paid.keys()];
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) {
    return { years: [], span: null, reason: 'nothingPaid' as NoCost };
  }
  const between = ({ from, to }: { from: number; to: number }): Span => ({
    from,
    to,
    paid: [...paid].reduce((sum, [year, fen]) => (year > from && year <= to ? sum + fen : sum), 0n),
  });
  const rows = Array.from({ length: last - first + 1 }, (_, at) => {
    const to = first + at;
    const span = between({ from: to - 1, to });
    const figure = flow ? known.get(to) : undefined;
    const perUnit = figure && span.paid > 0n ? over(span.paid, figure.value) : null;
    return { year: to, ...costOf(span, known), perUnit };
  });
  const inside = [...known.keys()].filter((year) => year >= first - 1 && year <= last);
  const from = Math.min(...inside);
  const to = Math.max(...inside);
  if (inside.length < 2) return { years: rows, span: null, reason: 'noFigure' as NoCost };
  return { years: rows, span: { from, to, ...costOf(between({ from, to }), known) }, reason: null };
}

/** The cost of progress over a span; null with the reason where it cannot be said. */
function costOf({ from, to, paid }: Span, known: ReadonlyMap<number, Figure>) {
  const before = known.get(from) ?? null;
  const after = known.get(to) ?? null;
  const added = before && after ? difference(after.value, before.value) : null;
  const figures = { paid: formatYuan(paid), before, after, added };
  const without = (reason: NoCost) => ({ ...figures, perAdded: null, reason });
  if (paid === 0n) return without('nothingPaid');
  if (!after) return without('noFigure');
  if (added === null) return without('noFigureBefore');
  if (rate(added).numerator <= 0n) return without('noProgress');
  return { ...figures, perAdded: over(paid, added), reason: null };
}

/** Yuan for each unit, rounded to the fen; null where there are none. */
export function over(paid: bigint, units: string): string | null {
  const { numerator, denominator } = rate(units);
  if (numerator === 0n) return null;
  const inverse = { numerator: denominator, denominator: numerator };
  return formatYuan(applyRate(paid, inverse, 'halfUp'));
}

export function difference(a: string, b: string): string {
  const [left, right] = [rate(a), rate(b)];
  const scale = left.denominator > right.denominator ? left.denominator : right.denominator;
  const whole =
    left.numerator * (scale / left.denominator) - right.numerator * (scale / right.denominator);
  const places = scale.toString().length - 1;
  const digits = (whole < 0n ? -whole : whole).toString().padStart(places + 1, '0');
  const sign = whole < 0n ? '-' : '';
  if (places === 0) return `${sign}${digits}`;
  return trimmed(`${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

/** Without zeros behind its point. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** What was paid of which no clause says that it serves an indicator, by document and budget year. */
function undeclared(payments: readonly Payment[], { reference }: Catalogue) {
  const groups = Map.groupBy(payments, ({ document, documentNo }) => document ?? documentNo);
  return [...groups]
    .map(([document, own]) => ({
      document,
      documentName:
        document === null ? null : (reference.documents.get(document)?.title ?? document),
      years: [...byYear(own)].map(([year, fen]) => ({ year, paid: formatYuan(fen) })),
    }))
    .toSorted((a, b) => ((a.document ?? '~') < (b.document ?? '~') ? -1 : 1));
}
