import { closest } from 'fastest-levenshtein';
import { bundleId } from '../core/bundle.ts';
import { lastFullYear, yearOf, type CivilDate } from '../core/civil-date.ts';
import { QuanhengError, type ErrorCode } from '../core/error.ts';
import type { Viewer } from '../core/viewer.ts';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import { queryText } from '../warehouse/queries.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { applyReadings, type AppliedRule } from './applied-rule.ts';
import { bySize, dueByRegion, dueDistribution, summaryOf } from './amounts.ts';
import {
  beneficiaryPage,
  districtUnit,
  unitRow,
  type BeneficiaryPage,
  type BeneficiaryQuestion,
} from './beneficiary.ts';
import { loadSubsidies, type MoneyRule, type Subsidies } from './catalogue.ts';
import { amountIsKnown } from './computable.ts';
import type { Entitlement } from './entitlement.ts';
import { explainFacts, traceOf, type Trace } from './explain.ts';
import { searchUnits, unitsOf } from './find-units.ts';
import { namedRow, type NamedRow } from './named-row.ts';
import { computableRules, concerned, payingIn } from './paying-rules.ts';
import { paymentHistory, type PaidYear } from './payment-history.ts';
import { readChoice, type Choices } from './readings.ts';
import { rulePage, type RulePage } from './rule-page.ts';
import { settledRows } from './settled-rows.ts';
import { unitFacts } from './unit-facts.ts';
import { rulesOfUnit } from './unit-rules.ts';

/** A snapshot's reader, as far as subsidies need it. */
export interface Warehouse {
  content(): string;
  session<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

/** What is asked of the rules. */
export interface Question {
  /** The year of the events. */
  readonly year: number;
  readonly asOf: CivilDate;
  readonly knownAt: CivilDate;
  readonly city?: 'jinan' | 'qingdao' | undefined;
  readonly rule?: string | undefined;
  readonly beneficiary?: string | undefined;
  /** Drafts are never law; they are worked out only where asked for. */
  readonly drafts?: boolean | undefined;
  readonly readings?: Choices | undefined;
}

/** The codified rules with a warehouse behind them: what the command line and the API both ask. */
export class SubsidyService {
  readonly reference: Reference;
  readonly subsidies: Subsidies;
  readonly #warehouse: Warehouse;
  readonly #code = codeVersion();
  readonly #catalogue = catalogueVersion();

  constructor(warehouse: Warehouse, reference = loadReference()) {
    this.reference = reference;
    this.subsidies = loadSubsidies(this.reference);
    this.#warehouse = warehouse;
  }

  /** The id of a result with these parameters, on the current snapshot. Asks no query. */
  bundle(parameters: Readonly<Record<string, string | undefined>>): string {
    const snapshot = this.#warehouse.content();
    return bundleId({ code: this.#code, catalogue: this.#catalogue, snapshot, parameters });
  }

  /** The rule of an id; throws with the nearest one where there is none. */
  rule(id: string, code: ErrorCode = 'usage'): MoneyRule {
    const found = this.subsidies.rules.find((rule) => rule.id === id);
    if (found) return found;
    const near = closest(
      id,
      this.subsidies.rules.map((rule) => rule.id),
    );
    throw new QuanhengError(code, `no rule named ${id}`, { mend: `Did you mean ${near}?` });
  }

  /** Reads `switch=option` words; throws with the nearest name where there is none such. */
  choices(words: readonly string[]): Choices {
    return Object.fromEntries(words.map((word) => readChoice(word, this.subsidies.readings)));
  }

  /**
   * Every rule that can pay in the year, under the readings chosen, and those that have ended but whose
   * payments count against them: a cap for good that they share, a number of times.
   */
  payingRules({ year, asOf, city, drafts = false, readings, rule }: Question): AppliedRule[] {
    const all = payingIn(this.#everyRule({ drafts, city, readings }), year, asOf);
    return rule === undefined ? all : concerned(all, [rule]);
  }

  /** Every rule that can pay in some year. */
  #everyRule(question: Pick<Question, 'drafts' | 'city' | 'readings'>) {
    return computableRules(this.subsidies, this.reference, question);
  }

  /** The rule with its document, readings, gates and those it competes with. */
  page(id: string, asOf: CivilDate): RulePage {
    const rule = this.rule(id, 'notFound').id;
    const applied = this.#applied({ rule });
    return rulePage(applied, this.subsidies, this.reference, asOf);
  }

  /** What the rule pays for a year's events; without one, for the last year in which it can pay. */
  async amounts(
    question: Omit<Question, 'year'> & { rule: string; year?: number | undefined },
    viewer: Viewer,
  ): Promise<Amounts> {
    const { asOf, knownAt } = question;
    const applied = this.#applied(question);
    const years = payingYears(applied, asOf);
    const year = question.year ?? years.at(-1) ?? lastFullYear(asOf);
    const { number: documentNo } = this.reference.documents.get(applied.rule.document) ?? {};
    const drafts = question.drafts === true || applied.draft;
    const [rows, paid] = await Promise.all([
      this.entitlements({ ...question, year, drafts }, viewer),
      this.#warehouse.session(async (session) =>
        documentNo === null || documentNo === undefined
          ? []
          : session.rows(queryText('clause-payments'), {
              document_no: documentNo,
              as_of: asOf,
              known_at: knownAt,
            }),
      ),
    ]);
    return {
      year,
      years,
      summary: summaryOf(rows),
      distribution: dueDistribution(rows),
      byRegion: dueByRegion(rows, this.reference),
      total: rows.length,
      rows: await this.named(rows.toSorted(bySize).slice(0, SHOWN), question),
      history: paymentHistory(paid, applied.rule, this.subsidies.rules),
    };
  }

  /** Units of a code that begins so, or a name that holds the text; districts by their names too. */
  async beneficiaries(text: string, { asOf, knownAt }: Pick<Question, 'asOf' | 'knownAt'>) {
    const rows = await this.#warehouse.session((session) =>
      searchUnits(session, text, FOUND, { on: asOf, knownAt }),
    );
    const districts = [...this.reference.regions.values()].filter(
      ({ id, name, parent }) =>
        ASSESSED.has(parent) && (id === text.toUpperCase() || name.includes(text)),
    );
    return [
      ...districts.map(districtUnit),
      ...rows.map((row) => unitRow(row, this.reference)),
    ].slice(0, FOUND);
  }

