import { bundleId } from '../../core/bundle.ts';
import { budgetsOfYear, rationedYear } from '../rationing/rationed-year.ts';
import type { RationedBudget, Untold } from '../rationing/rationed.ts';
import { rationingBy, type Rationing } from '../rationing/settings.ts';
import type { Reformed } from '../reform/apply-reform.ts';
import type { SubsidyService, Warehouse } from '../service.ts';
import { costPerProgress } from './cost-per-progress.ts';
import { bears, exhaustionOf, seasonOf, type Exhaustion } from './exhaustion.ts';
import type { Finding } from './findings.ts';
import { STEPS_OF_GROUNDS, groundsOf, type Grounds } from './grounds.ts';
import type { Growth } from './drivers.ts';
import { withPlaces } from './in-place-of.ts';
import type { Ladder } from './ladder.ts';
import type { Owed } from './owed.ts';
import { SILENT, stepsOfLadder, type Report } from './progress.ts';
import type { ExposureQuestion, Law } from './question.ts';
import { effectOnTargets, type EffectOnTargets } from './reform-effect-on-targets.ts';
import type { TakeUp } from './take-up.ts';
import { workedOut, type Worked } from './worked.ts';

/** The budget of a year with all that it rests on. */
export interface ExposureAnswer {
  readonly question: ExposureQuestion;
  readonly simulated: boolean;
  readonly ladder: Ladder;
  /** What the records of money are and where they stand, so that a cell opens to its rows. */
  readonly grounds: Pick<Grounds, 'records' | 'resolve' | 'places' | 'bases'>;
  /** What is owed in the year and not granted yet: the rows behind what is contingent. */
  readonly open: readonly Owed[];
  /** What fell due in the years before, can still be approved and is not granted yet. */
  readonly overdue: readonly Owed[];
  /** Of what is claimed, whether or not it is rationed. */
  readonly exhaustion: readonly (Exhaustion & { readonly drivers: readonly Driving[] })[];
  /** How claims on funds that are rationed are met. */
  readonly rationing: MetClaims;
  readonly growths: readonly Growth[];
  readonly takeUp: readonly TakeUp[];
  readonly findings: readonly Finding[];
  readonly reform: ReformEffect | null;
}

/** How claims on funds are met: the ways that are asked for, and what came of them. */
export interface MetClaims {
  readonly ways: Rationing;
  readonly budgets: readonly RationedBudget[];
  readonly untold: readonly Untold[];
}

/** A rule that draws on a budget, with what it is still expected to draw, in fen. */
export interface Driving {
  readonly rule: string | null;
  readonly fen: bigint;
}

/** What a reform changes: the reform's ladder less the baseline's, draw by draw. */
export interface ReformEffect {
  readonly name: string;
  readonly ladder: Ladder;
  readonly delta: Ladder;
  readonly open: readonly Owed[];
  /** What fell due in the years before, can still be approved and is not granted yet. */
  readonly overdue: readonly Owed[];
  readonly rationing: MetClaims;
  /** Beneficiaries whose entitlements change where last year's facts come again, largest change first. */
  readonly changes: readonly Change[];
  /** What those with the largest changes are called, by their codes. */
  readonly names: ReadonlyMap<string, string>;
  readonly targets: EffectOnTargets;
}

/** What a reform changes for one beneficiary, in fen, and what the beneficiary is. */
export interface Change {
  readonly code: string;
  readonly fen: bigint;
  readonly kind: string | null;
  readonly size: string | null;
}

/** A reform as it is asked of: its name and the law that it makes. */
export interface AskedReform {
  readonly name: string;
  readonly law: Reformed;
}

/** Forecasts budgets: what the command line and the API both ask. */
export class ExposureService {
  readonly #warehouse: Warehouse;
  readonly #subsidies: SubsidyService;
  /** The last grounds, which questions that differ in year, baseline or reform alone share. */
  #grounds: { readonly key: string; readonly made: Promise<Grounds> } | undefined;

  constructor(warehouse: Warehouse, subsidies: SubsidyService) {
    this.#warehouse = warehouse;
    this.#subsidies = subsidies;
  }

