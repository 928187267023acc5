import type { CivilDate } from '../core/civil-date.ts';
import type { Rounding } from '../core/money.ts';
import type { Reference } from '../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from './catalogue.ts';
import { regionsWithin, type ConditionTerms } from './condition-sql.ts';
import { FACT_VIEWS, kindWord, type FactView } from './fact-views.ts';
import type { Gate } from './gates.ts';
import type { Parameter } from './parameter.ts';
import { patched, type Choices } from './readings.ts';
import { readReference } from './references.ts';
import { ruleSchema } from './rule-schema.ts';
import { dated, parameter } from './terms.ts';

/** A rule as it holds under chosen readings, with all that its words refer to. */
export interface AppliedRule {
  readonly rule: MoneyRule;
  readonly view: FactView;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly gates: readonly Gate[];
  readonly rounding: Rounding;
  readonly draft: boolean;
  readonly city: 'jinan' | 'qingdao';
  /** Lower wins where two benefits are equal: the text issued later. */
  readonly rank: number;
  parametersOf(rule: string): Readonly<Record<string, Parameter>>;
  readonly conditions: ConditionTerms;
}

/** Written where a rule outlives a document that ends. */
const FOREVER = '9999-12-31';

/** Every rule under the chosen readings; those that an option turns off are not there. */
export function applyReadings(
  { rules, readings }: Subsidies,
  reference: Reference,
  choices: Choices = {},
): AppliedRule[] {
  const chosen = (name: string) =>
    choices[name] ?? readings.find(({ id }) => id === name)?.default ?? '';
  const changed = rules.flatMap((rule) => {
    let now: MoneyRule = rule;
    for (const [name, options] of Object.entries(rule.readings)) {
      const patch = options[chosen(name)];
      if (patch === undefined) continue;
      const next = patched(now, patch);
      if (next.off) return [];
      const { document, ...fields } = next.rule;
      now = { ...ruleSchema.parse(fields), document: String(document) };
    }
    return [now];
  });
  // Of a rule that a reading turns off, others can still name the figures.
  const byId = new Map([...rules, ...changed].map((rule) => [rule.id, rule]));
  const parametersOf = (id: string) => byId.get(id)?.parameters ?? {};
  const places = new Map<string, readonly string[]>();
  const within = (ids: readonly string[]) => {
    const key = ids.join();
    const known = places.get(key) ?? regionsWithin(reference.regions, ids);
    places.set(key, known);
    return known;
  };
  const conditionsOf = (rule: MoneyRule): ConditionTerms => ({
    within,
    figure: (bound, digits) =>
      readReference(bound) === undefined
        ? dated({ unit: 'count', values: [{ from: '', value: bound, evidence: '' }] }, '', digits)
        : dated(parameter({ parameters: rule.parameters, parametersOf }, bound), 'f.date', digits),
  });
  const span = (rule: MoneyRule) => {
    const validity = reference.documents.get(rule.document)?.validity;
    return {
      from: rule.valid?.from ?? validity?.from ?? '0001-01-01',
      to: rule.valid?.to === FOREVER ? null : (rule.valid?.to ?? validity?.to ?? null),
    };
  };
  const gates = new Map<string, Gate>();
  for (const rule of changed) {
    if (rule.mechanism.kind !== 'gate') continue;
    const { name, check } = rule.mechanism;
    const kinds = rule.beneficiary.kinds?.map((kind) => kindWord(kind)) ?? null;
    const gate = { id: rule.id, name, check, ...span(rule), terms: conditionsOf(rule), kinds };
    gates.set(rule.id, gate);
    if (!gates.has(name)) gates.set(name, gate);
  }
  const issued = (rule: MoneyRule) => reference.documents.get(rule.document)?.issued ?? '';
  const order = changed
    .toSorted((a, b) => issued(b).localeCompare(issued(a)) || a.id.localeCompare(b.id))
    .map(({ id }) => id);
  const rankOf = new Map(order.map((id, at) => [id, at]));
  return changed.flatMap((rule) => {
    const view = FACT_VIEWS.get(rule.facts);
    const document = reference.documents.get(rule.document);
    if (!view || !document) return [];
    return [
      {
        rule,
        view,
        ...span(rule),
        gates: rule.gates.flatMap((name) => gates.get(name) ?? []),
        // A ceiling is never passed by rounding; a rate that is owed is rounded as accounts are.
        rounding: rule.nature.rate === 'ceiling' ? 'down' : 'halfUp',
        draft: document.draft,
        city: document.city,
        rank: rankOf.get(rule.id) ?? 0,
        parametersOf,
        conditions: conditionsOf(rule),
      },
    ];
  });
}
