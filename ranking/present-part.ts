import { meets } from '../core/compare.ts';
import type { Decimal } from '../core/decimal.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { AssessedFigure } from './contest.ts';
import type { Fact, YearlyQuota } from './fact-book.ts';
import type { UnitQuota } from './quotas.ts';
import type { Item } from './scheme-schema.ts';
import type { ScoredPart } from './score.ts';
import { unitOf } from './wants.ts';
import { MISSING_WORDS } from './wording.ts';

/** Measures and shares are shown with so many decimals; what is ranked is the score alone. */
const SHOWN = 6;

/** An item of one unit, from its figure to its share of the score. */
export function presentPart(
  item: Item,
  figure: AssessedFigure | undefined,
  part: ScoredPart | undefined,
  reference: Reference,
) {
  const { indicators } = reference;
  const reason = part?.reason ?? (figure?.fact ? null : ('noFigure' as const));
  return {
    item: item.id,
    indicator: item.indicator ?? item.id,
    title: item.title,
    titleEn: item.titleEn,
    unit: unitOf(item, indicators),
    value: figure?.value?.toFixed() ?? null,
    bound: figure?.fact?.bound ?? null,
    preliminary: figure?.preliminary ?? false,
    /** The period of the figure; an earlier one where it is the last known. */
    period: figure?.period.label ?? null,
    base: figure?.base?.toFixed() ?? null,
    heads: item.perHead
      ? {
          title: item.perHead.title,
          titleEn: item.perHead.titleEn,
          unit: unitOf(item.perHead, indicators),
          value: figure?.heads?.toFixed() ?? null,
          times: item.perHead.times,
        }
      : null,
    quota: figure?.unitQuota ? presentQuota(figure.unitQuota, figure.fact) : null,
    scoring: item.scoring.kind,
    measure: shown(part?.measure),
    score: shown(part?.points),
    weight: item.weight,
    share: shown(part?.share),
    contribution: shown(part?.contribution),
    reason,
    reasonWords: reason === null ? null : MISSING_WORDS[reason],
    source: presentFact(figure?.fact ?? null),
    baseSource: presentFact(figure?.baseFact ?? null),
    /** What a publisher says of the same figure; never mixed into the score. */
    beside: presentFact(figure?.beside ?? null),
  };
}

/** A figure with the cell it was read from; counted ones have their rows in the working. */
export function presentFact(fact: Fact | null) {
  return (
    fact && { from: fact.from, value: fact.value.toFixed(), bound: fact.bound, cell: fact.cell }
  );
}

/** The quota of a unit, whether it is met, and how far it is from the least figure that meets it. */
export function presentQuota(quota: UnitQuota, fact: Fact | null) {
  const { yearly, plan, governing, amount, comparator, needed } = quota;
  return {
    governing,
    amount: amount?.toFixed() ?? null,
    comparator,
    needed: needed?.toFixed() ?? null,
    met: amount && fact ? meets(fact, comparator, amount) : null,
    gap: needed && fact ? fact.value.minus(needed).toFixed() : null,
    yearly: presentYearly(yearly),
    plan: plan && {
      ...plan,
      amount: plan.amount.toFixed(),
      stretch: plan.stretch?.toFixed() ?? null,
    },
  };
}

export function presentYearly(quota: YearlyQuota | null) {
  return quota && { ...quota, amount: quota.amount.toFixed() };
}

export function shown(value: Decimal | null | undefined): string | null {
  return value?.toDecimalPlaces(SHOWN).toString() ?? null;
}
