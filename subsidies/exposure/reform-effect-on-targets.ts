import { Decimal } from '../../core/decimal.ts';
import { formatYuan, rate, yuan } from '../../core/money.ts';
import type { Reason, Verdict } from '../../core/verdict.ts';
import type { Reference } from '../../reference/catalogue.ts';
import { queryText } from '../../warehouse/queries.ts';
import { loadTargets } from '../../targets/catalogue.ts';
import { evaluateAll, wantedSeries } from '../../targets/evaluate-all.ts';
import { bookOf } from '../../targets/series.ts';
import type { Target } from '../../targets/target-schema.ts';
import type { Reformed } from '../reform/apply-reform.ts';
import { touchedRules } from '../reform/touched-rules.ts';
import type { Warehouse } from '../service.ts';
import {
  CITY_REGION,
  costPerProgress,
  difference,
  figuresOf,
  indicatorOf,
  over,
  type Figure,
  type NoCost,
} from './cost-per-progress.ts';
import type { Grounds } from './grounds.ts';
import type { Figures, Ladder } from './ladder.ts';
import type { Catalogue } from './present.ts';
import type { ExposureQuestion } from './question.ts';
import { loadServes, type Serves } from './serves.ts';

/** What a reader must know of these figures, wherever they are shown. */
export const PRICE_CAVEAT = {
  zh: '按历史单位成本折算，不是因果估计：改规则本身不改变任何目标，钱多钱少会不会让指标多动少动，没有估计。',
  en: 'Converted at the historical cost of a unit, not a causal estimate: a changed rule changes no target by itself, and whether more or less money moves the figure is not estimated.',
} as const;

/** A target of the city that has the indicator, as it is judged now; a reform does not change it. */
export interface ServedTarget {
  readonly target: string;
  readonly title: string;
  readonly titleEn: string;
  readonly document: string;
  readonly documentNo: string | null;
  readonly draft: boolean;
  readonly deadline: string | null;
  readonly verdict: Verdict;
  readonly reason: Reason;
}

/** A rule that the reform changes, with what it changes of the year's money, in yuan. */
export interface TouchedRule {
  readonly rule: string;
  readonly title: string;
  readonly titleEn: string;
  readonly delta: string;
}

export type EffectOnTargets = Awaited<ReturnType<typeof effectOnTargets>>;

/** What the effect is worked out from: the same grounds and draws before and after. */
interface Parts {
  readonly warehouse: Warehouse;
  readonly grounds: Pick<Grounds, 'records' | 'resolve' | 'simulated'>;
  readonly catalogue: Catalogue;
  readonly law: Reformed;
  readonly before: Ladder;
  readonly after: Ladder;
}

/**
 * What a reform means for the targets that the changed money is declared to serve (`serves.yaml`). No
 * verdict moves: it says which targets they are and how they stand, what the year's money for the
 * indicator comes to before and after for each unit of the last known year's progress, and what progress
 * the changed sum paid for at the historical price. Rules without a declared link are named as such.
 */
export async function effectOnTargets(
  { warehouse, grounds, catalogue, law, before, after }: Parts,
  question: ExposureQuestion,
) {
  const { subsidies, reference } = catalogue;
  const moved = after
    .less(before)
    .by('rule')
    .flatMap(({ id, figures }) => (id === null || isNothing(figures) ? [] : [id]));
  const touched = new Set([...touchedRules(catalogue, law), ...moved]);
  const serves = loadServes(subsidies, reference).filter(
    ({ document }) => reference.documents.get(document)?.city === question.city,
  );
  const wanted = serves.filter(({ rules }) => rules.some((id) => touched.has(id)));
  const indicators = [...new Set(wanted.map(({ indicator }) => indicator))];
  const linked = new Set(wanted.flatMap(({ rules }) => rules));
  const ruleOf = (id: string): TouchedRule => {
    const rule = subsidies.rules.find((each) => each.id === id);
    const mine = ({ rule: at }: { readonly rule: string | null }) => at === id;
    return {
      rule: id,
      title: rule?.title ?? id,
      titleEn: rule?.titleEn ?? id,
      delta: formatYuan(moneyOf(after.of(mine)) - moneyOf(before.of(mine))),
    };
  };
  const paying = new Set(
    subsidies.rules.flatMap(({ id, mechanism: { kind } }) =>
      kind === 'gate' || kind === 'penalty' ? [] : [id],
    ),
  );
  const all = [...touched].filter((id) => paying.has(id)).toSorted();
  const [standing, prices, progress] =
    indicators.length === 0
      ? [[], [], new Map<string, Progress>()]
      : await Promise.all([
          standingOf(warehouse, indicators, reference, question),
          costPerProgress(warehouse, grounds, catalogue, question).then(({ together }) => together),
          progressOf(warehouse, indicators, question),
        ]);
  return {
    caveat: PRICE_CAVEAT,
    indicators: indicators.map((indicator) => {
      const entries = wanted.filter((each) => each.indicator === indicator);
      const serving = new Set(
        serves.flatMap((each) => (each.indicator === indicator ? each.rules : [])),
      );
      const mine = ({ rule }: { readonly rule: string | null }) =>
        rule !== null && serving.has(rule);
      const money = changeOf(moneyOf(before.of(mine)), moneyOf(after.of(mine)));
      const price = priceOf(prices.find((each) => each.indicator === indicator));
      return {
        ...indicatorOf(indicator, catalogue),
        links: entries.map((entry) => linkOf(entry, reference)),
        rules: all.filter((id) => serving.has(id)).map(ruleOf),
        targets: standing.flatMap(({ indicator: of, ...target }) =>
          of === indicator ? [target] : [],
        ),
        money,
        progress: spread(money, progress.get(indicator) ?? NO_PROGRESS),
        price,
        paidFor: unitsFor(money.delta, price.perAdded),
      };
    }),
    undeclared: all.filter((id) => !linked.has(id)).map(ruleOf),
  };
}