  /** The rows as they are sent, each with what its beneficiary is called. */
  async named(
    rows: readonly Entitlement[],
    at: Pick<Question, 'asOf' | 'knownAt'>,
  ): Promise<NamedRow[]> {
    if (rows.length === 0) return [];
    const codes = rows.map(({ beneficiary }) => beneficiary);
    const names = await this.names(codes, at);
    return rows.map((row) => namedRow(row, names));
  }

  /** What units are called, by their codes; districts by their region ids. */
  async names(
    codes: readonly string[],
    { asOf, knownAt }: Pick<Question, 'asOf' | 'knownAt'>,
  ): Promise<ReadonlyMap<string, string>> {
    const distinct = [...new Set(codes)];
    const rows = await this.#warehouse.session((session) =>
      unitsOf(session, distinct, { on: asOf, knownAt }),
    );
    const districts = distinct.flatMap((code) => this.reference.regions.get(code) ?? []);
    return new Map([
      ...districts.map(({ id, name }) => [id, name] as const),
      ...rows.map((row) => [String(row['code']), String(row['name'])] as const),
    ]);
  }

  /** Everything due to one unit for a year's events, why, and why not. */
  async beneficiary(question: BeneficiaryQuestion): Promise<BeneficiaryPage> {
    const everyRule = this.#everyRule(question);
    const catalogue = {
      subsidies: this.subsidies,
      reference: this.reference,
      rulesOf: (year: number) => this.payingRules({ ...question, year }),
      everyRule,
      firstYear: Math.min(...everyRule.map(({ from }) => yearOf(from))),
    };
    return this.#warehouse.session((session) => beneficiaryPage(session, question, catalogue));
  }

  /** Why one beneficiary is owed what it is under one rule. */
  async explain(question: Question & { rule: string; beneficiary: string }): Promise<Trace> {
    const { groups } = this.subsidies;
    const applied = this.#applied(question);
    const rules = this.payingRules({
      ...question,
      drafts: question.drafts === true || applied.draft,
    });
    const { rule } = question;
    const context = { question, subsidies: this.subsidies, reference: this.reference };
    if (!rules.some((each) => each.rule.id === rule)) {
      if (!amountIsKnown(applied.rule)) return traceOf(applied, [], [], context);
      rules.push(applied);
    }
    return this.#warehouse.session(async (session) => {
      const rows = await settledRows(session, rules, groups, question);
      const facts = await explainFacts(session, applied, question, this.reference.regions);
      return traceOf(applied, facts, rows, context);
    });
  }

  /** The rule under the readings chosen; as its default has it where a reading turns it off. */
  #applied({ rule, readings }: { rule: string; readings?: Choices | undefined }): AppliedRule {
    this.rule(rule);
    const find = (choices: Choices | undefined) =>
      applyReadings(this.subsidies, this.reference, choices).find((each) => each.rule.id === rule);
    const found = find(readings) ?? find(undefined);
    if (!found) throw new Error(`${rule} is turned off by default`);
    return found;
  }

  /** What is due for a year's events, rule by rule. The viewer's region bounds what is seen. */
  async entitlements(question: Question, viewer: Viewer): Promise<Entitlement[]> {
    const paying = this.payingRules(question);
    if (paying.length === 0) return [];
    const { beneficiary, rule } = question;
    const rows = await this.#warehouse.session(async (session) => {
      const rules =
        beneficiary === undefined
          ? paying
          : rulesOfUnit(paying, await unitFacts(session, { ...question, code: beneficiary }));
      return settledRows(session, rules, this.subsidies.groups, question);
    });
    const all = rule === undefined ? rows : rows.filter((row) => row.rule === rule);
    return viewer.region === null ? all : all.filter(({ region }) => region === viewer.region);
  }
}

/** Rows of a rule that are sent with its amounts, and units that a search finds at most. */
const SHOWN = 50;
const FOUND = 20;
/** The cities whose districts have quotas. */
const ASSESSED: ReadonlySet<string> = new Set(['370100', '370200']);

/** What a rule pays for a year's events. */
interface Amounts {
  readonly year: number;
  /** The years in which the rule can pay, up to the day. */
  readonly years: readonly number[];
  readonly summary: ReturnType<typeof summaryOf>;
  readonly distribution: ReturnType<typeof dueDistribution>;
  readonly byRegion: ReturnType<typeof dueByRegion>;
  readonly total: number;
  /** The largest. */
  readonly rows: readonly NamedRow[];
  readonly history: readonly PaidYear[];
}

function payingYears({ rule, from, to }: AppliedRule, asOf: CivilDate): number[] {
  if (!amountIsKnown(rule)) return [];
  const first = yearOf(from);
  const last = Math.min(yearOf(asOf), to === null ? Infinity : yearOf(to));
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => first + at);
}
