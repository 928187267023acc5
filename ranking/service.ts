import { closest } from 'fastest-levenshtein';
import { bundleId } from '../core/bundle.ts';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError, type ErrorCode } from '../core/error.ts';
import type { Viewer } from '../core/viewer.ts';
import { cityOfRegions, regionsParameter } from '../reconcile/places.ts';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import { loadTargets } from '../targets/catalogue.ts';
import type { Target } from '../targets/target-schema.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { countedRows, type Counted } from './cells.ts';
import type { Ground, Standing } from './contest.ts';
import { readFacts } from './facts.ts';
import type { Figure } from './figure-schema.ts';
import { movesOf, type Move } from './moves.ts';
import {
  PERIOD_EXAMPLES,
  latestOver,
  periodBefore,
  rankedPeriod,
  type RankedPeriod,
} from './period.ts';
import type { RankQuestion } from './question.ts';
import { rankOn, type Ranking, type Settled } from './ranking.ts';
import { loadSchemes } from './read-schemes.ts';
import type { Scheme } from './scheme-schema.ts';
import { lookedAt, periodsOf, unitOf, wantsOf } from './wants.ts';

/** A snapshot's reader, as far as rankings need it. */
export interface Warehouse {
  content(): string;
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

/** From a unit's score down to its source cells, and what would move it up. */
export interface Working {
  readonly ranking: Ranking;
  readonly region: string;
  readonly moves: readonly Move[];
  /** The rows behind each derived figure, by the id of its item or adjustment. */
  readonly counted: ReadonlyMap<string, Counted>;
}

/** Rows that a working shows of each figure. */
const SHOWN = 20;

/** The schemes with a warehouse behind them: what the command line, the API and the notice all ask. */
export class RankingService {
  readonly reference: Reference;
  /** Every version of every scheme. */
  readonly schemes: readonly Scheme[];
  readonly targets: ReadonlyMap<string, Target>;
  readonly #warehouse: Warehouse;
  readonly #regions: string;
  readonly #code = codeVersion();
  readonly #catalogue = catalogueVersion();

  /** `files` names scheme files in place of the shipped ones. */
  constructor(warehouse: Warehouse, reference = loadReference(), files?: string[]) {
    this.reference = reference;
    this.targets = new Map(loadTargets(reference).map(({ value }) => [value.id, value]));
    this.schemes = loadSchemes({ reference, targets: this.targets }, files);
    this.#warehouse = warehouse;
    this.#regions = regionsParameter(cityOfRegions(reference.regions));
  }

  /** The id of a result with these parameters, on the current snapshot. Asks no query. */
  bundle(parameters: Readonly<Record<string, string | undefined>>): string {
    const snapshot = this.#warehouse.content();
    return bundleId({ code: this.#code, catalogue: this.#catalogue, snapshot, parameters });
  }

  /** Every version of a scheme, the first one first; throws with the nearest id where there is none. */
  versions(id: string, code: ErrorCode = 'usage'): Scheme[] {
    const found = this.schemes.filter((scheme) => scheme.id === id);
    if (found.length > 0) return found;
    const near = closest(
      id,
      this.schemes.map((scheme) => scheme.id),
    );
    throw new QuanhengError(code, `no scheme named ${id}`, { mend: `Did you mean ${near}?` });
  }

  /** The scheme and the period of a question; throws where they do not go together. */
  settle(
    { scheme: id, period: text, version }: Pick<RankQuestion, 'scheme' | 'period' | 'version'>,
    code: ErrorCode = 'usage',
  ): { scheme: Scheme; period: RankedPeriod } {
    const versions = this.versions(id, code);
    const asked = versions.find((scheme) => scheme.version === version);
    if (version !== undefined && !asked) {
      const last = versions.at(-1)?.version;
      throw new QuanhengError(code, `${id} has no version ${version}`, {
        mend: `Its versions are 1 to ${last}.`,
      });
    }
    const kind = (asked ?? versions.at(-1))?.period ?? 'year';
    const period = rankedPeriod(kind, text);
    if (!period) {
      throw new QuanhengError('usage', `${text} is no ${kind}`, {
        mend: `${id} ranks by the ${kind}; write ${PERIOD_EXAMPLES[kind]}.`,
      });
    }
    const scheme = asked ?? inForce(versions, period);
    if (scheme) return { scheme, period };
    throw new QuanhengError(code, `no version of ${id} reaches back to ${period.label}`, {
      mend: `The first is for periods that end on ${versions[0]?.validFrom} or later.`,
    });
  }

  /** The latest period of a scheme that is over on a day, as {@link settle} reads it. */
  latest(id: string, asOf: CivilDate, code: ErrorCode = 'usage'): string {
    const kind = this.versions(id, code).at(-1)?.period ?? 'year';
    return latestOver(kind, asOf).label;
  }

  /** Ranks. Totals of all units are for every viewer. */
  async rank(question: RankQuestion, _viewer: Viewer): Promise<Ranking> {
    return this.#warehouse.session((session) => this.#rank(session, question));
  }

  /**
   * The ranking of a period and of up to so many before it, the earliest first, without draws. All are
   * of one world: the one asked for, else that of the period asked about.
   */
  async history(question: RankQuestion, before: number, _viewer: Viewer): Promise<Ranking[]> {
    const { period } = this.settle(question);
    const versions = this.versions(question.scheme);
    const earlier = lookedAt(period, before)
      .slice(1)
      .filter((one) => inForce(versions, one));
    const settled = [...earlier.toReversed(), period].map(({ label }) =>
      this.#settled({ ...question, period: label, draws: 0 }),
    );
    const ground = await this.#warehouse.session((session) =>
      this.#ground(session, question, settled),
    );
    const now = settled.at(-1);
    const facts = question.facts ?? (now && rankOn(now, ground).standing.world);
    return settled.map((one) => rankOn({ ...one, question: { ...one.question, facts } }, ground));
  }

  /** The working of one unit. A district sees the rows behind its own figures alone. */
  async working(
    question: RankQuestion & { region: string },
    viewer: Viewer,
    code: ErrorCode = 'usage',
  ): Promise<Working> {
    return this.#warehouse.session(async (session) => {
      const ranking = await this.#rank(session, question);
      const { standing } = ranking;
      const { region } = question;
      refuseNoUnit(standing, region, code);
      const symbols = standing.scheme.items.map((item) => unitOf(item, this.reference.indicators));
      const counted = new Map<string, Counted>();
      // Two parts may rest on the very same rows.
      const read = new Map<string, Counted>();
      for (const [key, figure] of figuresOf(standing.scheme)) {
        if (figure.from === 'observed') continue;
        const period = periodOf(standing, region, key);
        const same = JSON.stringify([figure, period.label]);
        const asked = { ...question, figure, period, world: standing.world };
        const cells = { ...asked, regions: this.#regions, limit: SHOWN, offset: 0 };
        const rows = read.get(same) ?? (await countedRows(session, cells, viewer));
        read.set(same, rows);
        counted.set(key, rows);
      }
      const moves = movesOf(standing.rules, standing.contestants, region, symbols);
      return { ranking, region, moves, counted };
    });
  }