/** The year's money in fen: approved and still expected to come; where nothing is expected, the ceiling. */
function moneyOf({ approved, stillToCome, contingent, forecast }: Figures): bigint {
  const toCome =
    stillToCome === null
      ? yuan(contingent.ceiling) + yuan(forecast.ceiling.amount)
      : yuan(stillToCome.amount);
  return yuan(approved) + toCome;
}

function isNothing({ stillToCome, contingent, forecast }: Figures): boolean {
  const sums = [contingent.ceiling, forecast.ceiling.amount, stillToCome?.amount ?? '0'];
  return sums.every((sum) => yuan(sum) === 0n);
}

function changeOf(before: bigint, after: bigint) {
  return {
    before: formatYuan(before),
    after: formatYuan(after),
    delta: formatYuan(after - before),
  };
}

/** The last two years running whose figures are known, and what was added; null with the reason. */
interface Progress {
  readonly before: Figure | null;
  readonly after: Figure | null;
  readonly added: string | null;
  readonly reason: NoCost | null;
}

const NO_PROGRESS: Progress = { before: null, after: null, added: null, reason: 'noFigure' };

async function progressOf(
  warehouse: Warehouse,
  indicators: readonly string[],
  { city, asOf, knownAt }: ExposureQuestion,
): Promise<ReadonlyMap<string, Progress>> {
  const region = CITY_REGION[city];
  const series = JSON.stringify(indicators.map((indicator) => ({ region, indicator })));
  const rows = await warehouse.session((session) =>
    session.rows(queryText('yearly-series'), {
      ...{ as_of: asOf, known_at: knownAt, parts: false, series },
    }),
  );
  return new Map(
    indicators.map((indicator) => {
      const known = figuresOf(rows, indicator);
      const after = [...known.values()].toSorted((a, b) => a.year - b.year).at(-1) ?? null;
      const before = (after && known.get(after.year - 1)) ?? null;
      const added = before && after ? difference(after.value, before.value) : null;
      const rises = added !== null && rate(added).numerator > 0n;
      const reason = !after ? 'noFigure' : !before ? 'noFigureBefore' : rises ? null : 'noProgress';
      return [indicator, { before, after, added, reason }];
    }),
  );
}

/** Money over the units of the last known year's progress, before and after the reform, in yuan. */
function spread(money: ReturnType<typeof changeOf>, { reason, ...progress }: Progress) {
  const { added } = progress;
  if (reason !== null || added === null) return { ...progress, perUnit: null, reason };
  const each = (sum: string) => over(yuan(sum), added) ?? '0.00';
  const [before, after] = [each(money.before), each(money.after)];
  const delta = formatYuan(yuan(after) - yuan(before));
  return { ...progress, perUnit: { before, after, delta }, reason: null };
}

type Together = Awaited<ReturnType<typeof costPerProgress>>['together'][number];

/** What a unit was paid with over the longest span that is known, all documents together. */
function priceOf(cost: Together | undefined) {
  const span = cost?.span;
  if (!span) {
    const reason: NoCost = cost?.reason ?? 'nothingPaid';
    return { from: null, to: null, paid: null, added: null, perAdded: null, reason };
  }
  const { from, to, paid, added, perAdded, reason } = span;
  return { from, to, paid, added, perAdded, reason };
}

/** Units of the indicator that a sum paid for at a price, to three digits. */
function unitsFor(delta: string, perAdded: string | null): string | null {
  if (perAdded === null || new Decimal(perAdded).isZero()) return null;
  return new Decimal(delta).div(perAdded).toSignificantDigits(3).toFixed();
}

function linkOf({ document, clause, prints }: Serves, { documents }: Reference) {
  const text = documents.get(document);
  return {
    document,
    documentNo: text?.number ?? null,
    documentName: text?.title ?? document,
    documentNameEn: text?.titleEn ?? document,
    draft: text?.draft === true,
    clause,
    prints,
  };
}

const codified = new WeakMap<Reference, readonly Target[]>();

/** The city's own targets that have one of the indicators, as they are judged now. */
async function standingOf(
  warehouse: Warehouse,
  indicators: readonly string[],
  reference: Reference,
  { city, asOf, knownAt }: ExposureQuestion,
): Promise<(ServedTarget & { readonly indicator: string })[]> {
  const all = codified.get(reference) ?? loadTargets(reference).map(({ value }) => value);
  codified.set(reference, all);
  const region = CITY_REGION[city];
  const targets = all.filter(
    ({ indicator, document, scope }) =>
      indicators.includes(indicator) &&
      scope.includes(region) &&
      reference.documents.get(document)?.city === city,
  );
  const rows = await warehouse.session((session) =>
    session.rows(queryText('yearly-series'), {
      ...{ as_of: asOf, known_at: knownAt, parts: true, series: wantedSeries(targets) },
    }),
  );
  return evaluateAll(targets, reference, bookOf(rows), { asOf, knownAt })
    .filter((evaluation) => evaluation.region === region)
    .map(({ target, verdict, reason }) => {
      const document = reference.documents.get(target.document);
      const { id, title, titleEn, deadline, indicator } = target;
      return {
        ...{ indicator, target: id, title, titleEn, deadline, verdict, reason },
        document: target.document,
        documentNo: document?.number ?? null,
        draft: document?.draft === true,
      };
    });
}