  /** The id of an answer to the question. */
  bundle(question: ExposureQuestion, reform: string | null): string {
    return this.#subsidies.bundle({
      query: 'exposure',
      question: JSON.stringify(Object.entries(question).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      reform: reform ?? undefined,
    });
  }

  /** How many steps `exposure` reports at most; grounds that are at hand are not reported. */
  steps(question: ExposureQuestion, reformed: boolean): number {
    const ladder = stepsOfLadder(question);
    return (this.#hasGrounds(question) ? 0 : STEPS_OF_GROUNDS) + (reformed ? 2 : 1) * ladder;
  }

  async exposure(
    question: ExposureQuestion,
    reform?: AskedReform,
    report: Report = SILENT,
  ): Promise<ExposureAnswer> {
    const base: Law = {
      subsidies: this.#subsidies.subsidies,
      reference: this.#subsidies.reference,
    };
    const grounds = await this.#groundsOf(base, question, report);
    const worked = await this.#worked(grounds, base, question, report);
    return {
      question,
      simulated: grounds.simulated,
      ladder: worked.ladder,
      grounds,
      open: worked.open,
      overdue: worked.overdue,
      exhaustion: exhausted(worked.claimed, grounds, question),
      rationing: worked.rationing,
      growths: worked.growths,
      takeUp: takeUpOfAll(worked.ladder, grounds),
      findings: grounds.findings.filter(({ year }) => year === question.year),
      reform: reform ? await this.#effect(worked, grounds, question, reform, report) : null,
    };
  }

  /** What documents paid for a unit of progress, on the money of an answer. */
  cost({ grounds, simulated, question }: ExposureAnswer) {
    return costPerProgress(this.#warehouse, { ...grounds, simulated }, this.#subsidies, question);
  }

  async #effect(
    baseline: Worked,
    grounds: Grounds,
    question: ExposureQuestion,
    { name, law }: AskedReform,
    report: Report,
  ): Promise<ReformEffect> {
    const ways = [...Object.entries(question.rationing ?? {}), ...Object.entries(law.rationing)];
    const asked = {
      ...question,
      readings: { ...question.readings, ...law.readings },
      rationing: rationingBy(ways),
    };
    const worked = await this.#worked(
      withPlaces(grounds, law.inPlaceOf),
      { ...law, before: this.#subsidies },
      asked,
      report,
    );
    const codes = new Set([...baseline.typical.keys(), ...worked.typical.keys()]);
    const changes = [...codes].flatMap((code) => {
      const fen = (worked.typical.get(code) ?? 0n) - (baseline.typical.get(code) ?? 0n);
      const { kind = null, size = null } = grounds.sizes.get(code) ?? {};
      return fen === 0n ? [] : [{ code, fen, kind, size }];
    });
    const ranked = changes.toSorted(
      (a, b) => compare(magnitude(b.fen), magnitude(a.fen)) || (a.code < b.code ? -1 : 1),
    );
    return {
      name,
      ladder: worked.ladder,
      delta: worked.ladder.less(baseline.ladder),
      open: worked.open,
      overdue: worked.overdue,
      rationing: worked.rationing,
      changes: ranked,
      names: await this.#subsidies.names(named(ranked), question),
      targets: await effectOnTargets(
        {
          ...{ warehouse: this.#warehouse, grounds, catalogue: this.#subsidies, law },
          ...{ before: baseline.ladder, after: worked.ladder },
        },
        asked,
      ),
    };
  }

  /** The budget under a law; `claimed` is its ladder before funds that are rationed come to an end. */
  async #worked(grounds: Grounds, law: Law, question: ExposureQuestion, report: Report) {
    const growths = new Set<Growth>();
    // Other questions that share the grounds ask for others.
    const growth: Grounds['growth'] = (driver) => {
      const found = grounds.growth(driver);
      growths.add(found);
      return found;
    };
    const own = { ...grounds, growth };
    const worked = await workedOut(this.#warehouse, own, law, question, report);
    const { ladder, ...rationing } = await rationedYear(worked, grounds, question);
    return {
      ...{ ...worked, ladder, claimed: worked.ladder, growths: [...growths] },
      rationing: { ways: question.rationing ?? {}, ...rationing },
    };
  }

  async #groundsOf(base: Law, question: ExposureQuestion, report: Report): Promise<Grounds> {
    const key = this.#keyOf(question);
    if (this.#grounds?.key === key) return this.#grounds.made;
    const made = groundsOf(this.#warehouse, base, question, report);
    this.#grounds = { key, made };
    made.catch(() => {
      if (this.#grounds?.made === made) this.#grounds = undefined;
    });
    return made;
  }

  #hasGrounds(question: ExposureQuestion): boolean {
    return this.#grounds?.key === this.#keyOf(question);
  }

  /** Names what grounds rest on: neither the year nor the baseline or a reform. */
  #keyOf(question: ExposureQuestion): string {
    const { asOf, knownAt, city, readings, draws, seed } = question;
    const parameters = { asOf, knownAt, city, draws, seed, readings: JSON.stringify(readings) };
    return bundleId({
      code: '',
      catalogue: '',
      snapshot: this.#warehouse.content(),
      parameters,
    });
  }
}

/** Winners and losers that are named, of each. */
export const NAMED = 20;

function named(ranked: ReformEffect['changes']): string[] {
  const gain = ranked.filter(({ fen }) => fen > 0n).slice(0, NAMED);
  const loss = ranked.filter(({ fen }) => fen < 0n).slice(0, NAMED);
  return [...gain, ...loss].map(({ code }) => code);
}

function exhausted(ladder: Ladder, grounds: Grounds, question: ExposureQuestion) {
  const { year, asOf, draws } = question;
  const { payments } = grounds.records;
  return budgetsOfYear(grounds, question)
    .map((budget) => {
      const mine = ({ fund, level, region }: Parameters<Parameters<Ladder['of']>[0]>[0]) =>
        fund === budget.fund && bears(budget, level, region);
      const season = seasonOf(payments, year, budget.fund);
      const found = exhaustionOf(budget, ladder.toCome(mine, draws), { year, asOf, season });
      return { ...found, drivers: ladder.driving(mine).slice(0, DRIVERS) };
    })
    .toSorted(
      (a, b) =>
        b.probability - a.probability ||
        (a.month ?? '9').localeCompare(b.month ?? '9') ||
        compare(b.appropriated, a.appropriated) ||
        (a.fund < b.fund ? -1 : 1),
    );
}

const DRIVERS = 3;

function takeUpOfAll(ladder: Ladder, { takeUp }: Grounds): TakeUp[] {
  if (takeUp === null) return [];
  return ladder.by('rule').flatMap(({ id }) => (id === null ? [] : [takeUp.of(id)]));
}

function magnitude(fen: bigint): bigint {
  return fen < 0n ? -fen : fen;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