  /** The rows behind one derived figure, so many from an offset; null for a loaded statistic. */
  async cells(
    question: RankQuestion & { region: string; part: string; limit: number; offset: number },
    viewer: Viewer,
    code: ErrorCode = 'usage',
  ): Promise<Counted | null> {
    const { scheme } = this.settle(question, code);
    const figure = figuresOf(scheme).get(question.part);
    if (!figure) {
      const near = closest(question.part, [...figuresOf(scheme).keys()]);
      throw new QuanhengError(code, `${scheme.id} has no part ${question.part}`, {
        mend: `Did you mean ${near}?`,
      });
    }
    if (figure.from === 'observed') return null;
    return this.#warehouse.session(async (session) => {
      const { standing } = await this.#rank(session, { ...question, draws: 0 });
      refuseNoUnit(standing, question.region, code);
      const period = periodOf(standing, question.region, question.part);
      const world = standing.world;
      return countedRows(
        session,
        { ...question, figure, period, world, regions: this.#regions },
        viewer,
      );
    });
  }

  async #rank(session: Session, question: RankQuestion): Promise<Ranking> {
    const settled = this.#settled(question);
    return rankOn(settled, await this.#ground(session, question, [settled]));
  }

  #settled(question: RankQuestion): Settled {
    const { scheme, period } = this.settle(question);
    const before = periodBefore(period);
    const earlier =
      question.version === undefined ? inForce(this.versions(scheme.id), before) : scheme;
    return { question, scheme, period, earlier, before };
  }

  /** What questions that share their two days stand on, read at once. */
  async #ground(
    session: Session,
    { asOf, knownAt }: RankQuestion,
    asked: readonly Settled[],
  ): Promise<Ground> {
    const { reference, targets } = this;
    const held = asked.flatMap(({ scheme, period, earlier, before }) => [
      { scheme, period },
      ...(earlier ? [{ scheme: earlier, period: before }] : []),
    ]);
    const wants = new Map(
      held
        .flatMap(({ scheme }) => wantsOf(scheme, reference.indicators))
        .map((want) => [want.key, want]),
    );
    const periods = new Map(
      held
        .flatMap(({ scheme, period }) => periodsOf(scheme, period))
        .map((one) => [one.label, one]),
    );
    const books = await readFacts(session, {
      wants: [...wants.values()],
      periods: [...periods.values()],
      asOf,
      knownAt,
      regions: this.#regions,
    });
    return { reference, targets, books, asOf, knownAt };
  }
}

function refuseNoUnit(
  { scheme, contestants, listed }: Standing,
  region: string,
  code: ErrorCode,
): void {
  const units = [...contestants, ...listed].map((unit) => unit.region);
  if (units.includes(region)) return;
  throw new QuanhengError(code, `${region} is no unit of ${scheme.id}`, {
    mend: `Did you mean ${closest(region, units)}?`,
  });
}

/** The latest version that is for a period. */
function inForce(versions: readonly Scheme[], { to }: RankedPeriod): Scheme | undefined {
  return versions.findLast(({ validFrom }) => validFrom <= to);
}

/** Every figure of a scheme by the name of its part: an item, what it is divided by, an adjustment. */
function figuresOf({ items, adjustments }: Scheme): ReadonlyMap<string, Figure> {
  return new Map([
    ...items.flatMap((item): [string, Figure][] => [
      [item.id, item.figure],
      ...(item.perHead ? [[`${item.id} heads`, item.perHead.figure] as [string, Figure]] : []),
    ]),
    ...adjustments.map(({ id, figure }): [string, Figure] => [id, figure]),
  ]);
}

/** The period that a unit's figure of a part is of. */
function periodOf({ scheme, contestants, listed, period }: Standing, region: string, part: string) {
  const at = scheme.items.findIndex(({ id }) => id === part || `${id} heads` === part);
  const unit = [...contestants, ...listed].find((one) => one.region === region);
  return unit?.figures[at]?.period ?? period;
}
