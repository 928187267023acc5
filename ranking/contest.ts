import { earlier, type CivilDate } from '../core/civil-date.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { Target } from '../targets/target-schema.ts';
import type { Fact, FactBook, World } from './fact-book.ts';
import { observedKey } from './facts.ts';
import type { ItemFigure } from './item-figure.ts';
import { membersOf, type Member } from './members.ts';
import { monthsSince, yearEarlier, type RankedPeriod } from './period.ts';
import { isCompletion, quotaOf, type UnitQuota } from './quotas.ts';
import type { Item, Scheme } from './scheme-schema.ts';
import {
  scoreUnits,
  type AdjustmentFigure,
  type Contestant,
  type Rules,
  type ScoredUnit,
} from './score.ts';
import { tiersOf } from './tiers.ts';
import { adjustmentKey, directionOf, headsKey, itemKey, lookedAt, unitOf } from './wants.ts';

/** A figure of one unit and item with everything that it rests on. */
export interface AssessedFigure extends ItemFigure {
  readonly fact: Fact | null;
  readonly baseFact: Fact | null;
  readonly headsFact: Fact | null;
  readonly unitQuota: UnitQuota | null;
  /** The period that the figure is of; an earlier one where it is the last known. */
  readonly period: RankedPeriod;
  /** What a publisher says of the same figure, where it is counted from rows. */
  readonly beside: Fact | null;
}

/** A unit with its figures, ranked or not. */
export interface Assessed extends Contestant {
  readonly figures: readonly AssessedFigure[];
  readonly adjustments: readonly (AdjustmentFigure & { readonly fact: Fact | null })[];
}

/** What a version of a scheme makes of one period in one world. */
export interface Standing {
  readonly scheme: Scheme;
  readonly rules: Rules;
  readonly period: RankedPeriod;
  readonly world: World;
  readonly members: readonly Member[];
  /** The assessed units, and what was scored of each, in the order of the scheme. */
  readonly contestants: readonly Assessed[];
  readonly scored: readonly ScoredUnit[];
  readonly tiers: readonly (string | null)[];
  /** Units that are shown with their figures and not ranked, since they were there for a part only. */
  readonly listed: readonly Assessed[];
}

/** What a contest is held with. */
export interface Ground {
  readonly reference: Reference;
  readonly targets: ReadonlyMap<string, Target>;
  readonly books: Readonly<Record<World, FactBook>>;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
}

/** The rules of a scheme with each item's direction settled. */
export function rulesOf({ items, adjustments, ties }: Scheme, { indicators }: Reference): Rules {
  return {
    items: items.map((item) => ({ ...item, direction: directionOf(item, indicators) })),
    adjustments,
    ties,
  };
}

/** Ranks the units of a scheme in a period, on figures of one world. */
export function holdContest(
  scheme: Scheme,
  period: RankedPeriod,
  world: World,
  ground: Ground,
): Standing {
  const rules = rulesOf(scheme, ground.reference);
  const members = membersOf(scheme, period, ground.reference.regions);
  const here = members.filter(({ outside }) => outside !== 'notYetThere');
  const sources = new Sources(
    here.map(({ region }) => region),
    ground.books[world],
  );
  const assess = (member: Member) => assessed(scheme, period, world, member, ground, sources);
  const contestants = members.filter(({ outside }) => outside === null).map(assess);
  const scored = scoreUnits(rules, contestants);
  return {
    scheme,
    rules,
    period,
    world,
    members,
    contestants,
    scored,
    tiers: tiersOf(scheme.tiers, scored),
    listed: members
      .filter(({ outside }) => outside === 'createdInPeriod' || outside === 'endedInPeriod')
      .map(assess),
  };
}

/** How many units have any figure at all. */
export function unitsWithFigures({ contestants }: Standing): number {
  return contestants.filter(({ figures }) => figures.some(({ value }) => value !== null)).length;
}

function assessed(
  scheme: Scheme,
  period: RankedPeriod,
  world: World,
  member: Member,
  ground: Ground,
  sources: Sources,
): Assessed {
  const book = ground.books[world];
  const isPreliminary = (fact: Fact | null, of: RankedPeriod) =>
    fact !== null && (fact.bound !== null || unsettled(scheme, of, ground));
  return {
    region: member.region,
    figures: scheme.items.map((item) => assessedFigure(item)),
    adjustments: scheme.adjustments.map((one) => {
      const key = sources.key(adjustmentKey(scheme, one), one, period);
      const fact = book.fact(key, member.region, period.label) ?? null;
      return { fact, value: fact?.value ?? null, preliminary: isPreliminary(fact, period) };
    }),
  };

  function assessedFigure(item: Item): AssessedFigure {
    const own = itemKey(scheme, item);
    const { region, since } = member;
    const back = item.missing.rule === 'lastKnown' ? item.missing.back : 0;
    const looked = lookedAt(period, back).filter(
      ({ from }, at) => at === 0 || since === null || since <= from,
    );
    const keyIn = (one: RankedPeriod) => sources.key(own, item, one);
    const of = looked.find((one) => book.fact(keyIn(one), region, one.label)) ?? period;
    const key = keyIn(of);
    const fact = book.fact(key, region, of.label) ?? null;
    const before = yearEarlier(of);
    const broken = since !== null && since > before.from;
    const baseFact = broken ? null : (book.fact(key, region, before.label) ?? null);
    const heads = item.perHead && sources.key(headsKey(scheme, item), item.perHead, of);
    const headsFact = heads === undefined ? null : (book.fact(heads, region, of.label) ?? null);
    const unitQuota = isCompletion(item)
      ? quotaOf(item, region, period, book, ground.targets, {
          direction: directionOf(item, ground.reference.indicators),
          unit: unitOf(item, ground.reference.indicators),
        })
      : null;
    const { indicator } = item;
    const publishes = fact?.from === 'derived' && indicator !== null;
    return {
      value: fact?.value ?? null,
      base: baseFact?.value ?? null,
      heads: headsFact?.value ?? null,
      quota: unitQuota?.needed ? { amount: unitQuota.needed } : null,
      reason: fact === null ? 'noFigure' : broken ? 'breakInSeries' : null,
      preliminary: isPreliminary(fact, of),
      fact,
      baseFact,
      headsFact,
      unitQuota,
      period: of,
      beside: publishes
        ? (ground.books.real.fact(observedKey(indicator), region, of.label) ?? null)
        : null,
    };
  }
}

/** Which source a figure has in a period: one and the same for all units. */
class Sources {
  readonly #regions: readonly string[];
  readonly #book: FactBook;

  constructor(regions: readonly string[], book: FactBook) {
    this.#regions = regions;
    this.#book = book;
  }

  key(
    own: string,
    { figure, indicator }: Pick<Item, 'figure' | 'indicator'>,
    { label }: RankedPeriod,
  ): string {
    if (figure.from === 'observed' || figure.otherwise === undefined || indicator === null)
      return own;
    const counted = this.#regions.some((region) => this.#book.fact(own, region, label));
    return counted ? own : observedKey(indicator);
  }
}

/** True while figures of the period are still to be revised, by the months that the scheme declares. */
function unsettled({ bands }: Scheme, of: RankedPeriod, { asOf, knownAt }: Ground): boolean {
  return monthsSince(of, earlier(asOf, knownAt)) < bands.settledAfterMonths || asOf < of.to;
}
