import { loadEventTypes, type EventType } from '../reference/event-types.ts';
import { dayOf, YEARS, yearOfDay, pad, type Day } from './calendar.ts';
import type { Certificate } from './certificates.ts';
import { attributesOf } from './event-attributes.ts';
import { eventsInYear, planOf, type Actor, type EventPlan } from './event-plan.ts';
import { Pool } from './pool.ts';
import type { City } from './places.ts';
import type { Population } from './population.ts';
import type { Draws, Seed } from './random.ts';
import { lognormal } from './tails.ts';
import { isThere, type Unit } from './units.ts';

/** Something that a rule can pay for. */
export interface PolicyEvent {
  readonly number: string;
  readonly type: string;
  readonly unit: Unit;
  readonly day: Day;
  /** The last day of what spans time, or null. */
  readonly to: Day | null;
  readonly level: string;
  readonly grade: string;
  readonly related: Unit | null;
  readonly relatedNumber: string;
  /** In fen, or null. */
  readonly fen: number | null;
  readonly attributes: ReadonlyMap<string, string>;
}

const CITY_WORDS: Readonly<Record<City, readonly string[]>> = {
  jinan: ['济南', '历下'],
  qingdao: ['青岛'],
};

/** Kinds of the second stage, and the first stage that they refer to. */
const FOLLOWS: Readonly<Record<string, string>> = {
  科技示范工程中期评估: '科技示范工程立项',
  科技示范工程验收: '科技示范工程立项',
};

/** The kinds of event that a city has. */
export function eventTypesOf(city: City): EventType[] {
  const words = CITY_WORDS[city];
  return loadEventTypes().filter(({ cities }) => cities.some((each) => words.includes(each)));
}

/** The events of a city, kind by kind and year by year. */
export function holdEvents(
  population: Population,
  seed: Seed,
  certificates: readonly Certificate[],
): PolicyEvent[] {
  const actors = poolsOf(population);
  const recognised = certificates.filter(({ kind }) => kind === '首次认定');
  const events: PolicyEvent[] = [];
  for (const [at, type] of eventTypesOf(population.city).entries()) {
    const plan = planOf(type.type);
    const stream = seed.stream(`event ${type.type}`);
    const before = events.filter((event) => event.type === FOLLOWS[type.type]);
    for (const year of YEARS) {
      for (let key = 0; key < eventsInYear(plan, year, population.firms); key++) {
        const number = `模拟${year}-${pad(at + 1, 2)}-${pad(key + 1, 5)}`;
        const draws = stream.at(key, year);
        const event = hold({ number, type, plan, year, draws, actors, before, recognised });
        if (event !== null) events.push(event);
      }
    }
  }
  return events;
}

interface Occasion {
  readonly number: string;
  readonly type: EventType;
  readonly plan: EventPlan;
  readonly year: number;
  readonly draws: Draws;
  readonly actors: ReadonlyMap<Actor, Pool>;
  readonly before: readonly PolicyEvent[];
  readonly recognised: readonly Certificate[];
}

function hold(occasion: Occasion): PolicyEvent | null {
  const { number, type, plan, year, draws } = occasion;
  const day = dayOf(year, 1, 8) + draws.below(350);
  const stage = FOLLOWS[type.type] === undefined ? undefined : earlier(occasion, day);
  if (stage === null) return null;
  const unit = stage?.unit ?? occasion.actors.get(draws.pick(plan.actors))?.on(day, draws);
  if (!unit) return null;
  const related = type.type === '在孵企业新认定高新技术企业' ? tenant(occasion, unit) : null;
  const levels = type.levels.map((each) => [each, LEVEL_WEIGHTS[each] ?? 1] as const);
  const level = levels.length === 0 ? '' : draws.weighted(levels);
  const fen = plan.amount && type.amountMeans !== '' ? amountOf(plan.amount, draws) : null;
  const isTeam = unit.kind === '团队';
  const yuan = fen === null ? null : Math.floor(fen / 100);
  return {
    number,
    type: type.type,
    unit,
    day: related?.issued ?? day,
    to: type.type.includes('贷款') && draws.chance(0.3) ? day + draws.between(1, 20) : null,
    level,
    grade: gradeOf(type.grades, draws),
    related: related?.unit ?? null,
    relatedNumber: stage?.number ?? '',
    fen,
    attributes: attributesOf(
      type.attributes,
      { year, yuan, level, isTeam, unitName: unit.name },
      draws,
    ),
  };
}

const LEVEL_WEIGHTS: Readonly<Record<string, number>> = { 国家级: 1, 省级: 3, 市级: 6, 区县级: 3 };

/** The first stage that an event of the second refers to, at least ten months before. */
function earlier({ before, draws }: Occasion, day: Day): PolicyEvent | null {
  const possible = before.filter((event) => event.day < day - 300 && isThere(event.unit, day));
  return possible.length === 0 ? null : draws.pick(possible);
}

/** A firm recognised in the year that had its first home with the carrier. */
function tenant({ recognised, year, draws }: Occasion, carrier: Unit): Certificate | null {
  const possible = recognised.filter(({ issued }) => yearOfDay(issued) === year);
  const near = possible.filter(({ unit }) => unit.place === carrier.place);
  if (near.length > 0) return draws.pick(near);
  return possible.length === 0 ? null : draws.pick(possible);
}

/** The better grades are rarer; where a kind has one grade only, half of the events have none. */
function gradeOf(grades: readonly string[], draws: Draws): string {
  if (grades.length === 0) return '';
  if (grades.length === 1) return draws.chance(0.5) ? (grades[0] ?? '') : '';
  return draws.weighted(grades.map((grade, at) => [grade, 2 + (at * 3) / grades.length] as const));
}

/** In fen, some amounts with fen of their own. */
function amountOf([median, most]: readonly [number, number], draws: Draws): number {
  const yuan = Math.min(most, Math.floor(median * lognormal(draws, 0.9)) + 100);
  return draws.chance(0.4) ? yuan * 100 - draws.below(100) : Math.floor(yuan / 100) * 10_000;
}

function poolsOf({ units }: Population): ReadonlyMap<Actor, Pool> {
  const of = (wanted: (unit: Unit) => boolean) => new Pool(units.filter(wanted));
  const firm = ({ kind, role }: Unit) => kind === '企业' && role === 'plain';
  return new Map<Actor, Pool>([
    ['firm', of(firm)],
    ['smallFirm', of((unit) => firm(unit) && unit.size !== '大型')],
    ['aiFirm', of((unit) => firm(unit) && unit.industry?.tags.includes('人工智能') === true)],
    ['team', of(({ kind }) => kind === '团队')],
    ['carrier', of(({ role }) => role === 'carrier')],
    ['broker', of(({ role }) => role === 'broker')],
    ['university', of(({ kind }) => kind === '高等院校')],
    ['academic', of(({ kind }) => kind === '高等院校' || kind === '科研院所')],
    ['hospital', of(({ kind }) => kind === '医院')],
  ]);
}
