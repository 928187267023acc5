import { lastFullYear, yearOf, type CivilDate } from '../../core/civil-date.ts';
import { grantKey, type Owed } from './owed.ts';

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
  /** The probability of being approved within `YEARS` of falling due. */
  readonly approved: number;
  /** What was approved of what the text allows. */
  readonly share: number;
  /** Of what is approved, the part approved by the end of the year in which it falls due. */
  readonly onTime: number;
  readonly entitlements: number;
  readonly approvals: number;
  /** Whose experience weighs most: fewer than `ENOUGH` of the rule's own lean on its document's. */
  readonly pooledWith: 'rule' | 'document' | 'all';
}

/** Years from falling due within which an approval still comes. */
const YEARS = 4;
/** Of so many cases a wider circle's experience counts beside a narrower one's own. */
const WEIGHT = 10;
const ENOUGH = 10;

interface Case {
  readonly rule: string;
  readonly ceiling: number;
  readonly dueYear: number;
  /** Years from falling due to approval; null while there is none. */
  readonly delay: number | null;
  /** Month and day of the first approval: `07-15`. */
  readonly firstDay: string | null;
  readonly granted: number;
}

/**
 * What former entitlements came to, rule by rule, by discrete-time hazards (Singer and Willett, Applied
 * Longitudinal Data Analysis, 2003, ch. 11): a case counts in each full year in which it could still be
 * approved, so that one that is not yet approved is not taken for refused, and an approval of a year that
 * is not over waits until the others of that year can have come. Rules with few cases lean
 * on their document, and that on all. Null where nothing was ever granted.
 */
export function takeUpOf(
  owed: readonly Owed[],
  grants: readonly Grant[],
  asOf: CivilDate,
): TakeUps | null {
  if (grants.length === 0) return null;
  const cases = casesOf(owed, grants, yearOf(asOf));
  const last = lastFullYear(asOf);
  const byRule = Map.groupBy(cases, ({ rule }) => rule);
  const byDocument = Map.groupBy(cases, ({ rule }) => documentOf(rule));
  const all = experience(cases, last, NONE, 1);
  const documents = new Map<string, Experience>();
  const learned = new Map<string, TakeUp>();
  const of = (rule: string) => {
    const known = learned.get(rule);
    if (known) return known;
    const document = documentOf(rule);
    const ofDocument = byDocument.get(document) ?? [];
    const own = byRule.get(rule) ?? [];
    const wider = documents.get(document) ?? experience(ofDocument, last, all, WEIGHT);
    documents.set(document, wider);
    const { hazards, share } = experience(own, last, wider, WEIGHT);
    const approved = 1 - hazards.reduce((left, hazard) => left * (1 - hazard), 1);
    const found: TakeUp = {
      rule,
      approved,
      share,
      onTime: approved === 0 ? 0 : (hazards[0] ?? 0) / approved,
      entitlements: own.length,
      approvals: own.filter(({ delay }) => delay !== null).length,
      pooledWith: own.length >= ENOUGH ? 'rule' : ofDocument.length >= ENOUGH ? 'document' : 'all',
    };
    learned.set(rule, found);
    return found;
  };
  const onTimeDays = (list: readonly Case[] = []) =>
    list.flatMap(({ dueYear, delay, firstDay }) =>
      dueYear <= last && delay === 0 && firstDay !== null ? [firstDay] : [],
    );
  const daysOfAll = onTimeDays(cases);
  const passed = new Map<string, number>();
  const passedOf = (rule: string) => {
    const known = passed.get(rule);
    if (known !== undefined) return known;
    const own = [onTimeDays(byRule.get(rule)), onTimeDays(byDocument.get(documentOf(rule)))];
    const days = own.find(({ length }) => length >= ENOUGH) ?? daysOfAll;
    const before = days.filter((day) => day <= asOf.slice(5)).length;
    const share = days.length === 0 ? 0 : before / days.length;
    passed.set(rule, share);
    return share;
  };
  return {
    of,
    inTime(rule, dueYear) {
      const { approved, onTime } = of(rule);
      const whole = approved * onTime;
      if (yearOf(asOf) !== dueYear) return yearOf(asOf) < dueYear ? whole : 0;
      const over = passedOf(rule);
      return whole * over >= 1 ? 0 : (whole * (1 - over)) / (1 - whole * over);
    },
  };
}

/** What was learned of the rules. */
export interface TakeUps {
  of(rule: string): TakeUp;
  /**
   * The probability that what is not approved by the day still is by the end of the year in which it falls
   * due: as that year passes it falls with the part of former approvals in time that came by this day of
   * their year, and is 0 once the year is over.
   */
  inTime(rule: string, dueYear: number): number;
}

/** The part of a ceiling that is expected to be approved by the end of the year in which it is due. */
export function factorOf({ approved, share, onTime }: TakeUp): number {
  return approved * share * onTime;
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
        delay: years.length === 0 ? null : Math.max(0, Math.min(...years) - dueYear),
        firstDay: earliest?.slice(5) ?? null,
        granted: got.reduce((sum, { fen }) => sum + Number(fen), 0),
      },
    ];
  });
}

interface Experience {
  /** By year from falling due, the probability of approval where there was none before. */
  readonly hazards: readonly number[];
  readonly share: number;
}

const NONE: Experience = { hazards: [0.5, 0.1, 0.05, 0.02], share: 1 };

function experience(
  cases: readonly Case[],
  last: number,
  wider: Experience,
  weight: number,
): Experience {
  const hazards = Array.from({ length: YEARS }, (_, year) => {
    const could = cases.filter(
      ({ dueYear, delay }) => (delay === null || delay >= year) && dueYear + year <= last,
    );
    const did = could.filter(({ delay }) => delay === year).length;
    return (did + weight * (wider.hazards[year] ?? 0)) / (could.length + weight);
  });
  const approved = cases.filter(({ delay }) => delay !== null);
  const ceiling = approved.reduce((sum, each) => sum + each.ceiling, 0);
  const granted = approved.reduce((sum, each) => sum + Math.min(each.granted, each.ceiling), 0);
  const typical = approved.length === 0 ? 1 : ceiling / approved.length;
  const share = (granted + weight * typical * wider.share) / (ceiling + weight * typical);
  return { hazards, share };
}
