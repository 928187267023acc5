import type { PolicyDocument } from '../../reference/document-schema.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { MoneyRule, Subsidies } from '../catalogue.ts';
import type { Choices } from '../readings.ts';
import type { Rationing } from '../rationing/settings.ts';
import type { StackingGroup } from '../stacking-schema.ts';

/** The catalogue as it stands between two patches; each patch makes another of it. */
export interface CatalogueState {
  readonly rules: ReadonlyMap<string, MoneyRule>;
  readonly groups: readonly StackingGroup[];
  readonly documents: Reference['documents'];
  readonly choices: Choices;
  /** The ways that the reform gives to funds. */
  readonly rationing: Rationing;
  /** Documents that were drafts and are treated as law. */
  readonly adopted: readonly string[];
  /** The rules in whose places others stand, by the ids of these. */
  readonly inPlaceOf: ReadonlyMap<string, readonly string[]>;
  /** Rules that the reform ends. */
  readonly ended: ReadonlySet<string>;
}

export function stateOf(subsidies: Subsidies, reference: Reference): CatalogueState {
  return {
    rules: new Map(subsidies.rules.map((rule) => [rule.id, rule])),
    groups: subsidies.groups,
    documents: reference.documents,
    choices: {},
    rationing: {},
    adopted: [],
    inPlaceOf: new Map(),
    ended: new Set(),
  };
}

/** The state with other rules in the places of those of the same ids; itself where none differs. */
export function withRules(state: CatalogueState, rules: Iterable<MoneyRule>): CatalogueState {
  const changed = [...rules].filter((rule) => state.rules.get(rule.id) !== rule);
  if (changed.length === 0) return state;
  return {
    ...state,
    rules: new Map([...state.rules, ...changed.map((rule) => [rule.id, rule] as const)]),
  };
}

export function withDocument(state: CatalogueState, document: PolicyDocument): CatalogueState {
  return { ...state, documents: new Map([...state.documents, [document.id, document]]) };
}
