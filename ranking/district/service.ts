import { lastFullYear, yearOf } from '../../core/civil-date.ts';
import type { Viewer } from '../../core/viewer.ts';
import { cityOfRegions, regionsParameter } from '../../reconcile/places.ts';
import type { Reference } from '../../reference/catalogue.ts';
import { regionsWithin } from '../../subsidies/condition-sql.ts';
import type { SubsidyService } from '../../subsidies/service.ts';
import { seesRows } from '../cells.ts';
import type { World } from '../fact-book.ts';
import type { PresentedRanking } from '../present.ts';
import { named } from '../present-names.ts';
import type { RankingService, Warehouse } from '../service.ts';
import { readClose, type CloseFirms } from './close.ts';
import { MEASURES, UNCHECKED } from './conditions.ts';
import {
  ADDED,
  STOCK,
  countsRows,
  figureOf,
  readYearly,
  worldOf,
  type Clocks,
  type YearlyFigures,
} from './figures.ts';
import {
  aYearAfter,
  endingBefore,
  lapsing,
  lastingTo,
  readHolders,
  type Holder,
} from './holders.ts';
import { readMoney, type CityMoney } from './money.ts';
import { presentOwed, presentReceived } from './money-present.ts';
import { quotaIndicators, quotaLine } from './quota-lines.ts';
import { readReceived } from './received.ts';
import { Recent } from './recent.ts';
import { renewalRules } from './renewal.ts';
import { lastRanking, rankHistory, rankOfUnit, schemesOf } from './standing.ts';
import { CITIES, comparableFrom, unitNamed, unitsOf, type City } from './units.ts';
import { fullYears, yearAhead, yearEnd } from './year-end.ts';

/** One unit of a city on two clocks. */
export interface DistrictQuestion extends Clocks {
  readonly region: string;
}

/** A unit with what all its answers need. */
interface Unit {
  readonly city: City;
  readonly region: string;
  readonly figures: YearlyFigures;
  readonly world: World;
  readonly counted: boolean;
}

/** Figures, rankings and money of whole cities that are kept, since all districts share them. */
const KEPT = 4;

/** What the page of a district shows; every list withholds its rows from who may not see them. */
export class DistrictService {
  readonly #warehouse: Warehouse;
  readonly #rankings: RankingService;
  readonly #subsidies: SubsidyService;
  readonly #reference: Reference;
  readonly #regions: string;
  readonly #figures = new Recent<YearlyFigures>(KEPT);
  readonly #ranks = new Recent<PresentedRanking | null>(KEPT);
  readonly #histories = new Recent<PresentedRanking[]>(2 * KEPT);
  readonly #money = new Recent<CityMoney>(2);
  readonly #holding = new Recent<readonly Holder[]>(KEPT);

  constructor(warehouse: Warehouse, rankings: RankingService, subsidies: SubsidyService) {
    this.#warehouse = warehouse;
    this.#rankings = rankings;
    this.#subsidies = subsidies;
    this.#reference = rankings.reference;
    this.#regions = regionsParameter(cityOfRegions(this.#reference.regions));
  }

  /** The id of a result with these parameters, on the current snapshot. Asks no query. */
  bundle(parameters: Readonly<Record<string, string | undefined>>): string {
    return this.#rankings.bundle(parameters);
  }

