import { bundleId } from '../core/bundle.ts';
import type { CivilDate } from '../core/civil-date.ts';
import { QuanhengError } from '../core/error.ts';
import type { Viewer } from '../core/viewer.ts';
import { closest } from 'fastest-levenshtein';
import { loadReference, type Reference } from '../reference/catalogue.ts';
import { catalogueVersion, codeVersion } from '../reference/version.ts';
import type { Session } from '../warehouse/snapshot.ts';
import { applyReadings, type AppliedRule } from './applied-rule.ts';
import { loadSubsidies, type MoneyRule, type Subsidies } from './catalogue.ts';
import { amountIsKnown } from './computable.ts';
import { entitlementsOf, type Entitlement } from './entitlement.ts';
import { readChoice, type Choices } from './readings.ts';
import { settle, sqlFile } from './settle.ts';
import { explainFacts, traceOf, type Trace } from './explain.ts';

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

  constructor(warehouse: Warehouse) {
    this.reference = loadReference();
    this.subsidies = loadSubsidies(this.reference);
    this.#warehouse = warehouse;
  }

  /** The id of a result with these parameters, on the current snapshot. Asks no query. */
  bundle(parameters: Readonly<Record<string, string | undefined>>): string {
    const snapshot = this.#warehouse.content();
    return bundleId({ code: this.#code, catalogue: this.#catalogue, snapshot, parameters });
  }

  /** The rule of an id; throws with the nearest one where there is none. */
  rule(id: string): MoneyRule {
    const found = this.subsidies.rules.find((rule) => rule.id === id);
    if (found) return found;
    const near = closest(
      id,
      this.subsidies.rules.map((rule) => rule.id),
    );
    throw new QuanhengError('usage', `no rule named ${id}`, { mend: `Did you mean ${near}?` });
  }

  /** Reads `switch=option` words; throws with the nearest name where there is none such. */
  choices(words: readonly string[]): Choices {
    return Object.fromEntries(words.map((word) => readChoice(word, this.subsidies.readings)));
  }

  /** Every rule that can pay in the year, under the readings chosen. */
  payingRules({ year, asOf, city, drafts = false, readings, rule }: Question): AppliedRule[] {
    const first = `${year}-01-01`;
    const last = `${year}-12-31` < asOf ? `${year}-12-31` : asOf;
    const paying = applyReadings(this.subsidies, this.reference, readings).filter(
      (applied) =>
        amountIsKnown(applied.rule) &&
        (drafts || !applied.draft) &&
        (city === undefined || applied.city === city) &&
        applied.from <= last &&
        (applied.to === null || applied.to >= first),
    );
    return rule === undefined ? paying : concerned(paying, rule);
  }

  /** Why one beneficiary is owed what it is under one rule. */
  async explain(question: Question & { rule: string; beneficiary: string }): Promise<Trace> {
    const { groups } = this.subsidies;
    const applied = this.#applied(question);
    const rules = this.payingRules({
      ...question,
      drafts: question.drafts === true || applied.draft,
    });
    const { year, asOf, knownAt, beneficiary, rule } = question;
    const context = { question, subsidies: this.subsidies, reference: this.reference };
    if (!rules.some((each) => each.rule.id === rule)) {
      if (!amountIsKnown(applied.rule)) return traceOf(applied, [], [], context);
      rules.push(applied);
    }
    return this.#warehouse.session(async (session) => {
      await settle(session, rules, groups, { year, asOf, knownAt, beneficiary });
      const rows = await session.rows(sqlFile('rows'), { year, rule: null });
      const facts = await explainFacts(session, applied, question);
      return traceOf(applied, facts, entitlementsOf(rows, rules, groups), context);
    });
  }

  /** The rule under the readings chosen; as its default has it where a reading turns it off. */
  #applied({ rule, readings }: Question & { rule: string }): AppliedRule {
    this.rule(rule);
    const find = (choices: Choices | undefined) =>
      applyReadings(this.subsidies, this.reference, choices).find((each) => each.rule.id === rule);
    const found = find(readings) ?? find(undefined);
    if (!found) throw new Error(`${rule} is turned off by default`);
    return found;
  }

  /** What is due for a year's events, rule by rule. The viewer's region bounds what is seen. */
  async entitlements(question: Question, viewer: Viewer): Promise<Entitlement[]> {
    const rules = this.payingRules(question);
    const { groups } = this.subsidies;
    const { year, asOf, knownAt, beneficiary = null, rule } = question;
    const number = rule === undefined ? null : rules.findIndex((each) => each.rule.id === rule);
    if (number === -1) return [];
    const rows = await this.#warehouse.session(async (session) => {
      await settle(session, rules, groups, { year, asOf, knownAt, beneficiary });
      return session.rows(sqlFile('rows'), { year, rule: number });
    });
    const all = entitlementsOf(rows, rules, groups);
    return viewer.region === null ? all : all.filter(({ region }) => region === viewer.region);
  }
}

/** The rule with all those whose payments bear on its own: rivals, shared caps, counted payments. */
function concerned(rules: readonly AppliedRule[], id: string): AppliedRule[] {
  const wanted = new Set([id]);
  const links = ({ rule, gates }: AppliedRule) => [
    ...rule.stacking.map(({ group }) => `group ${group}`),
    ...rule.caps.flatMap(({ shared }) => (shared === undefined ? [] : [`cap ${shared}`])),
    ...gates.flatMap(({ check }) =>
      check.by === 'times' ? check.of.map((each) => `rule ${each}`) : [],
    ),
    `rule ${rule.id}`,
  ];
  for (let before = 0; before < wanted.size;) {
    before = wanted.size;
    const linked = new Set(rules.filter(({ rule }) => wanted.has(rule.id)).flatMap(links));
    for (const applied of rules) {
      if (links(applied).some((link) => linked.has(link))) wanted.add(applied.rule.id);
    }
  }
  return rules.filter(({ rule }) => wanted.has(rule.id));
}
