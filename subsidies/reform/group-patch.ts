import { isDeepStrictEqual } from 'node:util';
import type { MoneyRule } from '../catalogue.ts';
import type { Patch } from '../rule-schema.ts';
import { withRules, type CatalogueState } from './catalogue-state.ts';
import type { GroupPatch } from './reform-schema.ts';
import { patchedDays } from './rule-days.ts';
import { underOptions } from './rule-patch.ts';

/** The groups with a patch in place; off, its rules pay beside each other. */
export function patchGroup(state: CatalogueState, patch: GroupPatch): CatalogueState {
  const group = state.groups.find(({ id }) => id === patch.group);
  if (!group) return state;
  if (patch.off === true) {
    const groups = state.groups.filter((each) => each !== group);
    return withRules(
      { ...state, groups },
      [...state.rules.values()].map((rule) => without(rule, group.id)),
    );
  }
  const { from, to, ...fields } = group;
  const days =
    patch.valid === undefined
      ? { from, to }
      : patchedDays(
          { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
          patch.valid,
        );
  const now = {
    ...fields,
    prefers: patch.prefers ?? group.prefers,
    compare: patch.compare ?? group.compare,
    ...(days?.from === undefined ? {} : { from: days.from }),
    ...(days?.to === undefined ? {} : { to: days.to }),
  };
  if (isDeepStrictEqual(now, { ...group })) return state;
  return { ...state, groups: state.groups.map((each) => (each === group ? now : each)) };
}

function without(rule: MoneyRule, group: string): MoneyRule {
  if (!JSON.stringify([rule.stacking, rule.readings]).includes(`"group":"${group}"`)) return rule;
  const leave = (stacking: MoneyRule['stacking']) =>
    stacking.filter((each) => each.group !== group);
  const option = (of: Patch): Patch =>
    of['stacking'] === undefined
      ? of
      : { ...of, stacking: leave(of['stacking'] as MoneyRule['stacking']) };
  return { ...rule, stacking: leave(rule.stacking), readings: underOptions(rule, option) };
}
