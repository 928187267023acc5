import { lastFullYear, yearOf, type CivilDate } from '../../core/civil-date.ts';
import { given, leaning, type Circle, type Estimate } from './estimate.ts';
import { grantKey, type Owed } from './owed.ts';
import { Shocks, drawnShare } from './uncertain-share.ts';
import { yearLikeness } from './year-likeness.ts';

/** A sum that was granted under a rule for the events of a year. */
export interface Grant {
  readonly rule: string;
  readonly code: string | null;
  readonly eventYear: number | null;
  readonly date: CivilDate;
  readonly fen: bigint;
}

/** How entitlements of a rule turn into money. */
export interface TakeUp {
  readonly rule: string;
  /** The probability of being approved within `YEARS` of falling due, where it was not before. */
  readonly approved: number;
  /** What was approved of what the text allows. */
  readonly share: number;
  /** Of what is approved, the part approved by the end of the year in which it falls due. */
  readonly onTime: number;
  readonly entitlements: number;
  readonly approvals: number;
  /** Whose experience there is enough of: fewer than `ENOUGH` of the rule's own lean on its document's. */
  readonly pooledWith: 'rule' | 'document' | 'all';
}

/** What one entitlement of a rule comes to in each draw. */
export interface DrawnTakeUp {
  /** The chance of being approved in the year. */
  readonly chance: Float64Array;
  /** Of those that are approved, the part that is approved in full, and the share of the others. */
  readonly whole: Float64Array;
  readonly share: Float64Array;
}

/** What was learned of the rules. */
export interface TakeUps {
  of(rule: string): TakeUp;
  /** The first year of which approvals are there: what fell due before may have been approved unseen. */
  readonly since: number;
  /**
   * The probability that what is due in `dueYear` and not approved by the day is approved in `year`, the
   * due one or one of the three after it. As the year passes it falls with the part of former approvals in
   * time that came by this day of their year; it is 0 once the year is over.
   */
  chance(rule: string, dueYear: number, year: number): number;
  /**
   * The probability that what falls due in a year is approved in it, where its event is not loaded yet.
   */
  inDueYear(rule: string): number;
  /** Draws of the same, about it. Numbers depend on seed, draw, rule and year alone. */
  drawn(rule: string, dueYear: number, year: number, shocks: Shocks): DrawnTakeUp;
  drawnInDueYear(rule: string, year: number, shocks: Shocks): DrawnTakeUp;
}

/** Years from falling due within which an approval still comes. */
export const YEARS = 4;
/** From the year before it falls due, since some offices approve as soon as they are asked. */
const LAGS = [-1, 0, 1, 2, 3] as const;
/** Of so many cases a wider circle's experience counts beside a narrower one's own (Laplace's rule of succession). */
const WEIGHT = 2;
const ENOUGH = 10;

interface Case {
  readonly rule: string;
  readonly ceiling: number;
  readonly dueYear: number;
  /** Years from falling due to approval, -1 for any before; null while there is none. */
  readonly delay: number | null;
  /** Month and day of the first approval: `07-15`. */
  readonly firstDay: string | null;
  readonly granted: number;
}

/**
 * What former entitlements came to, rule by rule, by discrete-time hazards (Singer and Willett, Applied
 * Longitudinal Data Analysis, 2003, ch. 11): a case counts in each full year in which it could still be
 * approved, so that one that is not yet approved is not taken for refused, and an approval of a year that
 * is not over waits until the others of that year can have come. Rules with few cases lean on the rules
 * that they followed (`former`), those on their document, and that on all, in which each document counts
 * as one of few cases however many it has. Null where nothing was ever granted.
 */
