import type { Figure } from './series.ts';
import { dayOf, yearOfDay, YEARS, type Day } from './calendar.ts';
import type { Certificate } from './certificates.ts';
import type { PolicyEvent } from './events.ts';
import { regionOn } from './places.ts';
import type { Population } from './population.ts';
import type { Fact, Programme } from './programme.ts';
import { programmeFor, type RunningProgramme } from './programmes.ts';
import type { Seed } from './random.ts';
import type { Research } from './research.ts';
import { DEALINGS, type Turnover } from './turnover.ts';
import type { Unit } from './units.ts';

/** A fact that an aid could be asked for, with the aid. */
export interface Cause {
  readonly programme: RunningProgramme;
  readonly fact: Fact;
  /** The number of the event or certificate; empty where a year's sum is the cause. */
  readonly number: string;
  readonly day: Day;
}

const NOTHING = { level: '', grade: '', attributes: new Map<string, string>() };

/** Everything that could be asked for, from what a city simulated before. */
export class Causes {
  readonly #programmes: readonly RunningProgramme[];

  constructor(programmes: readonly RunningProgramme[]) {
    this.#programmes = programmes;
  }

  *ofCertificates(certificates: readonly Certificate[], seed: Seed): Generator<Cause> {
    const sampled = seed.stream('aids before the catalogue');
    for (const { number, unit, kind, issued, movedIn } of certificates) {
      const day = movedIn ?? issued;
      const trigger = kind === '重新认定' ? 'renewal' : 'first';
      const fact = { unit, year: yearOfDay(day), fen: 0, ...NOTHING };
      const cause = this.#cause(trigger, fact, number, day);
      // Documents that the catalogue lacks are there as a sample only.
      if (!cause || (isMadeUp(cause.programme) && !sampled.at(unit.index).chance(0.05))) continue;
      yield cause;
    }
  }

  *ofEvents(events: readonly PolicyEvent[]): Generator<Cause> {
    for (const event of events) {
      const { unit, day, level, grade, attributes, number } = event;
      const fact = { unit, year: yearOfDay(day), fen: event.fen ?? 0, level, grade, attributes };
      const cause = this.#cause(`event:${event.type}`, fact, number, day);
      if (cause) yield cause;
    }
  }

  /** Of the roles in which a unit dealt in a year only the one that brings most counts. */
  *ofTurnover({ units }: Population, turnover: Turnover): Generator<Cause> {
    for (const year of YEARS) {
      for (const unit of units) {
        const roles = DEALINGS.map((dealing) => {
          const fen = turnover.of(dealing, unit, year);
          if (fen === 0) return undefined;
          return this.#cause(dealing, { unit, year, fen, ...NOTHING }, '', dayOf(year, 7, 1));
        }).filter((cause) => cause !== undefined);
        const best = roles.reduce<Cause | undefined>(
          (most, cause) => (most && worth(most) >= worth(cause) ? most : cause),
          undefined,
        );
        if (best) yield best;
      }
    }
  }

  /** Aids for the research of a year, which not half of the firms claim, in the middle of the next; not where they are planned. */
  *ofResearch(research: Research, planned: readonly Figure[], seed: Seed): Generator<Cause> {
    const claims = seed.stream('claims for research');
    for (const year of YEARS.filter((each) => planned.every((plan) => plan.year !== each + 1))) {
      for (const unit of research.units) {
        const fen = research.deductible(unit, year);
        if (fen === 0 || !claims.at(unit.index, year).chance(0.45)) continue;
        const cause = this.#cause('research', { unit, year, fen, ...NOTHING }, '', midYear(year));
        if (cause) yield cause;
      }
    }
  }

  /** The aid for a unit's research of a year, whatever it deducted. */
  forResearch(unit: Unit, year: number): Cause | undefined {
    return this.#cause('research', { unit, year, fen: 0, ...NOTHING }, '', midYear(year));
  }

  #cause(trigger: Programme['trigger'], fact: Fact, number: string, day: Day): Cause | undefined {
    const programme = programmeFor(this.#programmes, trigger, day);
    if (!programme) return undefined;
    const elsewhere = programme.region && regionOn(fact.unit.place, day).id !== programme.region;
    return elsewhere ? undefined : { programme, fact, number, day };
  }
}

function midYear(year: number): Day {
  return dayOf(year + 1, 6, 30);
}

function worth({ programme, fact }: Cause): number {
  return programme.ceiling(fact);
}

function isMadeUp({ number }: RunningProgramme): boolean {
  return number.includes('模〔');
}