  /** The unit of an id; throws `notFound` with the nearest one where there is none. */
  unit(id: string) {
    const { region, city } = unitNamed(id, this.#reference.regions);
    return { city, ...named(region.id, this.#reference) };
  }

  /** Every unit of a city, a line each: its quotas of the year and its last rank. Totals, for every viewer. */
  async units({ city, ...at }: Clocks & { readonly city: City }, _viewer: Viewer) {
    const { regions } = this.#reference;
    const units = unitsOf(city, regions, at.asOf);
    const [ranking, ...all] = await Promise.all([
      this.#ranking(city, at),
      ...units.map(({ id }) => this.#unit({ ...at, region: id })),
    ]);
    return {
      city,
      year: yearOf(at.asOf),
      simulated: all.some(({ world }) => world === 'simulated'),
      units: all.map((unit) => ({
        ...named(unit.region, this.#reference),
        quotas: this.#quotas(unit, yearOf(at.asOf), [STOCK, ADDED]).filter(
          ({ indicator }) => indicator === STOCK || indicator === ADDED,
        ),
        rank: ranking && rankOfUnit(ranking, unit.region),
      })),
    };
  }

  /** The first screen of a unit: quotas, pace, the end of the year, rank, money, certificates that end. */
  async page(question: DistrictQuestion, _viewer: Viewer) {
    const { region, asOf, knownAt } = question;
    const unit = await this.#unit(question);
    const { city, world, figures } = unit;
    const { regions } = this.#reference;
    const within = regionsWithin(regions, [CITIES[city]]);
    const [ranking, holders, received] = await Promise.all([
      this.#ranking(city, question),
      this.#holders(unit, question),
      this.#warehouse.session((session) =>
        readReceived(session, { asOf, knownAt, region, within }),
      ),
    ]);
    const year = yearOf(asOf);
    const ahead = yearAhead(asOf);
    const place = regions.get(region);
    return {
      ...this.unit(region),
      parent: CITIES[city],
      overlapping: (place?.overlaps ?? []).map((id) => named(id, this.#reference)),
      zones: [...regions.values()]
        .filter(({ overlaps }) => overlaps.includes(region))
        .map(({ id }) => named(id, this.#reference)),
      year,
      yearOver: lastFullYear(asOf) === year,
      world,
      simulated: world === 'simulated' && this.#hasFigures(unit),
      counted: unit.counted,
      quotas: this.#quotas(unit, year, [STOCK, ADDED]),
      yearEnds: [STOCK, ADDED].map((indicator) =>
        this.#yearEnd(unit, indicator, holders, question),
      ),
      ending: {
        year: ahead,
        firms: unit.counted ? endingBefore(holders, `${ahead}-12-31`).length : null,
      },
      lapsing: {
        until: aYearAfter(asOf),
        firms: unit.counted ? lapsing(holders, asOf).length : null,
        holders: unit.counted ? holders.length : null,
      },
      rank: ranking && rankOfUnit(ranking, region),
      schemes: schemesOf(this.#rankings, city).map(({ id, title, titleEn, nature }) => ({
        id,
        title,
        titleEn,
        nature,
      })),
      received,
      series: this.#series(unit, figures),
    };
  }

  /** The ranks of a unit by scheme, the earliest period first. Totals, for every viewer. */
  async ranks({ region, ...at }: DistrictQuestion, _viewer: Viewer) {
    const { city } = unitNamed(region, this.#reference.regions);
    const all = [];
    for (const scheme of schemesOf(this.#rankings, city)) {
      const key = this.#key([scheme.id], at);
      const past = await this.#histories.get(key, () => rankHistory(this.#rankings, scheme, at));
      all.push({
        scheme: scheme.id,
        nature: scheme.nature,
        title: scheme.title,
        titleEn: scheme.titleEn,
        simulated: past.some(({ simulated }) => simulated),
        periods: past.flatMap((ranking) => rankOfUnit(ranking, region) ?? []),
      });
    }
    return { schemes: all };
  }

  /** What a unit's beneficiaries received and what the district owes, by rule. Totals, for every viewer. */
  async money({ region, ...at }: DistrictQuestion, _viewer: Viewer) {
    const { city } = unitNamed(region, this.#reference.regions);
    const { subsidies } = this.#subsidies;
    const reference = this.#reference;
    const all = await this.#money.get(this.#key([city], at), () =>
      readMoney(this.#warehouse, { subsidies, reference }, { ...at, city }),
    );
    const law = { rules: new Map(subsidies.rules.map((rule) => [rule.id, rule])), reference };
    const received = presentReceived(all, region, law);
    const owed = presentOwed(all, region, law, yearOf(at.asOf));
    return {
      simulated: all.simulated && (received.length > 0 || owed.rows.length > 0),
      /** False where neither money nor what the rules owe is loaded: nothing is then told, not zero. */
      known: all.anything,
      year: yearOf(at.asOf),
      received,
      owed,
    };
  }

  /** The certificates that end within twelve months, by day; only their number for who sees no rows. */
  async lapsing(question: DistrictQuestion, viewer: Viewer) {
    const { region, asOf } = question;
    const unit = await this.#unit(question);
    const rules = renewalRules(this.#subsidies.subsidies, this.#reference, unit.city);
    const holders = await this.#holders(unit, question);
    const ending = lapsing(holders, asOf);
    const endOfYear = `${yearAhead(asOf)}-12-31`;
    return {
      until: aYearAfter(asOf),
      yearEnd: endOfYear,
      /** False where no certificates are loaded: nothing is then told, not zero. */
      known: unit.counted,
      simulated: unit.world === 'simulated' && ending.length > 0,
      holders: holders.length,
      total: ending.length,
      beforeYearEnd: ending.filter(({ validTo }) => validTo < endOfYear).length,
      /** What a renewal is paid by, and whether the text is in force on the day. */
      rules: rules.map((rule) => ({ ...rule, inForce: covers(rule, asOf) })),
      rows: seesRows(viewer, region)
        ? ending.map((holder) => {
            const { laterCertificate: _, ...shown } = holder;
            return {
              ...shown,
              beforeYearEnd: holder.validTo < endOfYear,
              /** Rules that would pay for a renewal on the day on which it ends. */
              renewal: rules.filter((rule) => covers(rule, holder.validTo)).map(({ rule }) => rule),
            };
          })
        : null,
    };
  }

  /** Firms without a valid certificate, held against the conditions that figures can tell. */
  async close(question: DistrictQuestion, viewer: Viewer) {
    const { region } = question;
    const { world, counted } = await this.#unit(question);
    const found: CloseFirms = await this.#warehouse.session((session) =>
      readClose(session, { ...question, world }),
    );
    return {
      year: found.year,
      /** False where no certificates are loaded, so that none can be missing. */
      known: counted,
      simulated: world === 'simulated' && found.tally.without > 0,
      conditions: MEASURES,
      unchecked: UNCHECKED,
      tally: found.tally,
      total: counted ? found.rows.length : 0,
      rows: seesRows(viewer, region) ? (counted ? found.rows : []) : null,
    };
  }

  #key(of: readonly string[], { asOf, knownAt }: Clocks): string {
    return [this.#warehouse.content(), asOf, knownAt, ...of].join(' ');
  }

  /** The last ranking by the first scheme that ranks anybody; else by the first one. */
  async #ranking(city: City, { asOf, knownAt }: Clocks): Promise<PresentedRanking | null> {
    const at = { asOf, knownAt };
    let first: PresentedRanking | null = null;
    for (const scheme of schemesOf(this.#rankings, city)) {
      const key = this.#key([scheme.id], at);
      const found = await this.#ranks.get(key, () => lastRanking(this.#rankings, scheme, at));
      if (found?.rows.some(({ rank }) => rank !== null)) return found;
      first ??= found;
    }
    return first;
  }

  async #unit({ region: id, asOf, knownAt }: DistrictQuestion): Promise<Unit> {
    const { regions } = this.#reference;
    const { city, region } = unitNamed(id, regions);
    const figures = await this.#figures.get(this.#key([], { asOf, knownAt }), () =>
      this.#warehouse.session((session) =>
        readYearly(session, { asOf, knownAt }, this.#regions, this.#reference),
      ),
    );
    const units = unitsOf(city, regions, asOf).map((unit) => unit.id);
    const world = worldOf(figures, units);
    return { city, region: region.id, figures, world, counted: countsRows(figures, world, units) };
  }

  #holders(
    { region, world, counted }: Unit,
    { asOf, knownAt }: Clocks,
  ): Promise<readonly Holder[]> {
    if (!counted) return Promise.resolve([]);
    const regions = this.#regions;
    const at = { asOf, knownAt };
    return this.#holding.get(this.#key([region, world], at), () =>
      this.#warehouse.session((session) => readHolders(session, { ...at, region, regions, world })),
    );
  }

  #quotas(unit: Unit, year: number, first: readonly string[]) {
    const { figures, region } = unit;
    const { targets } = this.#rankings;
    const since = this.#since(unit, year);
    const asked = { ...unit, year, since: since === null ? null : yearOf(since) };
    return quotaIndicators(figures, targets, { ...asked, region }, first).map((indicator) =>
      quotaLine(figures, targets, this.#reference, indicator, asked),
    );
  }

  #since({ region, city }: Unit, year: number) {
    return comparableFrom(region, city, year, this.#reference.regions);
  }

  #points(unit: Unit, indicator: string) {
    const { figures, region, world, counted } = unit;
    const { asOf } = figures;
    const kind = indicator === STOCK ? 'stock' : 'flow';
    return fullYears(kind, asOf, this.#since(unit, yearOf(asOf)), (year) => {
      const fact = figureOf(figures, world, { indicator, region, year, counted });
      return fact && fact.bound === null ? fact.value.toNumber() : null;
    });
  }

  /** The end of the year ahead; certificates that last to it, or recognitions of its days so far, are its floor. */
  #yearEnd(unit: Unit, indicator: string, holders: readonly Holder[], { asOf }: Clocks) {
    const { figures, region, world, counted } = unit;
    const year = yearAhead(asOf);
    const asked = { indicator, region, counted };
    const soFar = figureOf(figures, world, { ...asked, year })?.value.toNumber() ?? 0;
    const floor = indicator === STOCK ? lastingTo(holders, `${year}-12-31`).length : soFar;
    const quota = figures.books[world].quota(indicator, region, year) ?? null;
    const end = yearEnd({
      indicator,
      asOf,
      points: this.#points(unit, indicator),
      floor: counted ? floor : 0,
      quota: quota?.amount ?? null,
    });
    return { indicator, quota: quota?.amount.toFixed() ?? null, ...end };
  }

  /** Year-end stocks and yearly recognitions as known, for the chart. */
  #series(unit: Unit, { asOf }: YearlyFigures) {
    const now = yearOf(asOf);
    return [STOCK, ADDED].map((indicator) => ({
      indicator,
      points: this.#points(unit, indicator),
      quotas: Array.from({ length: 12 }, (_, at) => now - 10 + at).flatMap((year) => {
        const quota = unit.figures.books[unit.world].quota(indicator, unit.region, year);
        return quota ? [{ year, value: quota.amount.toFixed() }] : [];
      }),
    }));
  }

  #hasFigures({ figures, region, world }: Unit): boolean {
    const { facts, quotas } = figures.books[world];
    return [...facts.keys(), ...quotas.keys()].some((key) => key.split('|')[1] === region);
  }
}

function covers(
  { from, to }: { readonly from: string; readonly to: string | null },
  day: string,
): boolean {
  return from <= day && (to === null || day <= to);
}

export type DistrictPage = Awaited<ReturnType<DistrictService['page']>>;
export type DistrictRanks = Awaited<ReturnType<DistrictService['ranks']>>;
export type DistrictMoney = Awaited<ReturnType<DistrictService['money']>>;
export type DistrictLapsing = Awaited<ReturnType<DistrictService['lapsing']>>;
export type DistrictClose = Awaited<ReturnType<DistrictService['close']>>;