export function takeUpOf(
  owed: readonly Owed[],
  grants: readonly Grant[],
  asOf: CivilDate,
  former: ReadonlyMap<string, readonly string[]> = new Map(),
): TakeUps | null {
  if (grants.length === 0) return null;
  const now = yearOf(asOf);
  const last = lastFullYear(asOf);
  const since = grants.reduce((first, { date }) => Math.min(first, yearOf(date)), now);
  const cases = casesOf(owed, grants, now);
  const byRule = Map.groupBy(cases, ({ rule }) => rule);
  const byDocument = Map.groupBy(cases, ({ rule }) => documentOf(rule));
  const countedIn = { since, last };
  const likeness = yearLikeness(
    [...byRule].flatMap(([rule, own]) =>
      [...Map.groupBy(atRisk(own, 0, countedIn), ({ dueYear }) => dueYear).values()].map(
        (list) => ({
          ...{ document: documentOf(rule), rule },
          cases: list.length,
          did: list.filter(({ delay }) => delay === 0).length,
        }),
      ),
    ),
  );
  const learn = (of: readonly Case[], wider: Experience, document: string) =>
    experience(of, wider, { ...countedIn, likeness: likeness(document) });
  const parts = (of: Iterable<readonly Case[]>, wider: Experience, circle: Circle) =>
    experienceOfMany([...of], wider, circle, countedIn);
  const all = parts(byDocument.values(), NONE, 'all');
  const documents = new Map<string, Experience>();
  const ofDocument = (document: string) => {
    const known = documents.get(document);
    if (known) return known;
    const own = Map.groupBy(byDocument.get(document) ?? [], ({ rule }) => rule);
    const made = parts(own.values(), all, 'document');
    documents.set(document, made);
    return made;
  };
  const learned = new Map<string, { readonly experience: Experience; readonly takeUp: TakeUp }>();
  const ruleOf = (rule: string) => {
    const known = learned.get(rule);
    if (known) return known;
    const document = documentOf(rule);
    const own = byRule.get(rule) ?? [];
    const before = (former.get(rule) ?? []).flatMap((each) => practised(byRule.get(each) ?? []));
    const followed = learn(before, ofDocument(document), document);
    const found = learn(own, before.length === 0 ? ofDocument(document) : followed, document);
    const hazards = LAGS.slice(1).map((lag) => hazardOf(found, lag).mean);
    const approved = 1 - hazards.reduce((left, hazard) => left * (1 - hazard), 1);
    const near = (byDocument.get(document) ?? []).length + before.length;
    const takeUp: TakeUp = {
      rule,
      approved,
      share: found.share.mean,
      onTime: approved === 0 ? 0 : (hazards[0] ?? 0) / approved,
      entitlements: own.length,
      approvals: own.filter(({ delay }) => delay !== null).length,
      pooledWith: own.length >= ENOUGH ? 'rule' : near >= ENOUGH ? 'document' : 'all',
    };
    const made = { experience: found, takeUp };
    learned.set(rule, made);
    return made;
  };

  const onTimeDays = (list: readonly Case[] = []) =>
    list.flatMap(({ dueYear, delay, firstDay }) =>
      dueYear <= last && delay === 0 && firstDay !== null ? [firstDay] : [],
    );
  const daysOfAll = onTimeDays(cases);
  const passed = new Map<string, number>();
  const passedOf = (rule: string) => {
    if (last === now) return 1;
    const known = passed.get(rule);
    if (known !== undefined) return known;
    const own = [onTimeDays(byRule.get(rule)), onTimeDays(byDocument.get(documentOf(rule)))];
    const days = own.find(({ length }) => length >= ENOUGH) ?? daysOfAll;
    const before = days.filter((day) => day <= asOf.slice(5)).length;
    const share = days.length === 0 ? 0 : before / days.length;
    passed.set(rule, share);
    return share;
  };

  /** The years in which it can be approved up to the one asked for, with how much of each is over. */
  const path = (rule: string, dueYear: number, year: number) => {
    const first = Math.max(now, dueYear - 1);
    if (year < first || year - dueYear >= YEARS) return [];
    return Array.from({ length: year - first + 1 }, (_, at) => ({
      lag: first + at - dueYear,
      over: first + at === now ? passedOf(rule) : 0,
    }));
  };
  const drawnHazard = (rule: string, lag: number, year: number, shocks: Shocks) => {
    const { mean, variance } = hazardOf(ruleOf(rule).experience, lag);
    const document = documentOf(rule);
    const years = (likeness(document) * mean * (1 - mean)) / 2;
    return drawnShare(
      mean,
      [
        { variance: variance.all, shock: shocks.of(`all ${lag}`) },
        { variance: variance.document, shock: shocks.of(`document ${document} ${lag}`) },
        { variance: variance.rule, shock: shocks.of(`rule ${rule} ${lag}`) },
        { variance: years, shock: shocks.of(`year ${year}`) },
        { variance: years, shock: shocks.of(`year ${year} ${document}`) },
      ],
      shocks.draws,
    );
  };
  const drawnShares = (rule: string, shocks: Shocks) => {
    const { share, whole } = ruleOf(rule).experience;
    const { all: common, document, rule: own } = share.variance;
    const shares = drawnShare(
      share.mean,
      [
        { variance: common, shock: shocks.of('share') },
        { variance: document, shock: shocks.of(`share ${documentOf(rule)}`) },
        { variance: own, shock: shocks.of(`share ${rule}`) },
      ],
      shocks.draws,
    );
    const part = Math.min(1, share.mean === 0 ? 0 : whole / share.mean);
    return {
      whole: shares.map((each) => each * part),
      share: shares.map((each) => (part === 1 ? 0 : (each * (1 - part)) / (1 - each * part))),
    };
  };

  return {
    since,
    of: (rule) => ruleOf(rule).takeUp,
    chance(rule, dueYear, year) {
      const years = path(rule, dueYear, year);
      const chances = years.map(({ lag, over }) =>
        still(hazardOf(ruleOf(rule).experience, lag).mean, over),
      );
      const then = chances.pop() ?? 0;
      return chances.reduce((left, chance) => left * (1 - chance), then);
    },
    inDueYear(rule) {
      const { experience: known } = ruleOf(rule);
      return (1 - hazardOf(known, -1).mean) * hazardOf(known, 0).mean;
    },
    drawn(rule, dueYear, year, shocks) {
      const chance = new Float64Array(shocks.draws);
      const years = path(rule, dueYear, year);
      for (const [at, { lag, over }] of years.entries()) {
        const hazards = drawnHazard(rule, lag, dueYear + lag, shocks);
        // Draws in which it was likelier to have come by now count for less, so that the mean is as `chance`.
        const { mean } = hazardOf(ruleOf(rule).experience, lag);
        const left = mean === 0 ? 0 : still(mean, over) / mean;
        for (let draw = 0; draw < shocks.draws; draw++) {
          const before = at === 0 ? 1 : (chance[draw] ?? 0);
          const hazard = left * (hazards[draw] ?? 0);
          chance[draw] = before * (at === years.length - 1 ? hazard : 1 - hazard);
        }
      }
      return { chance, ...drawnShares(rule, shocks) };
    },
    drawnInDueYear(rule, year, shocks) {
      const early = drawnHazard(rule, -1, year - 1, shocks);
      const chance = drawnHazard(rule, 0, year, shocks).map(
        (hazard, draw) => hazard * (1 - (early[draw] ?? 0)),
      );
      return { chance, ...drawnShares(rule, shocks) };
    },
  };
}

