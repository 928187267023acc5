import { QuanhengError } from '../../core/error.ts';
import type { Reference } from '../../reference/catalogue.ts';
import type { Subsidies } from '../catalogue.ts';
import type { Rationing } from '../rationing/settings.ts';
import type { Choices } from '../readings.ts';
import { stateOf, withRules, type CatalogueState } from './catalogue-state.ts';
import { adoptRule, endRules, patchDocument } from './document-patch.ts';
import { patchGroup } from './group-patch.ts';
import type { Reform, ReformPatch, RulePatch } from './reform-schema.ts';
import { ruleDays } from './rule-days.ts';
import { patchedRule, type Misfit } from './rule-patch.ts';

/** The law as a reform has it. */
export interface Reformed {
  readonly subsidies: Subsidies;
  readonly reference: Reference;
  /** The options of readings that it chooses. */
  readonly readings: Choices;
  /** How it has open claims on funds met where money does not reach. */
  readonly rationing: Rationing;
  /** Drafts that it treats as law, as a whole or in part. */
  readonly drafts: readonly string[];
  /** The rules in whose places others stand, by the ids of these. */
  readonly inPlaceOf: ReadonlyMap<string, readonly string[]>;
}

/** The state after a patch: the same object where it changes nothing. */
export interface Step {
  readonly state: CatalogueState;
  readonly misfits: readonly Misfit[];
}

/**
 * Rules, groups and documents with a reform in place; what it does not touch is the same object, and
 * under the empty reform everything is. Throws `invalidInput` where a rule is none any more: what else
 * is wrong with a reform is found by `reformFaults`.
 */
export function reformed(subsidies: Subsidies, reference: Reference, reform: Reform): Reformed {
  const before = stateOf(subsidies, reference);
  const after = reform.patches.reduce((state, patch) => {
    const { state: next, misfits } = patchStep(state, patch);
    const [first] = misfits;
    if (first) {
      throw new QuanhengError(
        'invalidInput',
        `${first.key.map(String).join('.')}: ${first.message}`,
      );
    }
    return next;
  }, before);
  return reformedOf(subsidies, reference, before, after);
}

/** The catalogue of a state, its parts the same objects where no patch touched them. */
export function reformedOf(
  subsidies: Subsidies,
  reference: Reference,
  before: CatalogueState,
  after: CatalogueState,
): Reformed {
  const same = after.rules === before.rules && after.groups === before.groups;
  return {
    subsidies: same
      ? subsidies
      : { ...subsidies, rules: [...after.rules.values()], groups: after.groups },
    reference:
      after.documents === before.documents
        ? reference
        : { ...reference, documents: after.documents },
    readings: after.choices,
    rationing: after.rationing,
    drafts: after.adopted,
    inPlaceOf: after.inPlaceOf,
  };
}

/** Carries out one patch; one that names nothing known changes nothing. */
export function patchStep(state: CatalogueState, patch: ReformPatch): Step {
  if ('rule' in patch) return patchRule(state, patch);
  if ('document' in patch) return { state: patchDocument(state, patch), misfits: [] };
  if ('group' in patch) return { state: patchGroup(state, patch), misfits: [] };
  if ('fund' in patch) {
    const { fund, rationing: how } = patch;
    if (state.rationing[fund] === how) return { state, misfits: [] };
    return { state: { ...state, rationing: { ...state.rationing, [fund]: how } }, misfits: [] };
  }
  if (state.choices[patch.reading] === patch.option) return { state, misfits: [] };
  return {
    state: { ...state, choices: { ...state.choices, [patch.reading]: patch.option } },
    misfits: [],
  };
}

function patchRule(given: CatalogueState, patch: RulePatch): Step {
  const state = placed(given, patch);
  const rule = state.rules.get(patch.rule);
  if (!rule) return { state, misfits: [] };
  const { from, ...rest } = patch;
  // The day is that of the adoption, or of the end, before it is that of a figure.
  const own = patch.adopt === true || patch.off === true ? rest : patch;
  const changed = patchedRule(rule, own, ruleDays(rule, state.documents));
  if ('misfits' in changed) return { state, misfits: changed.misfits };
  const next = withRules(state, [changed.rule]);
  const adopted = patch.adopt === true ? adoptRule(next, changed.rule, from) : next;
  const now = adopted.rules.get(patch.rule);
  if (patch.off !== true || !now) return { state: adopted, misfits: [] };
  return { state: endRules(adopted, [now], from), misfits: [] };
}

function placed(state: CatalogueState, { rule, inPlaceOf = [] }: RulePatch): CatalogueState {
  const others = inPlaceOf.filter((id) => id !== rule);
  if (others.length === 0) return state;
  return { ...state, inPlaceOf: new Map([...state.inPlaceOf, [rule, others]]) };
}
