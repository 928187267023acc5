import type { CivilDate } from '../core/civil-date.ts';
import type { Reference } from '../reference/catalogue.ts';
import { documentStatus } from '../reference/documents.ts';
import type { AppliedRule } from './applied-rule.ts';
import type { MoneyRule, Subsidies } from './catalogue.ts';
import { conditionShown } from './condition-shown.ts';
import type { Gate } from './gates.ts';
import { inputsOf } from './inputs.ts';
import { MECHANISM_NAMES } from './mechanisms.ts';
import { presentRule } from './present.ts';

/** Everything that is codified of a rule, with what it refers to. Asks no warehouse. */
export function rulePage(
  applied: AppliedRule,
  subsidies: Subsidies,
  reference: Reference,
  asOf: CivilDate,
) {
  // What a reading changes is shown beside the rule, so the rule is as its text has it by default.
  const rule = subsidies.rules.find(({ id }) => id === applied.rule.id) ?? applied.rule;
  const document = reference.documents.get(rule.document);
  if (!document) throw new Error(`unknown document ${rule.document}`);
  const { view } = applied;
  return {
    rule: presentRule(rule, reference, asOf),
    names: {
      mechanism: MECHANISM_NAMES[rule.mechanism.kind],
      facts: { zh: view.zh, en: view.en },
    },
    conditions: inputsOf(applied).map(({ name, zh, register }) => ({
      column: name,
      zh,
      expected: conditionShown(applied, name, reference.regions),
      register,
    })),
    document: {
      id: document.id,
      number: document.number,
      title: document.title,
      titleEn: document.titleEn,
      city: document.city,
      status: documentStatus(document, asOf, [...reference.documents.values()]),
      draft: document.draft,
      validFrom: document.validity.from,
      validTo: document.validity.to,
    },
    readings: readingsOf(rule, subsidies),
    gates: applied.gates.map((gate) => gateOf(gate, subsidies)),
    stacking: rule.stacking.map(({ group, rule: word }) => {
      const found = subsidies.groups.find(({ id }) => id === group);
      return {
        group,
        title: found?.title ?? group,
        titleEn: found?.titleEn ?? group,
        note: found?.note ?? '',
        rule: word,
        members: subsidies.rules
          .filter(({ stacking }) => stacking.some((each) => each.group === group))
          .map((member) => briefly(member, reference)),
      };
    }),
    sharedCaps: rule.caps.flatMap(({ shared, amount, per }) => {
      if (shared === undefined) return [];
      const members = subsidies.rules.filter(({ caps }) =>
        caps.some((each) => each.shared === shared),
      );
      return [{ shared, amount, per, members: members.map((each) => briefly(each, reference)) }];
    }),
    /** Other rules of the clause: what was paid under it can be theirs. */
    sameClause: subsidies.rules
      .filter(
        (each) =>
          each.id !== rule.id && each.document === rule.document && each.clause === rule.clause,
      )
      .map((each) => briefly(each, reference)),
  };
}

export type RulePage = ReturnType<typeof rulePage>;

/** A rule in a list of others. */
export function briefly(
  { id, title, titleEn, document, clause }: MoneyRule,
  { documents }: Reference,
) {
  const found = documents.get(document);
  return {
    id,
    title,
    titleEn,
    document,
    documentNo: found?.number ?? null,
    clause,
    draft: found?.draft ?? false,
  };
}

function readingsOf(rule: MoneyRule, { readings }: Subsidies) {
  return Object.entries(rule.readings).flatMap(([name, changes]) => {
    const reading = readings.find(({ id }) => id === name);
    if (!reading) return [];
    const options = reading.options.map((option) => ({
      ...option,
      changes: Object.keys(changes[option.id] ?? {}),
    }));
    return [{ ...reading, options }];
  });
}

function gateOf(gate: Gate, { rules }: Subsidies) {
  const entry = rules.find(({ id }) => id === gate.id);
  return {
    id: gate.id,
    name: gate.name,
    title: entry?.title ?? gate.name,
    titleEn: entry?.titleEn ?? gate.name,
    document: entry?.document ?? null,
    clause: entry?.clause ?? null,
    from: gate.from,
    to: gate.to,
    checked: gate.check.by !== 'notLoaded',
    missingInputs: entry?.missingInputs ?? [],
    evidence: entry?.evidence ?? null,
  };
}