/** The chance of what is left of a year of which a part is over without it. */
function still(hazard: number, over: number): number {
  return hazard * over >= 1 ? 0 : (hazard * (1 - over)) / (1 - hazard * over);
}

function documentOf(rule: string): string {
  return rule.split('.')[0] ?? '';
}

/** Cases of all entitlements that are granted together; instalments due after the day's year do not count yet. */
function casesOf(owed: readonly Owed[], grants: readonly Grant[], now: number): Case[] {
  const granted = Map.groupBy(grants, ({ rule, code, eventYear }) =>
    grantKey(rule, code, eventYear),
  );
  const due = Map.groupBy(owed, ({ rule, code, eventYear }) => grantKey(rule, code, eventYear));
  return [...due].flatMap(([key, rows]) => {
    const [first] = rows;
    if (!first) return [];
    const got = granted.get(key) ?? [];
    const dueYear = Math.min(...rows.map(({ payableYear }) => payableYear));
    const years = got.map(({ date }) => yearOf(date));
    const [earliest] = got.map(({ date }) => date).toSorted();
    return [
      {
        rule: first.rule,
        ceiling: rows
          .filter(({ payableYear }) => payableYear <= Math.max(now, dueYear))
          .reduce((sum, { fen }) => sum + Number(fen), 0),
        dueYear,
        delay: years.length === 0 ? null : Math.max(-1, Math.min(...years) - dueYear),
        firstDay: earliest?.slice(5) ?? null,
        granted: got.reduce((sum, { fen }) => sum + Number(fen), 0),
      },
    ];
  });
}

/** A rule under which nothing was ever granted says nothing about one that took its place. */
function practised(cases: readonly Case[]): readonly Case[] {
  return cases.some(({ delay }) => delay !== null) ? cases : [];
}

