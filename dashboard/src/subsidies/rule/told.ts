import { MECHANISM_NAMES } from '../../../../subsidies/mechanisms.ts';
import { readReference } from '../../../../subsidies/references.ts';
import type { Dated } from '../answer.ts';
import { conditionsInWords } from '../words/conditions.ts';
import { said, type Wording } from '../words/context.ts';
import {
  capsInWords,
  natureInWords,
  payableInWords,
  sharesInWords,
  valuesInWords,
} from '../words/money-paths.ts';
import { parameterLabel } from '../words/parameter-label.ts';
import { paysInWords } from '../words/pays.ts';

export type Told = ReturnType<typeof toldOf>;

/** All that the page of a rule says of its fields, in the page's language. */
export function toldOf(wording: Wording) {
  const { rule } = wording;
  const { zh, en } = MECHANISM_NAMES[rule.mechanism.kind];
  return {
    pays: paysInWords(wording),
    mechanism: said(wording, zh, en),
    nature: natureInWords(wording),
    conditions: conditionsInWords(wording),
    caps: capsInWords(wording),
    shares: sharesInWords(wording),
    payable: payableInWords(wording),
    parameters: parametersOf(wording),
  };
}

/** The rule's own figures, then those that it takes from other rules. */
function parametersOf(wording: Wording) {
  const { rule, others } = wording;
  const row = (name: string, values: readonly Dated[], from: string | null) => ({
    label: parameterLabel(wording, name),
    of: from,
    values: valuesInWords(wording, values),
  });
  const own = Object.entries(rule.parameters).map(([name, values]) => row(name, values, null));
  const borrowed = references([rule.mechanism, rule.when, rule.anyOf, rule.having, rule.caps]);
  const taken = borrowed.flatMap(([id, name]) => {
    const values = others.get(id)?.parameters[name];
    return values ? [row(name, values, id)] : [];
  });
  return [...own, ...taken];
}

/** Parameters of other rules: rule and name, each once. */
function references(value: unknown): [string, string][] {
  const found = new Map<string, [string, string]>();
  const look = (each: unknown): void => {
    if (typeof each === 'string') {
      const read = each.startsWith('$') ? readReference(each) : undefined;
      if (read?.rule !== undefined) found.set(each, [read.rule, read.name]);
    } else if (each !== null && typeof each === 'object') {
      Object.values(each).forEach(look);
    }
  };
  look(value);
  return [...found.values()];
}