interface Experience {
  /** In the order of `LAGS`, the probability of approval where there was none before. */
  readonly hazards: readonly Estimate[];
  /** Of the ceilings of what is approved, the part that is; and how many cases are approved in full. */
  readonly share: Estimate;
  readonly whole: number;
}

const NONE: Experience = {
  hazards: [0, 0.5, 0.1, 0.05, 0.02].map(given),
  share: given(1),
  whole: 1,
};

function hazardOf({ hazards }: Experience, lag: number): Estimate {
  return hazards[lag - LAGS[0]] ?? given(0);
}

interface Years {
  readonly since: number;
  readonly last: number;
}

/**
 * Those that could be approved so many years after falling due, in a full year, of what fell due once
 * approvals are there: what did before may have been approved unseen.
 */
function atRisk(cases: readonly Case[], lag: number, { since, last }: Years): Case[] {
  return cases.filter(
    ({ dueYear, delay }) =>
      (delay === null || delay >= lag) &&
      dueYear + lag <= last &&
      dueYear + Math.min(lag, 0) >= since,
  );
}

/** What the cases of one rule say: those of one year tell the less of their own, the more alike they are. */
function experience(
  cases: readonly Case[],
  wider: Experience,
  { likeness, ...years }: Years & { readonly likeness: number },
): Experience {
  const telling = (list: readonly Case[]) =>
    [...Map.groupBy(list, ({ dueYear }) => dueYear).values()].reduce(
      (sum, { length }) => sum + length / (1 + (length - 1) * likeness),
      0,
    );
  const hazards = LAGS.map((lag) => {
    const could = atRisk(cases, lag, years);
    const did = could.filter(({ delay }) => delay === lag).length;
    return leaning(
      { cases: could.length, did, telling: telling(could) },
      hazardOf(wider, lag),
      WEIGHT,
      'rule',
    );
  });
  const approved = cases.filter(({ delay }) => delay !== null);
  const { ceiling, granted, whole } = grantedOf(approved);
  const typical = approved.length === 0 ? 1 : ceiling / approved.length;
  const counted = { cases: ceiling / typical, did: granted / typical, telling: telling(approved) };
  return {
    hazards,
    share: leaning(counted, wider.share, WEIGHT, 'rule'),
    whole: (whole + WEIGHT * wider.whole) / (approved.length + WEIGHT),
  };
}

/** What several rules or documents say together, each as few cases of its mean, however many it has. */
function experienceOfMany(
  parts: readonly (readonly Case[])[],
  wider: Experience,
  circle: Circle,
  years: Years,
): Experience {
  const weight = circle === 'all' ? 1 : WEIGHT;
  const pooled = (means: readonly { readonly cases: number; readonly did: number }[]) => {
    const few = means
      .filter(({ cases }) => cases > 0)
      .map(({ cases, did }) => ({ mean: did / cases, few: (cases * WEIGHT) / (cases + WEIGHT) }));
    const cases = few.reduce((sum, each) => sum + each.few, 0);
    const did = few.reduce((sum, each) => sum + each.few * each.mean, 0);
    return { cases, did, telling: cases };
  };
  const hazards = LAGS.map((lag) => {
    const counts = parts.map((own) => {
      const could = atRisk(own, lag, years);
      return { cases: could.length, did: could.filter(({ delay }) => delay === lag).length };
    });
    return leaning(pooled(counts), hazardOf(wider, lag), weight, circle);
  });
  const money = parts.map((own) => {
    const approved = own.filter(({ delay }) => delay !== null);
    const { ceiling, granted, whole } = grantedOf(approved);
    const typical = approved.length === 0 ? 1 : ceiling / approved.length;
    return { cases: approved.length, did: granted / typical, whole };
  });
  const whole = pooled(money.map(({ cases, whole: did }) => ({ cases, did })));
  return {
    hazards,
    share: leaning(pooled(money), wider.share, weight, circle),
    whole: (whole.did + weight * wider.whole) / (whole.cases + weight),
  };
}

/** Of approved cases: what the texts allow, what was granted of it and never above it, and how many got all. */
function grantedOf(approved: readonly Case[]) {
  return {
    ceiling: approved.reduce((sum, each) => sum + each.ceiling, 0),
    granted: approved.reduce((sum, each) => sum + Math.min(each.granted, each.ceiling), 0),
    whole: approved.filter(({ granted, ceiling }) => granted >= ceiling).length,
  };
}
